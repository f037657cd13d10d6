/** 须签名的人: where their names and numbers stand is asked in the form, and says enough to recognise them. */
import { named, type Problem, type Report, type Spot, signerSpot, undefinedText } from './problems.ts'
import type { Catalogue, DataElement, LifeEvent, Signer } from './schema.ts'

const numbers: ReadonlySet<DataElement['type']> = new Set(['idNumber', 'creditCode', 'text'])

export function misplacedSigners(event: LifeEvent, catalogue: Catalogue): Problem[] {
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  const signers = event.signers ?? []
  for (const signer of signers) {
    const spot = signerSpot(event, signer)
    if (signers.filter(one => one.id === signer.id).length > 1) report(spot, '标识重复，请改为不同的标识')
    if (!signer.number && !signer.inPerson)
      report(spot, '没有写明证件号码，无法在线核对身份，请补充证件号码在哪一项，或者改为须亲自到场签名')
    if (signer.list) checkList(signer, signer.list, spot)
    else checkElements(signer, spot)
  }
  return problems

  function checkList(signer: Signer, list: string, spot: Spot) {
    const element = catalogue.dataElements[list]
    if (!isAsked(list, signer)) return notAsked(list, spot)
    if (element?.type !== 'list')
      return report(spot, `按${named(catalogue.dataElements, list)}逐人签名，而它不是列表，请改为列表类的数据元`)
    const { document } = signer
    for (const item of [signer.name, signer.number, document?.item])
      if (item && !element.items?.[item])
        report(spot, `${named(catalogue.dataElements, list)}的每一项中没有“${item}”，请改为已有的一项`)
    checkNumber(signer.number ? element.items?.[signer.number] : undefined, spot)
    for (const value of document ? [document.person, document.enterprise] : [])
      if (value && !element.items?.[document!.item]?.values?.[value])
        report(spot, `证件类型中没有“${value}”这个选项，请改为已有的选项`)
  }

  function checkElements(signer: Signer, spot: Spot) {
    if (signer.document) report(spot, '证件类型只用于按列表逐人签名，请删除它，或者写明按哪个列表')
    for (const element of [signer.name, signer.number])
      if (element && !isAsked(element, signer)) notAsked(element, spot)
    checkNumber(signer.number ? catalogue.dataElements[signer.number] : undefined, spot)
  }

  function checkNumber(element: DataElement | undefined, spot: Spot) {
    if (element && !numbers.has(element.type))
      report(spot, `“${element.label}”不是号码，不能用来核对身份，请改为填写证件号码的数据元`)
  }

  function notAsked(element: string, spot: Spot) {
    if (!catalogue.dataElements[element]) return report(spot, undefinedText('数据元', element))
    report(spot, `所签的各行都不填写${named(catalogue.dataElements, element)}，请改为这些行的表单中有的数据元`)
  }

  /** By a row they sign for. */
  function isAsked(element: string, { rows }: Signer): boolean {
    return event.services
      .filter(({ row }) => !rows || rows.includes(row))
      .some(({ service }) => catalogue.services[service]?.fields.some(field => field.element === element))
  }
}
