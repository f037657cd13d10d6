/** 综合受理窗口业务手册 (方案 二(三)): how to ask, what an answer changes, what to take in, what to look at, when to refuse. */
import type { FactDefinition } from '../catalogue/schema.ts'
import { factSources } from '../catalogue/vocabulary.ts'
import { askedThrough, isAsked } from '../plan/questions.ts'
import { answersTo } from './answers.ts'
import { evidenceOf } from './evidence.ts'
import { type Dates, flowOf } from './flow.ts'
import { guardsOf, questionOf, questionsOf } from './guide.ts'
import type { DocumentFlow, DocumentService, Handbook } from './schema.ts'
import { headOf, type Source, servicesOf, sourceOf } from './services.ts'

export function handbookOf(
  prepared: Source['prepared'],
  place: Source['place'],
  lifeEvent: string,
  dates: Dates,
): Handbook {
  const source = sourceOf(prepared, place, lifeEvent)
  const flow = flowOf(source, dates)
  const services = servicesOf(source)
  return {
    ...headOf(source),
    services,
    guards: guardsOf(source),
    questions: [...questionsOf(source).map(one => ({ ...one, withForm: false })), ...variantQuestions(source)].map(
      one => ({
        ...one,
        how: howToAsk(source.prepared.catalogue.facts[one.fact]!),
        answers: answersTo(one.fact, source),
      }),
    ),
    evidence: evidenceOf(source, flow),
    form: formOf(source),
    flow,
    refusals: services.map((service, place) => ({
      number: service.number,
      items: refusalsOf(service, flow, source.event.rows[place]!.row.when !== undefined),
    })),
  }
}

const ways: Record<FactDefinition['type'], string> = {
  boolean: '选是或者否',
  choice: '选一项',
  choices: '可以选几项',
  number: '填数字',
  date: '填日期',
  text: '填写',
  list: '逐项填写',
}

const howToAsk = ({ type, unit, source }: FactDefinition) =>
  `${ways[type]}${unit ? `（${unit}）` : ''}；${factSources[source]}`

/** Facts that only choose a variant of form or evidence: they are asked with the form, or looked up. */
function variantQuestions(source: Source) {
  const { event, prepared } = source
  const { facts } = prepared.catalogue
  const read = event.rows.flatMap(({ service }) =>
    [...service.preparedEvidence, ...service.preparedFields].flatMap(({ condition }) => condition.sources),
  )
  return [...new Set(read.map(one => askedThrough(one, facts)))]
    .filter(fact => !event.event.questions.includes(fact) && isAsked(fact, facts[fact]!, new Set()))
    .map(fact => ({ ...questionOf(fact, source), withForm: true }))
}

/** 一张表: every element once, in its group. */
function formOf({ event, prepared: { catalogue } }: Source): Handbook['form'] {
  const groups = new Map<string, string[]>()
  for (const { service } of event.rows)
    for (const { definition } of service.preparedFields) {
      const fields = groups.get(definition.group) ?? []
      if (!fields.includes(definition.label)) fields.push(definition.label)
      groups.set(definition.group, fields)
    }
  return Object.entries(catalogue.formGroups)
    .filter(([id]) => groups.has(id))
    .map(([id, { label }]) => ({ group: label, fields: groups.get(id)!, mark: 'reference' as const, source: '' }))
}

/** What law says of applications that cannot go on (行政许可法 32, 78), said for this service. */
function refusalsOf(
  service: DocumentService,
  { edges }: DocumentFlow,
  conditional: boolean,
): Handbook['refusals'][number]['items'] {
  const { number, licence, situation, authority, conditions } = service
  const law = (article: string) => (licence ? `《行政许可法》${article}` : `参照《行政许可法》${article}`)
  const item = (ground: string, handling: string, source: string) => ({
    ground,
    handling,
    mark: 'reference' as const,
    source,
  })
  const waits = edges.filter(edge => edge.to === number && edge.kind === 'before-acceptance').map(edge => edge.from)
  return [
    ...(conditional
      ? [
          {
            ...item(`不属于需要办理的情形（${situation.text}）`, '告知不需要办理本事项', law('第三十二条第一款第一项')),
            mark: situation.mark,
          },
        ]
      : []),
    item(`不属于${authority}管辖`, '作出不予受理决定，告知向有权机关申请', law('第三十二条第一款第二项')),
    ...(conditions.items.length > 0
      ? [item('不符合上列受理条件，且不能通过补正达到', '说明理由，出具书面决定，告知救济途径', law('第三十八条'))]
      : []),
    item(
      '材料不齐全或者不符合法定形式',
      '不是不予受理的理由：当场更正，或者一次告知全部补正内容',
      law('第三十二条第一款第三项、第四项'),
    ),
    ...(waits.length > 0
      ? [item(`第 ${waits.join('、')} 项尚未办结`, '不是不予受理的理由：先收件审核，待前项办结后受理', '办理顺序')]
      : []),
    ...(licence
      ? [item('隐瞒有关情况或者提供虚假材料', '不予受理或者不予许可，并给予警告', '《行政许可法》第七十八条')]
      : []),
  ]
}
