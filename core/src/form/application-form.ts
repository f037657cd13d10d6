/**
 * 申请表: the form of one service, out of the one form (申请表单自动生成). It holds what the service itself declares and
 * nothing another department asks for (个人信息保护法 6: no more than the purpose needs), laid out in pairs of short
 * answers and lines of long ones. The same layout serves a case, a draft and a blank sheet.
 */
import type { Catalogue, DataElement, PublicService } from '../catalogue/schema.ts'
import {
  type EvidenceForm,
  evidenceForms,
  type Necessity,
  necessities,
  planExemptions,
  type ServiceType,
} from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import { isEmpty } from '../form-values.ts'
import type { PreparedRow } from '../plan/prepare.ts'
import type { Plan, PlanEvidence } from '../plan/schema.ts'
import { type Answer, answerOf, cellOf, type RegionName, type Shape, widthOf } from './answer.ts'
import { type FormTitle, titleOf } from './title.ts'

export interface ApplicationForm extends FormTitle {
  serviceId: string
  /** The policy prints names and departments, not forms: each is a reference until its department confirms its own. */
  mark: 'reference'
  groups: FormGroup[]
  evidence: FormEvidence[]
  declaration: string[]
  /** 填表说明, of a blank form. */
  hints: string[]
}

export interface FormGroup {
  label: string
  /** One field over the whole line, or two beside each other. */
  rows: FormField[][]
  lists: FormList[]
}

export interface FormField {
  label: string
  answer: Answer
  /** Marked with a star, of a blank form. */
  required: boolean
  /** When it has to be filled in, of a blank form. */
  situation: string
  /** Who told it, where that was not the applicant on this form. */
  source: string
}

/** A few columns make a table; more than a page is wide make a card for each item. */
export type FormList = {
  label: string
  situation: string
  required: boolean
  source: string
} & (
  | { layout: 'table'; columns: { label: string; options: string; width: number }[]; rows: string[][] }
  | { layout: 'cards'; cards: FormField[][][] }
)

export interface FormEvidence {
  name: string
  necessity: string
  form: string
  copies: string
  /** How it comes: 上传, 到窗口提交, 免于提交. */
  comes: string
  situation: string
}

// ── of a case or a draft ────────────────────────────────────────────────────────────────────────────────────────────

export interface FilledFormRequest {
  plan: Plan
  row: PreparedRow
  /** The instance, when the service is done for each of several; null for the whole row. */
  instance: Instance | null
  valueOf(field: { element: string; fact?: string }): unknown
  sourceOf(field: { element: string; fact?: string }): string
  /** How many files were handed in. */
  filesOf(evidenceType: string): number
  submitted: boolean
  regionName: RegionName
}

export interface Instance {
  part: string
  label: string
}

export function filledForm(request: FilledFormRequest): ApplicationForm {
  const { plan, row, regionName } = request
  return {
    ...headOf(row.service.id, row.service),
    groups: plan.form.flatMap(({ label, fields }) =>
      groupOf(
        label,
        fields
          .filter(field => field.rows.includes(row.id))
          .map(field => {
            const value = ownItems(field, request.valueOf(field), request)
            return { ...plain, shape: field, value, source: isEmpty(value) ? '' : request.sourceOf(field) }
          }),
        regionName,
      ),
    ),
    evidence: plan.evidence.filter(line => line.rows.includes(row.id)).map(line => filledEvidence(line, request)),
    hints: [],
  }
}

/**
 * A service done for each vehicle or each employee has a form for each, which shows that one only. Of several with the
 * same name the first of the list is the first part, and so on.
 */
export function ownItems(
  { fact, type, items }: Shape & { fact?: string },
  value: unknown,
  { plan, row: { id, repeat }, instance }: Pick<FilledFormRequest, 'plan' | 'row' | 'instance'>,
): unknown {
  if (!instance || !repeat || !('over' in repeat) || type !== 'list' || !Array.isArray(value)) return value
  if (fact === repeat.over) return value.filter((_, place) => instance.part.endsWith(`-${place + 1}`))
  if (!Object.hasOwn(items ?? {}, repeat.label)) return value
  const own = value.filter(item => String(item?.[repeat.label]) === instance.label)
  if (own.length < 2) return own.length > 0 ? own : value
  const namesakes = plan.services.find(one => one.row === id)?.parts.filter(part => part.label === instance.label) ?? []
  return namesakes.length === own.length ? own.filter((_, place) => namesakes[place]!.part === instance.part) : own
}

function filledEvidence(line: PlanEvidence, { row, filesOf, submitted }: FilledFormRequest): FormEvidence {
  const use = row.service.preparedEvidence.find(one => one.type === line.type) ?? line
  const files = filesOf(line.type)
  return {
    ...evidenceWords(line.name, use),
    comes: line.exempt
      ? exempt(line.exempt.mode)
      : files > 0
        ? `上传（${files}个文件）`
        : notUploaded(use.necessity, use.form, submitted),
    situation: '',
  }
}

function notUploaded(necessity: Necessity, form: EvidenceForm, submitted: boolean): string {
  if (!submitted) return form === 'paper' ? '尚未提交（纸质原件）' : '尚未上传'
  if (form === 'paper') return comesBy.paper
  return necessity === 'deferrable' ? '容缺后补' : '没有提交'
}

// ── blank ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface BlankFormRequest {
  catalogue: Catalogue
  serviceId: string
  parameters: ParameterValues
}

export function blankForm({ catalogue, serviceId, parameters }: BlankFormRequest): ApplicationForm {
  const service = catalogue.services[serviceId]
  if (!service) throw new RangeError(`no service is listed as ${serviceId}`)
  const situationOf = (when: Condition | undefined) =>
    when ? describeCondition(expandRules(when, catalogue.rules), catalogue.facts, parameters) : ''
  const named = (code: string) => code
  const uses = service.fields.map(use => ({ ...use, definition: catalogue.dataElements[use.element]! }))
  return {
    ...headOf(serviceId, service),
    groups: Object.entries(catalogue.formGroups).flatMap(([id, { label }]) =>
      groupOf(
        label,
        uses
          .filter(use => use.definition.group === id)
          .map(({ definition, required, when }) => ({
            shape: definition,
            value: undefined,
            source: '',
            required: required !== false,
            situation: situationOf(when),
          })),
        named,
      ),
    ),
    evidence: service.evidence.map(use => {
      const { name, issuer, exemption = 'gov-issued' } = catalogue.evidenceTypes[use.type]!
      return {
        ...evidenceWords(name, use),
        comes: issuer in catalogue.authorityKinds ? exempt(exemption) : comesBy[use.form],
        situation: situationOf(use.when),
      }
    }),
    hints: uses.flatMap(({ definition }) => hintsOf(definition)),
  }
}

const hintsOf = ({ label, help, items = {} }: DataElement): string[] => [
  ...(help ? [`${label}：${help}`] : []),
  ...Object.values(items).flatMap(item => (item.help ? [`${label}的${item.label}：${item.help}`] : [])),
]

// ── what both say ───────────────────────────────────────────────────────────────────────────────────────────────────

const headOf = (serviceId: string, service: Pick<PublicService, 'name' | 'type'>) => ({
  ...titleOf(service),
  serviceId,
  mark: 'reference' as const,
  declaration: declarationOf(service.type),
})

/** 行政许可法 speaks of licences only: 31 truth of the material, 78 and 79 what follows when it is not. */
const declarationOf = (type: ServiceType): string[] => [
  type === 'licence'
    ? '申请人承诺：本表所填内容和所提交的材料真实、有效。依照《中华人民共和国行政许可法》第三十一条，申请人对其申请材料实质内容的真实性负责；隐瞒有关情况、提供虚假材料或者以欺骗等不正当手段取得许可的，依照该法第七十八条、第七十九条处理。'
    : '申请人承诺：本表所填内容和所提交的材料真实、有效，并对其真实性负责；隐瞒有关情况或者提供虚假材料的，依法承担责任。',
  '申请人同意受理机关为办理本事项，依法查询、核验与本事项有关的信息。',
]

const exempt = (mode: keyof typeof planExemptions) => `免于提交：${planExemptions[mode].split('，')[0]}`

const comesBy: Record<EvidenceForm, string> = {
  either: '上传，或者到窗口提交',
  electronic: '上传',
  paper: '到窗口提交原件',
}

const evidenceWords = (
  name: string,
  use: { necessity: Necessity; form: EvidenceForm; originals?: number; copies?: number },
) => ({
  name,
  necessity: necessities[use.necessity],
  form: evidenceForms[use.form],
  // What comes as data has no copies.
  copies: use.form === 'electronic' ? '' : countOf(use),
})

const countOf = ({ originals, copies }: { originals?: number; copies?: number }): string =>
  [originals ? `原件${originals}份` : '', copies ? `复印件${copies}份` : ''].filter(Boolean).join('，')

// ── layout ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Asked {
  shape: Shape
  value: unknown
  source: string
  required: boolean
  situation: string
}
const plain = { required: false, situation: '' }

function groupOf(label: string, asked: Asked[], regionName: RegionName): FormGroup[] {
  if (asked.length === 0) return []
  const isList = ({ shape }: Asked) => shape.type === 'list'
  return [
    {
      label,
      rows: inRows(asked.filter(one => !isList(one)).map(one => ({ ...one, ...fieldOf(one, regionName) }))),
      lists: asked.filter(isList).map(one => listOf(one, regionName)),
    },
  ]
}

const fieldOf = ({ shape, value, source, required, situation }: Asked, regionName: RegionName): FormField => ({
  label: shape.label,
  answer: answerOf(shape, value, regionName),
  required,
  situation,
  source,
})

/** What fits into half a line in two lines of text, and what a label and an answer may then be. */
const halfLine = { label: 14, text: 20, options: 22, maximumLength: 60 }

function inRows(fields: (FormField & Pick<Asked, 'shape' | 'value'>)[]): FormField[][] {
  const rows: FormField[][] = []
  let waiting: FormField | null = null
  for (const { shape, value, ...field } of fields) {
    if (isLong(field, shape, value)) {
      if (waiting) rows.push([waiting])
      waiting = null
      rows.push([field])
    } else if (waiting) {
      rows.push([waiting, field])
      waiting = null
    } else waiting = field
  }
  if (waiting) rows.push([waiting])
  return rows
}

function isLong({ label, answer, situation }: FormField, { type, maximumLength = 200 }: Shape, value: unknown) {
  if (situation !== '' || widthOf(label) > halfLine.label || type === 'longText') return true
  if (answer.kind === 'options')
    return answer.options.reduce((sum, option) => sum + widthOf(option.label) + 2, 0) > halfLine.options
  if (type === 'text' && isEmpty(value)) return maximumLength > halfLine.maximumLength
  return widthOf(answer.text) > halfLine.text
}

const mostColumns = 6
/** Room to write by hand. */
const emptyRows = 4
const emptyCards = 2

function listOf({ shape, value, source, required, situation }: Asked, regionName: RegionName): FormList {
  const columns = Object.entries(shape.items ?? {})
  const given: Record<string, unknown>[] = Array.isArray(value) ? value.map(item => item ?? {}) : []
  const items = (empty: number) => (given.length > 0 ? given : Array.from({ length: empty }, () => ({})))
  const head = { label: shape.label, situation, required, source }
  if (columns.length <= mostColumns)
    return {
      ...head,
      layout: 'table',
      columns: columns.map(([, column]) => columnOf(column, given.length === 0)),
      rows: items(emptyRows).map((item: Record<string, unknown>) =>
        columns.map(([key, column]) => cellOf(column, item[key], regionName)),
      ),
    }
  return {
    ...head,
    layout: 'cards',
    cards: items(emptyCards).map((item: Record<string, unknown>) =>
      inRows(
        columns.map(([key, column]) => {
          const asked = { shape: column, value: item[key], source: '', ...plain }
          return { ...asked, ...fieldOf(asked, regionName) }
        }),
      ),
    ),
  }
}

/** An empty column names its options in the head, as there is nothing to choose from below. */
function columnOf(column: DataElement, isBlank: boolean) {
  const unit = column.type === 'money' ? '元' : column.unit
  const options = isBlank ? (column.type === 'boolean' ? '是/否' : Object.values(column.values ?? {}).join('/')) : ''
  return { label: unit ? `${column.label}（${unit}）` : column.label, options, width: columnWidths[column.type] ?? 3 }
}

/** Shares of the line. An identity number has 18 digits, and people copy it: it must stay whole. */
const columnWidths: Partial<Record<DataElement['type'], number>> = {
  idNumber: 4.2,
  creditCode: 4.2,
  boolean: 2,
  integer: 2,
  number: 2,
}
