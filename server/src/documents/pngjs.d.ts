/** The one function of `pngjs` that is used; the package brings no types. */
declare module 'pngjs' {
  export const PNG: {
    sync: { read(png: Buffer): { width: number; height: number; data: Buffer } }
  }
}
