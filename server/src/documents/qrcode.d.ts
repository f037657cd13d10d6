/** The one function of `qrcode` that is used; the package brings no types. */
declare module 'qrcode' {
  interface SvgOptions {
    type: 'svg'
    margin?: number
    errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H'
  }
  const qrcode: { toString(text: string, options: SvgOptions): Promise<string> }
  export default qrcode
}
