/** What is used of `dmn-moddle`; the package brings no types. */
declare module 'dmn-moddle' {
  export interface ModdleElement {
    $type: string
    [property: string]: unknown
  }
  export class DmnModdle {
    create(type: string, properties?: object): ModdleElement
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: Error[] }>
  }
}
