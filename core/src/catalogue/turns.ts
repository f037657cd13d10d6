/** What a part may meet on its way: a promise, a public notice, an answer by the system. Each is founded and can be carried out. */
import { type Report, type Spot, spotIn } from './problems.ts'
import { commitmentWords, evidenceWords, fieldWords } from './references.ts'
import type { Catalogue, FactDefinition, PublicService } from './schema.ts'

/** 《消防法》, 国办发〔2020〕42号. */
const citation = /《[^》]+》|〔\d{4}〕\s*\d+\s*号/

export function checkTurns(id: string, service: PublicService, catalogue: Catalogue, report: Report) {
  const spot = (at: string) => spotIn('services', id, at)
  checkCommitment(service, catalogue, spot(commitmentWords), report)
  for (const procedure of service.specialProcedures ?? [])
    checkNotice(procedure, service, catalogue, spot(`特别程序 ${procedure.name}`), report)
  if (service.automatic) checkAutomatic(service.automatic, service, catalogue, spot('系统自动核验'), report)
}

/** 国办发〔2020〕42号: a promise stands for what would have to be handed in, and only where law or document says so. */
function checkCommitment({ commitment, evidence }: PublicService, catalogue: Catalogue, spot: Spot, report: Report) {
  if (!commitment) return
  const { available, replaces = [], basis } = commitment
  for (const type of replaces)
    if (!evidence.some(use => use.type === type))
      report(spot, `以承诺代替的${evidenceWords(type, catalogue)}不在本事项的申请材料中，请改为本事项要求的材料`)
  if (replaces.length === 0) return
  if (!available) report(spot, '不适用告知承诺，却写有以承诺代替的材料，请删除这些材料，或者改为适用')
  if (!citation.test(basis))
    report(spot, `以承诺代替材料的依据“${basis}”没有写明法律法规或者文件，请写明（《…》或者发文字号）`)
}

type Procedure = NonNullable<PublicService['specialProcedures']>[number]

function checkNotice(
  { announced, days, mandatory, shows }: Procedure,
  service: PublicService,
  catalogue: Catalogue,
  spot: Spot,
  report: Report,
) {
  if (announced && !days) report(spot, '向社会公告（公示），却没有写明所需时间，请补充天数')
  if (announced && !shows) report(spot, '向社会公告（公示），却没有写明公告内容，请写明是否公布申请人')
  if (mandatory && !announced) report(spot, '写有必须公告的情形，却没有标为向社会公告（公示），请改为一致')
  if (shows && !announced) report(spot, '写有公告内容，却没有标为向社会公告（公示），请改为一致')
  for (const element of shows?.elements ?? []) requireField(element, service, catalogue, spot, report)
}

function checkAutomatic(
  { about, facts = [], matches = [] }: NonNullable<PublicService['automatic']>,
  service: PublicService,
  catalogue: Catalogue,
  spot: Spot,
  report: Report,
) {
  if (service.type !== 'data-check') report(spot, '只有数据核验类的事项可以由系统自动核验，请删除，或者改正事项类型')
  if ((service.approval?.levels ?? 1) > 1) report(spot, '由系统自动核验的事项只能有一级审批，请改正审批层级')
  if (facts.length + matches.length === 0) report(spot, '没有写明核验什么，请写明情形或者须一致的表单项')
  for (const element of [about, ...matches.map(one => one.element)])
    requireField(element, service, catalogue, spot, report)
  const type = catalogue.dataElements[about]?.type
  if (type !== undefined && type !== 'idNumber' && type !== 'creditCode')
    report(spot, '查询所按的一项不是公民身份号码或者统一社会信用代码，请改正')
  for (const fact of facts)
    if (!isAnsweredByData(catalogue.facts[fact])) report(spot, `情形 ${fact} 不是由数据共享答“是”或“否”的情形，请改正`)
}

const isAnsweredByData = (fact: FactDefinition | undefined) =>
  fact?.type === 'boolean' && (fact.source === 'data' || fact.source === 'share')

function requireField(element: string, { fields }: PublicService, catalogue: Catalogue, spot: Spot, report: Report) {
  if (!fields.some(field => field.element === element))
    report(spot, `${fieldWords(element, catalogue)}不在本事项的表单中，请改为本事项填写的一项`)
}
