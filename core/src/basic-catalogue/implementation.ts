/**
 * 实施清单: one 业务办理项 of one body in the element names of the national collection tables, as the provincial platform
 * reads it. Unknown codes are null and say 待编码; everything the list does not print is reference content.
 */
import Type, { type Static } from 'typebox'
import type { Catalogue, EvidenceUse, LegalBasis, Limit } from '../catalogue/schema.ts'
import { exemptionModes } from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { handlingItemCode, taskCode } from '../service-codes.ts'
import type { Competence } from './competence.ts'
import type { KeyedItem } from './handling-items.ts'
import * as codes from './national-codes.ts'
import { type Situations, situationsOf } from './situations.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = (description: string) => Type.String({ description })
const some = (description: string) => Nullable(Type.String({ description }))
const code = <K extends string>(table: Record<K, string>, name: string) =>
  Type.Enum(Object.keys(table) as K[], {
    description: `${name}：${Object.entries<string>(table)
      .map(([key, value]) => `${key} ${value}`)
      .join('、')}`,
  })
const sourceWords = { '10': '申请人自备', '20': '政府部门核发', '99': '其他' }
const formWords = { '1': '纸质', '2': '电子化', '3': '纸质/电子化' }
const needWords = { '1': '必要', '2': '非必要', '3': '容缺后补' }
const resultWords = { '10': '证照', '20': '批文', '99': '其他' }
const yesOrNo = { '0': '否', '1': '是' }

export const ImplementationMaterial = Type.Object({
  material_name: text('材料名称'),
  material_type: code(codes.materialTypes, '材料类型'),
  material_format: code(formWords, '材料形式'),
  material_must: code(needWords, '材料必要性'),
  source_type: code(sourceWords, '来源渠道'),
  source_explain: text('来源渠道说明'),
  original_num: Type.Integer({ description: '纸质材料原件份数' }),
  copy_num: Type.Integer({ description: '纸质材料复印件份数' }),
  accept_stand: some('受理标准'),
  by_law: some('要求提供材料的依据'),
  situation: some('只在部分情形下需要的，写明情形'),
  exempt: some('免于提交的方式'),
  order_num: Type.Integer({ description: '排序' }),
})
export type ImplementationMaterial = Static<typeof ImplementationMaterial>

export const ImplementationItem = Type.Object({
  row_guid: text('本行标识：实施机关与业务办理项'),
  task_name: text('事项名称（业务办理项名称）'),
  service_name: text('基础清单上的事项名称'),
  catalog_code: some('基本编码（12 位），未关联基本目录的为空'),
  task_code: some('实施编码（31 位）'),
  task_handle_item: some('业务办理项编码（33 位）'),
  code_text: some('编码不全时为“待编码”及所缺内容'),
  task_type: code(codes.taskTypes, '事项类型'),
  task_state: code(codes.taskStates, '事项状态'),
  task_version: Type.Integer({ description: '事项版本，即发布号' }),
  use_level: code(codes.useLevels, '行使层级'),
  dept_name: text('实施主体'),
  dept_code: some('实施主体统一社会信用代码'),
  server_type: Type.Array(text('服务对象代码')),
  server_type_set: text('服务对象所用代码集的名称'),
  by_law: text('设定依据'),
  accept_condition: text('受理条件'),
  project_type: code(codes.projectTypes, '办件类型'),
  anticipate_day: Nullable(Type.Integer({ description: '法定办结时限；法律没有规定的为空' })),
  anticipate_type: Nullable(Type.Enum(['1'], { description: '法定办结时限单位：1 工作日；其他单位代码未定，为空' })),
  anticipate_explain: some('法定办结时限说明'),
  promise_day: Type.Integer({ description: '承诺办结时限' }),
  promise_type: Nullable(Type.Enum(['1'], { description: '承诺办结时限单位：1 工作日；其他单位代码未定，为空' })),
  promise_explain: text('承诺办结时限说明'),
  is_fee: Nullable(code(yesOrNo, '是否收费')),
  fee_basis: some('收费依据及标准'),
  limit_scene_num: Nullable(Type.Integer({ description: '到办事现场次数' })),
  limit_scene_explain: some('必须现场办理原因'),
  materials: Type.Array(ImplementationMaterial, { description: '申请材料' }),
  results: Type.Array(
    Type.Object({ result_name: text('审批结果名称'), result_type: code(resultWords, '审批结果类型') }),
  ),
  handle_flow: Type.Array(text('办理流程，按先后')),
  special_procedure: Type.Array(text('特别程序及依据')),
  handle_when: some('同一事项有几个业务办理项时，本项适用的情形'),
})
export type ImplementationItem = Static<typeof ImplementationItem>

/** What is known about the codes of one item at one body. */
export interface KnownCodes {
  basicCode: string | null
  suffix: string | null
  state: codes.TaskState | null
  creditCode: string | null
}

export interface ImplementingBody {
  /** `<kind>-<region>`. */
  id: string
  name: string
  level: keyof typeof codes.useLevelOf
}

export function implementationItem(
  { key, service, item }: KeyedItem,
  competence: Competence,
  body: ImplementingBody,
  known: KnownCodes,
  { catalogue, publication }: { catalogue: Catalogue; publication: number },
): ImplementationItem {
  const { statutoryLimit, promisedLimit, fee, visits, ...guide } = catalogue.services[service]!
  const situations = situationsOf(catalogue)
  const anticipated = item.statutoryLimit === undefined ? statutoryLimit : (item.statutoryLimit ?? undefined)
  const promised = shorter(item.promisedLimit, promisedLimit)
  const level = codes.useLevelOf[body.level]
  const parts = { creditCode: known.creditCode, level, basicCode: known.basicCode }
  return {
    row_guid: `${body.id}/${key}`,
    task_name: item.name,
    service_name: guide.name,
    catalog_code: known.basicCode,
    task_code: taskCode(parts),
    task_handle_item: handlingItemCode({ ...parts, suffix: known.suffix }),
    code_text: codeText(known),
    task_type: codes.taskTypeOf[item.type],
    task_state: known.state ?? 'inUse',
    task_version: publication,
    use_level: level,
    dept_name: body.name,
    dept_code: known.creditCode,
    server_type: competence.audiences.map(audience => codes.serverTypes[audience]),
    server_type_set: codes.serverTypeSet,
    by_law: (guide.legalBasis ?? []).map(lawText).join('；'),
    accept_condition: (guide.conditions ?? []).join('；'),
    project_type: promised.days === 0 ? '1' : '2',
    anticipate_day: anticipated?.days ?? null,
    anticipate_type: anticipated ? codes.limitTypeOf[anticipated.unit] : null,
    anticipate_explain: anticipated ? limitText(anticipated) : null,
    promise_day: promised.days,
    promise_type: codes.limitTypeOf[promised.unit],
    promise_explain: limitText(promised),
    is_fee: fee ? (fee.charged ? '1' : '0') : null,
    fee_basis: fee ? [fee.standard, fee.basis].filter(Boolean).join('；') : null,
    limit_scene_num: visits?.count ?? null,
    limit_scene_explain: visits?.because ?? null,
    materials: materialsOf(guide.evidence, item.when, catalogue, situations),
    results: item.outputs
      ? item.outputs.map(result_name => ({ result_name, result_type: kindOf(guide.outputs[0]?.kind) }))
      : guide.outputs.map(({ name, kind }) => ({ result_name: name, result_type: kindOf(kind) })),
    handle_flow: guide.steps ?? [],
    special_procedure: (guide.specialProcedures ?? []).map(({ name, basis }) => `${name}（${basis}）`),
    handle_when: item.when
      ? describeCondition(situations.expand(item.when), catalogue.facts, situations.parameters)
      : null,
  }
}

/** What an item promises of its own, unless the place has promised the whole service sooner. */
const shorter = (own: Limit | undefined, whole: Limit): Limit =>
  own === undefined || (own.unit === whole.unit && whole.days < own.days) ? whole : own

export const unknownCode = '待编码'

/** What is missing for a full code; null when nothing is. */
export function codeText({ basicCode, creditCode, suffix }: Omit<KnownCodes, 'state'>): string | null {
  const missing = [
    basicCode === null && '未关联省政务服务事项基本目录',
    creditCode === null && '实施主体统一社会信用代码未登记',
    basicCode !== null && suffix === null && '业务办理项序号未确认',
  ].filter(one => one !== false)
  return missing.length === 0 ? null : `${unknownCode}：${missing.join('，')}`
}

const lawText = ({ law, article = '', says }: LegalBasis) =>
  `${law.startsWith('《') ? law : `《${law}》`}${article}${says ? `：${says}` : ''}`

const units = { workingDay: '个工作日', naturalDay: '个自然日' } as const

const limitText = ({ days, unit, basis }: Limit) =>
  [days === 0 ? '当场办结' : `${days} ${units[unit]}`, basis].filter(Boolean).join('；')

type ResultKind = keyof typeof codes.resultTypes

const kindOf = (kind: string | undefined): (typeof codes.resultTypes)[ResultKind] =>
  kind !== undefined && Object.hasOwn(codes.resultTypes, kind)
    ? codes.resultTypes[kind as ResultKind]
    : codes.resultTypes.other

// ── materials ───────────────────────────────────────────────────────────────────────────────────────────────────────

function materialsOf(
  evidence: EvidenceUse[],
  itemWhen: Condition | undefined,
  catalogue: Catalogue,
  situations: Situations,
): ImplementationMaterial[] {
  return evidence
    .flatMap(use => {
      const need = use.when ? needed(use.when, itemWhen, situations) : 'always'
      return need === 'never' ? [] : [{ use, when: need === 'always' ? undefined : use.when }]
    })
    .map(({ use, when }, place) => {
      const type = catalogue.evidenceTypes[use.type]
      const government = type !== undefined && Object.hasOwn(catalogue.authorityKinds, type.issuer)
      const own = type === undefined || ['self', 'employer'].includes(type.issuer)
      return {
        material_name: type?.name ?? use.type,
        material_type: government ? '1' : type?.template ? '2' : '3',
        material_format: codes.materialForms[use.form],
        material_must: codes.materialNecessities[use.necessity],
        source_type: codes.materialSources[government ? 'government' : own ? 'self' : 'other'],
        source_explain: government
          ? catalogue.authorityKinds[type.issuer]!.name
          : own
            ? '申请人'
            : '第三方机构或者其他单位',
        original_num: use.originals ?? 0,
        copy_num: use.copies ?? 0,
        accept_stand: use.acceptance ?? null,
        by_law: use.basis ?? null,
        situation: when ? describeCondition(situations.expand(when), catalogue.facts, situations.parameters) : null,
        exempt: government ? exemptionModes[type.exemption ?? 'gov-issued'] : null,
        order_num: place + 1,
      }
    })
}

/** Whether those to whom the item applies need it always, never, or in some situations. */
function needed(
  when: Condition,
  itemWhen: Condition | undefined,
  { outcomes }: Situations,
): 'always' | 'never' | 'sometimes' {
  if (!itemWhen) return 'sometimes'
  const seen = new Set<boolean>()
  for (const { truths } of outcomes([when, itemWhen])) if (truths[1] === true) seen.add(truths[0] === true)
  if (!seen.has(true)) return 'never'
  return seen.has(false) ? 'sometimes' : 'always'
}

// ── what changed ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The same to a reader: everything but the version that each publication bumps. */
export const sameContent = (a: ImplementationItem, b: ImplementationItem): boolean =>
  JSON.stringify({ ...a, task_version: 0 }) === JSON.stringify({ ...b, task_version: 0 })
