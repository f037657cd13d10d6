/**
 * The one definition of everything in `catalogue/`: shape, type and validation of each file.
 * Data read from disk, from an overlay or from a stored publication is parsed with these schemas once, then trusted.
 * Titles are what the catalogue desk and the published JSON Schema call a property.
 */
import Type, { type Static, type TProperties, type TSchema } from 'typebox'
import type { Condition } from '../conditions/condition.ts'
import { conditionSchema } from '../conditions/condition.ts'
import * as words from './vocabulary.ts'

const strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
/** Inside `Type.Optional`, never around it: a copy would lose that it is optional. */
const named = <S extends TSchema>(title: string, schema: S): S => ({ ...schema, title })
const optional = <S extends TSchema>(title: string, schema: S) => Type.Optional(named(title, schema))
const oneOf = <K extends string>(table: Record<K, string>) =>
  Type.Enum(Object.keys(table) as K[], { 'x-labels': Object.values(table) })
const text = Type.String({ minLength: 1 })
const longText = Type.String({ minLength: 1, 'x-long': true })
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
/** Of the province `<authority-kind>/<slug>`; of a place `<its code>/<slug>`. */
const serviceId = Type.String({ pattern: '^([a-z-]+|4\\d{5})/[a-z0-9-]+$' })
/** Of the province `E3`, `P17`; of a place with its code: `E410300-1`. */
const lifeEventId = Type.String({ pattern: '^[EP](4\\d{5}-)?\\d+$' })
const rowNo = Type.Integer({ minimum: 1 })
const isoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' })
const condition = Type.Unsafe<Condition>({ ...conditionSchema, 'x-kind': 'condition' })
export const scalarSchema = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

/** A reference into another collection: the desk offers what there is. */
const ref = <S extends TSchema>(collection: CollectionName, schema: S): S => ({ ...schema, 'x-ref': collection })
const fact = ref('facts', text)
const kind = ref('authorityKinds', id)
const service = ref('services', serviceId)
const evidenceType = ref('evidenceTypes', text)
const element = ref('dataElements', text)

// ── law changes ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The first and the last day on which something holds; absent is without bound. Read by `as-of.ts`. */
const effective = {
  effectiveFrom: optional('施行日期', isoDate),
  effectiveUntil: optional('失效前最后一日', isoDate),
}
/** What stood in the place of some properties up to and including a day. The one that ended first is the oldest. */
const formerly = <P extends TProperties>(properties: P) =>
  optional(
    '以前的规定',
    Type.Array(
      strict({
        until: named('适用至（含当日）', isoDate),
        basis: named('依据', text),
        was: named('当时的内容', Type.Partial(strict(properties))),
      }),
    ),
  )

// ── facts and parameters ────────────────────────────────────────────────────────────────────────────────────────────

/** 事实: something about the applicant or the place that conditions read. Keys are dotted, e.g. `premises.area`. */
export const FactDefinition = strict({
  type: named('类型', Type.Enum(['boolean', 'number', 'choice', 'choices', 'date', 'text', 'list'])),
  label: named('名称', text),
  question: optional('问题', text),
  help: optional('提示', longText),
  source: named('来源', oneOf(words.factSources)),
  unit: optional('单位', text),
  minimum: optional('最小值', Type.Number()),
  maximum: optional('最大值', Type.Number()),
  integer: optional('须为整数', Type.Boolean()),
  values: optional('选项', Type.Record(Type.String(), text)),
  aliases: optional('别名', Type.Array(text)),
  /** What identity tells anyway, as a path such as `person.birthDate`: used where shared data has no answer. */
  known: optional('身份信息中的对应项', text),
  /** A fact computed from another: whole years from that date to the application date (民法典 17–18). */
  ageOf: optional('按此日期计算周岁', fact),
  /** Of one item of a list: may be left empty; no two items have the same. */
  optional: optional('可以不填', Type.Boolean()),
  unique: optional('各项不得相同', Type.Boolean()),
  /** For `list`: the facts of one item. */
  items: optional('每一项的情形', Type.Record(Type.String(), Type.Any())),
})
export type FactDefinition = Omit<Static<typeof FactDefinition>, 'items'> & { items?: Record<string, FactDefinition> }

const parameterValue = Type.Union([scalarSchema, Type.Null()])

/** A value that places decide. The provincial default is a reference, shown as 待核定 until a place confirms it. */
export const Parameter = strict({
  name: named('名称', text),
  unit: optional('单位', text),
  default: named('省级参考值', parameterValue),
  /** Every place has to decide it: in production a life event that reads it stays closed there until it did. */
  local: optional('须由各地核定', Type.Boolean()),
  basis: named('依据', longText),
  formerly: formerly({ default: named('省级参考值', parameterValue) }),
})
export type Parameter = Static<typeof Parameter>

/** A condition that several life events share, so that it is written once. */
export const Rule = strict({
  name: named('名称', text),
  when: named('条件', condition),
  basis: named('依据', longText),
  confidence: named('可靠程度', oneOf(words.confidences)),
  formerly: formerly({ when: named('条件', condition) }),
})
export type Rule = Static<typeof Rule>

// ── authorities and regions ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * 部门. Name templates make the real name of the authority of a region:
 * {full} 郑州市金水区, 中牟县 · {name} 金水区 · {city} 郑州市 · {province} 河南省 · {stem} 金水, of a city 郑州 ·
 * {cityStem} 郑州 · {organ} of a township 人民政府 or 办事处, of a region above 各乡镇人民政府（街道办事处）.
 * `county` also names districts and county-level cities that have no template of their own.
 */
export const AuthorityKind = strict({
  name: named('名称', text),
  labels: named('清单上的称谓', Type.Array(text, { minItems: 1 })),
  short: named('简称', text),
  organisation: named('性质', Type.Enum(['government', 'vertical', 'people-organisation', 'military', 'utility'])),
  names: named(
    '机关名称模板',
    Type.Partial(
      strict({
        province: named('省', text),
        city: named('市', text),
        district: named('区', text),
        county: named('县', text),
        countyCity: named('县级市', text),
        zone: named('功能区', text),
        township: named('乡镇（街道）', text),
      }),
    ),
  ),
  basis: optional('依据', longText),
})
export type AuthorityKind = Static<typeof AuthorityKind>

// ── the form ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const FormGroup = strict({ label: named('名称', text), help: optional('提示', longText) })
export type FormGroup = Static<typeof FormGroup>

/** 数据元: one thing that is asked once, whoever needs it. */
export const DataElement = strict({
  label: named('名称', text),
  type: named(
    '类型',
    Type.Enum([
      'text',
      'longText',
      'number',
      'integer',
      'money',
      'date',
      'boolean',
      'choice',
      'choices',
      'idNumber',
      'creditCode',
      'phone',
      'region',
      'list',
    ]),
  ),
  group: named('所在分组', ref('formGroups', id)),
  help: optional('提示', longText),
  unit: optional('单位', text),
  minimum: optional('最小值', Type.Number()),
  maximum: optional('最大值', Type.Number()),
  maximumLength: optional('最多字数', Type.Integer()),
  values: optional('选项', Type.Record(Type.String(), text)),
  /** Of one item of a list: may be left empty; no two items have the same. */
  optional: optional('可以不填', Type.Boolean()),
  unique: optional('各项不得相同', Type.Boolean()),
  items: optional('每一项的数据元', Type.Record(Type.String(), Type.Any())),
  /** The fact this element repeats: filled from the answer, never asked again. */
  fact: optional('即情形', fact),
  /** Where the first value comes from: a path into what identity and shared data know, e.g. `person.name`. */
  prefill: optional('预填来源', text),
  /** 个人信息保护法 28: sensitive personal information, masked by default. */
  sensitive: optional('敏感个人信息', Type.Boolean()),
})
export type DataElement = Omit<Static<typeof DataElement>, 'items'> & { items?: Record<string, DataElement> }

const FieldUse = strict({
  element: named('数据元', element),
  required: optional('必填', Type.Boolean()),
  when: optional('何种情形下填写', condition),
  ...effective,
})
export type FieldUse = Static<typeof FieldUse>

// ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const EvidenceType = strict({
  name: named('名称', text),
  /** An authority kind when government issued it, else who makes it. */
  issuer: named('出具单位', text),
  exemption: optional('免于提交的方式', oneOf(words.exemptionModes)),
  sensitive: optional('敏感个人信息', Type.Boolean()),
  accept: optional('可上传的文件', Type.Array(Type.Enum(['pdf', 'jpeg', 'png', 'docx', 'xlsx']))),
  template: optional('示范文本', text),
  help: optional('提示', longText),
})
export type EvidenceType = Static<typeof EvidenceType>

const EvidenceUse = strict({
  type: named('材料', evidenceType),
  when: optional('何种情形下提交', condition),
  necessity: named('必要性', oneOf(words.necessities)),
  form: named('形式', oneOf(words.evidenceForms)),
  originals: optional('原件份数', Type.Integer({ minimum: 0 })),
  copies: optional('复印件份数', Type.Integer({ minimum: 0 })),
  acceptance: optional('受理标准', longText),
  reviewPoints: optional('审查要点', Type.Array(text)),
  basis: optional('依据', longText),
  ...effective,
})
export type EvidenceUse = Static<typeof EvidenceUse>

// ── services ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Limit = strict({
  days: named('天数', Type.Integer({ minimum: 0 })),
  unit: named('单位', oneOf(words.limitUnits)),
  basis: optional('依据', longText),
  confidence: optional('可靠程度', oneOf(words.confidences)),
})
export type Limit = Static<typeof Limit>

export const LegalBasis = strict({
  law: named('法律法规规章', text),
  article: optional('条款', text),
  says: optional('内容', longText),
  ...effective,
  confidence: named('可靠程度', oneOf(words.confidences)),
})
export type LegalBasis = Static<typeof LegalBasis>

const Output = strict({
  name: named('名称', text),
  kind: named('种类', Type.Enum(['certificate', 'approval', 'record', 'registration', 'payment', 'answer'])),
  /** The evidence type this output is, when another service may need it. */
  evidence: optional('同时是哪种材料', evidenceType),
  validity: optional('有效期', strict({ years: named('年数', Type.Integer()), basis: optional('依据', longText) })),
})
export type Output = Static<typeof Output>

/** The elements of a guide (方案 二(二)), each confirmed on its own. */
const elements = {
  summary: optional('简介', longText),
  legalBasis: optional('设定依据', Type.Array(LegalBasis)),
  conditions: optional('受理条件', Type.Array(longText)),
  /** Absent where no law sets one: then only a promise binds. */
  statutoryLimit: optional('法定办结时限', Limit),
  promisedLimit: named('承诺办结时限', Limit),
  /** Silence at intake counts as acceptance after this many days (licences: 5 working days, 行政许可法 32). */
  silence: optional('逾期未告知视为受理的期限', Limit),
  extension: optional('可以延长', Limit),
  fee: optional(
    '收费依据及标准',
    strict({
      charged: named('收费', Type.Boolean()),
      standard: optional('标准', longText),
      basis: named('依据', longText),
    }),
  ),
  inspection: optional(
    '现场核查',
    strict({
      when: optional('何种情形下核查', condition),
      timing: named('时间', Type.Enum(['before-decision', 'after-decision'])),
      /** The data element that says where. */
      place: optional('核查地点', element),
      checks: named('核查内容', Type.Array(text)),
      basis: named('依据', longText),
    }),
  ),
  specialProcedures: optional(
    '特别程序',
    Type.Array(
      strict({
        name: named('名称', text),
        days: optional('所需时间', Limit),
        /** 公告、公示: lasts exactly as long as it says, and whoever objects is heard. */
        announced: optional('向社会公告（公示）', Type.Boolean()),
        /** Announced, and nothing is decided before it was. */
        mandatory: optional('何种情形下必须公告', condition),
        /** What the public reads beside service, organ and days. Where nothing is said nobody is named. */
        shows: optional(
          '公告内容',
          strict({
            /** An enterprise in full, a person masked. */
            applicant: named('公布申请人', Type.Boolean()),
            elements: optional('另外公布的表单项', Type.Array(element)),
          }),
        ),
        basis: named('依据', longText),
      }),
    ),
  ),
  commitment: optional(
    '告知承诺',
    strict({
      available: named('适用', Type.Boolean()),
      /** 国家安全、公共安全、生态环境、生命健康 are excluded (国办发〔2020〕42号): whom it is offered to. */
      when: optional('何种情形下适用', condition),
      promisedLimit: optional('承诺办结时限', Limit),
      /** What need not be handed in; checked afterwards. */
      replaces: optional('以承诺代替的材料', Type.Array(evidenceType)),
      /** Working days after the decision; a parameter of the place where nothing is said. */
      checkDays: optional('核查期限（工作日）', Type.Integer({ minimum: 1 })),
      basis: named('依据', longText),
    }),
  ),
  /** 数据核验: answered at once where shared data proves it, by people where it does not or is not there. */
  automatic: optional(
    '系统自动核验',
    strict({
      /** Whose number is asked about: 公民身份号码 or 统一社会信用代码. */
      about: named('按哪个号码查询', element),
      /** What has to be known and true. */
      facts: optional('须由共享数据证实的情形', Type.Array(fact)),
      /** What was filled in and what shared data knows are the same. */
      matches: optional(
        '须一致的表单项',
        Type.Array(strict({ element: named('数据元', element), path: named('共享数据中的对应项', text) })),
      ),
      basis: named('依据', longText),
    }),
  ),
  /** 审查、审核、批准: how many people in a row; a parameter of the place where nothing is said. */
  approval: optional(
    '审批层级',
    strict({ levels: named('层级', Type.Integer({ minimum: 1, maximum: 3 })), basis: named('依据', longText) }),
  ),
  /** 行政许可法 46: what the law wants heard before it is decided. */
  hearing: optional('依法应当听证', strict({ basis: named('依据', longText) })),
  /** 容缺受理: whether the clock runs while what was put off is still to come; it stands still where nothing is said. */
  deferral: optional(
    '容缺受理',
    strict({ clock: named('等待补交时', Type.Enum(['runs', 'pauses'])), basis: named('依据', longText) }),
  ),
  visits: optional(
    '到办事现场次数',
    strict({ count: named('次数', Type.Integer({ minimum: 0 })), because: named('原因', longText) }),
  ),
  /** 预约到场: a visit that is booked beforehand (server/src/appointments). */
  appointment: optional(
    '预约到场',
    strict({
      at: named('地点', oneOf(words.visitPlaces)),
      minutes: named('预计用时（分钟）', Type.Integer({ minimum: 5, maximum: 240 })),
      both: optional('须双方同时到场', Type.Boolean()),
      /** Where it is neither, or when nobody has to come although the visit is counted. */
      note: optional('说明', longText),
      basis: named('依据', longText),
      confidence: named('可靠程度', oneOf(words.confidences)),
    }),
  ),
  steps: optional('办理流程', Type.Array(longText)),
  fields: named('表单字段', Type.Array(FieldUse)),
  evidence: named('申请材料', Type.Array(EvidenceUse)),
  reviewPoints: optional('审查要点', Type.Array(longText)),
  outputs: named('办理结果', Type.Array(Output)),
  supervisor: optional('监管部门', kind),
  questions: optional('常见问题', Type.Array(strict({ ask: named('问', longText), answer: named('答', longText) }))),
}

/** 事项 with its guide elements. Everything but name and authority is `reference` until a lead department confirms it. */
export const PublicService = strict({
  name: named('事项名称', text),
  type: named('事项类型', oneOf(words.serviceTypes)),
  /** How far the content has come: `full` has every guide element, `outline` what planning and running need. */
  content: named('内容完备程度', Type.Enum(['full', 'outline'])),
  ...elements,
  formerly: formerly(elements),
})
export type PublicService = Static<typeof PublicService>

// ── life events ─────────────────────────────────────────────────────────────────────────────────────────────────────

const After = strict({
  row: named('先办哪一行', rowNo),
  kind: named('先后关系', oneOf(words.afterKinds)),
  confidence: named('可靠程度', oneOf(words.confidences)),
  because: named('原因', longText),
})

/** What decides whether, how often and in which order a row is handled. */
const rowLogic = {
  /** Absent: always applies. */
  when: optional('何种情形下办理', condition),
  /** Applies, but the applicant is free to leave it; not ticked at first. */
  optional: optional('自愿选择', Type.Boolean()),
  /** One instance per item of a list fact (per vehicle, per vet, per employee), or so many times. */
  repeat: optional(
    '分别办理',
    Type.Union([
      strict({
        over: named('按哪个列表逐项', fact),
        when: optional('其中符合的', condition),
        label: named('显示的名称', text),
      }),
      strict({
        times: named('件数', Type.Integer({ minimum: 2 })),
        label: named('各件的名称', Type.Array(text)),
      }),
    ]),
  ),
  after: optional('先后顺序', Type.Array(After)),
}

export const ServiceRow = strict({
  row: named('行号', rowNo),
  service: named('事项', service),
  authority: named('联办部门', kind),
  /** The department as this row prints it, where that is not the kind's first label. */
  authorityLabel: optional('清单上的部门称谓', text),
  levels: named('行使层级', Type.Array(oneOf(words.levels), { minItems: 1 })),
  /** The level that handles it by default in a county-level place (reference; competence overrides). */
  handledAt: named('县级地区由哪一级办理', oneOf(words.levels)),
  note: optional('清单备注', longText),
  parallel: optional('并行办理', text),
  ...rowLogic,
  /** Why this row's logic is what it is, when the policy does not print it. */
  basis: optional('依据', longText),
  ...effective,
  formerly: formerly(rowLogic),
})
export type ServiceRow = Static<typeof ServiceRow>

export const Guard = strict({
  id: named('标识', id),
  /** The life event is closed to the applicant when this is true. */
  when: named('何种情形下不能办理', condition),
  because: named('原因', longText),
  wayOut: named('怎么办', longText),
  /** Nothing has to be done at all, rather than something else first. */
  notNeeded: optional('根本不需要办理', Type.Boolean()),
  lifeEvent: optional('改办哪一件事', ref('lifeEvents', lifeEventId)),
  authority: optional('找哪个部门', kind),
  /** The level of that authority, where it is not the county's. */
  level: optional('哪一级', oneOf(words.levels)),
  confidence: named('可靠程度', oneOf(words.confidences)),
  ...effective,
})
export type Guard = Static<typeof Guard>

/**
 * 共同申请: somebody who has to identify and sign beside whoever submits (不动产登记暂行条例 14: 双方共同申请). Who that is
 * stands in the form: in one element each for name and number, or in each item of a list.
 */
export const Signer = strict({
  id: named('标识', id),
  label: named('身份', text),
  when: optional('何种情形下签名', condition),
  /** Absent: for the whole life event. */
  rows: optional('为哪些行签名', Type.Array(rowNo, { minItems: 1 })),
  list: optional('按哪个列表逐人签名', element),
  /** A data element; with a list the key of what stands in each item. */
  name: named('姓名在哪一项', text),
  /** Absent: nobody can be recognised beforehand, so they sign where they stand. */
  number: optional('证件号码在哪一项', text),
  document: optional(
    '证件类型',
    strict({
      item: named('证件类型在哪一项', text),
      person: named('选哪个值是居民身份证', text),
      enterprise: optional('选哪个值是统一社会信用代码', text),
    }),
  ),
  /** The law wants them there themselves: no link, and the decision waits for the signature at the window. */
  inPerson: optional('须亲自到场签名', Type.Boolean()),
  standIns: optional('可以由谁代为签名', Type.Array(oneOf(words.capacities))),
  basis: named('依据', longText),
  confidence: named('可靠程度', oneOf(words.confidences)),
})
export type Signer = Static<typeof Signer>

const rows = named('行号', Type.Array(rowNo, { minItems: 2 }))
const rowsThat = (title: string) => optional(title, Type.Array(rowNo))

export const Example = strict({
  name: named('情形', longText),
  region: named('地区', Type.String({ pattern: '^\\d{6}$' })),
  date: named('申请日期', isoDate),
  facts: named('回答', Type.Record(Type.String(), Type.Any())),
  selection: rowsThat('选择的行'),
  expect: named(
    '应当得到',
    strict({
      guard: optional('不能办理的原因', text),
      required: rowsThat('需要办理'),
      optional: rowsThat('可以选择'),
      notNeeded: rowsThat('不需要办理'),
      unknown: rowsThat('待确定'),
      excluded: rowsThat('未选择'),
      questions: optional('还要问的', Type.Array(fact)),
      evidence: optional('要提交的材料', Type.Array(evidenceType)),
      exempt: optional('免于提交的材料', Type.Array(evidenceType)),
      promisedDays: optional('承诺工作日', Type.Integer()),
    }),
  ),
})
export type Example = Static<typeof Example>

export const LifeEvent = strict({
  id: named('编号', lifeEventId),
  audience: named('对象', oneOf(words.audiences)),
  number: named('清单序号', rowNo),
  name: named('名称', text),
  /** The name as the policy's table prints it, where line wraps or brackets differ. */
  printed: optional('清单印刷的名称', text),
  stateCouncilTask: optional('国务院要求的任务', Type.Boolean()),
  lead: named('牵头部门', kind),
  leadLabel: optional('清单上的牵头部门称谓', text),
  stage: named('所处阶段', text),
  summary: named('简介', longText),
  /** Of its pages: no exclamation, no congratulation, no bright signs of success. */
  tone: optional('语气', oneOf(words.tones)),
  keywords: named('日常说法', Type.Array(text)),
  /** Order in which open questions are put to people. */
  questions: named('提问顺序', Type.Array(fact)),
  /** Facts about somebody other than the person who signs in (a parent applies for a child): asked, never looked up. */
  aboutOthers: optional('关于他人的情形', Type.Array(fact)),
  guards: named('不能办理的情形', Type.Array(Guard)),
  services: named('办理的事项', Type.Array(ServiceRow, { minItems: 1 })),
  /** Groups of rows of which exactly one applies whenever `when` holds (absent: always). */
  alternatives: named('择一办理', Type.Array(strict({ rows, when: optional('何种情形下', condition) }))),
  /** Rows that the applicant cannot split (方案 二(一): 法律法规规定应当并行办理的事项). */
  bundles: named('应当并行办理', Type.Array(strict({ rows, because: named('原因', longText) }))),
  /** Who has to sign the application, whoever submits it. */
  signers: optional('须签名的人', Type.Array(Signer)),
  reminders: optional('提醒', Type.Array(longText)),
  examples: named('实例', Type.Array(Example)),
})
export type LifeEvent = Static<typeof LifeEvent>

/**
 * Everyday words for finding: `fillers` say nothing (我想, 怎么办), nor does a number with one of the `measures` (三个);
 * under a head word stand others that mean the same.
 */
export const Synonyms = strict({
  fillers: named('没有实义的词', Type.Array(text)),
  measures: named('量词', Type.Array(text)),
  synonyms: named('同义词', Type.Record(text, Type.Array(text))),
})
export type Synonyms = Static<typeof Synonyms>

// ── lists and confirmations ─────────────────────────────────────────────────────────────────────────────────────────

/** 清单: a numbered batch (第一批 …) as the document that issued it lists it. */
export const ListRelease = strict({
  name: named('名称', text),
  /** 发文字号, e.g. 豫政办〔2023〕22号; absent while it is being collected. */
  document: optional('发文字号', text),
  issuer: named('发布机关', text),
  level: named('层级', Type.Enum(['national', 'province', 'city', 'county'])),
  batch: named('批次', rowNo),
  year: named('年份', Type.Integer({ minimum: 2020, maximum: 2100 })),
  effectiveFrom: optional('施行日期', isoDate),
  approvedBy: optional('批准', text),
  note: optional('说明', longText),
  lifeEvents: named('列入的一件事', Type.Array(ref('lifeEvents', lifeEventId))),
})
export type ListRelease = Static<typeof ListRelease>

/**
 * 核定: a lead department vouches for one element of a service or life event. What it read is kept beside its name and
 * date; when the element changes afterwards, the confirmation no longer speaks of it. Keyed `services/<id>#<element>`.
 */
export const Confirmation = strict({
  content: named('核定的内容', Type.Any()),
  by: named('核定人', text),
  authority: named('核定机关', text),
  on: named('核定日期', isoDate),
})
export type Confirmation = Static<typeof Confirmation>

/** Everything a publication holds. Maps are keyed by id, life events by their list key (`E3`, `P17`). */
export interface Catalogue {
  facts: Record<string, FactDefinition>
  parameters: Record<string, Parameter>
  rules: Record<string, Rule>
  authorityKinds: Record<string, AuthorityKind>
  formGroups: Record<string, FormGroup>
  dataElements: Record<string, DataElement>
  evidenceTypes: Record<string, EvidenceType>
  services: Record<string, PublicService>
  lifeEvents: Record<string, LifeEvent>
  /** These are absent from publications older than they are. */
  releases?: Record<string, ListRelease>
  confirmations?: Record<string, Confirmation>
  synonyms?: Synonyms
}

type CollectionName = Exclude<keyof Catalogue, 'synonyms'>

/** Every collection of the catalogue: what it is called and the schema of one entry, in the order people read them. */
export const collections = {
  lifeEvents: { label: '一件事', schema: LifeEvent },
  services: { label: '事项', schema: PublicService },
  facts: { label: '情形（事实）', schema: FactDefinition },
  rules: { label: '共用条件', schema: Rule },
  parameters: { label: '地方参数', schema: Parameter },
  dataElements: { label: '数据元', schema: DataElement },
  formGroups: { label: '表单分组', schema: FormGroup },
  evidenceTypes: { label: '材料', schema: EvidenceType },
  authorityKinds: { label: '部门', schema: AuthorityKind },
  releases: { label: '清单', schema: ListRelease },
  confirmations: { label: '核定', schema: Confirmation },
} as const satisfies Record<CollectionName, { label: string; schema: TSchema }>
export type Collection = keyof typeof collections
