/** The one function of `jsonld` that is used; the package brings no types. */
declare module 'jsonld' {
  interface Options {
    documentLoader(url: string): Promise<never>
  }
  const jsonld: { flatten(document: object, context: null, options: Options): Promise<Record<string, unknown>[]> }
  export default jsonld
}
