/** 标准化工作规程 (方案 二(二)): the duties of lead and co departments, the way of a case, who waits for whom, until when. */
import { evidenceOf } from './evidence.ts'
import { type Dates, flowOf } from './flow.ts'
import type { DocumentService, Procedure } from './schema.ts'
import { headOf, limitWords, type Source, servicesOf, sourceOf } from './services.ts'

/** Where the policy gives each of them their duties. */
const policy = (section: string) => `豫政办〔2023〕22号${section}`

/** The days after which silence counts as acceptance where no law sets them (decided by places). */
const silenceParameter = 'intake.silence-days'

export function procedureOf(
  prepared: Source['prepared'],
  place: Source['place'],
  lifeEvent: string,
  dates: Dates,
): Procedure {
  const source = sourceOf(prepared, place, lifeEvent)
  const flow = flowOf(source, dates)
  const services = servicesOf(source)
  const head = headOf(source)
  return {
    ...head,
    services,
    duties: dutiesOf(services, head.leadAuthority),
    stages: stagesOf(services, source),
    evidence: evidenceOf(source, flow),
    flow,
    jointInspection: jointInspectionOf(services),
  }
}

function dutiesOf(services: DocumentService[], lead: string): Procedure['duties'] {
  const own = services.filter(service => service.authority === lead)
  const others = services.filter(service => service.authority !== lead)
  const duty = (role: string, members: Procedure['duties'][number]['members'], items: string[], section: string) => ({
    role,
    members,
    items,
    mark: 'reference' as const,
    source: policy(section),
  })
  const supervised = services.filter(service => service.supervisor)
  return [
    duty(
      '牵头部门',
      [{ who: lead, numbers: own.map(service => service.number) }],
      [
        '会同联办部门梳理办理要素、调整前后顺序，编制并更新办事指南、工作规程和业务手册',
        '协调联办部门同步审核、按时办结，组织需要现场核查的事项联合勘验',
        '跟踪超期和补正情况，牵头处理跨部门争议',
        ...(own.length > 0 ? ['按时限办理本部门负责的事项，办理结果推送统一出件'] : []),
      ],
      '二（一）（二）、三（二）',
    ),
    ...(others.length > 0
      ? [
          duty(
            '联办部门',
            membersBy(others, service => service.authority),
            [
              '在受理审查期内答复，需要补正的一次提全，不另行向申请人索要材料',
              '按承诺时限审查、核查、决定，办理结果推送统一出件',
              ...(others.some(service => service.inspection) ? ['需要现场核查的，派两名以上工作人员参加联合勘验'] : []),
            ],
            '二（一）、三（二）',
          ),
        ]
      : []),
    duty(
      '综合受理窗口、出证窗口',
      [],
      [
        '按情形一次告知，一表申请、一套材料收件，出具收件凭证，同时转送各部门',
        '在部门授权范围内受理；汇总各部门补正内容，一次告知申请人',
        '统一发放办理结果，登记领取人；可以邮寄、电子送达',
      ],
      '二（三）',
    ),
    ...(supervised.length > 0
      ? [
          duty(
            '监管部门',
            membersBy(supervised, service => service.supervisor!.text),
            ['接收准予决定信息，落实事中事后监管，监管结果反馈审批部门'],
            '二（七）',
          ),
        ]
      : []),
  ]
}

function membersBy(services: DocumentService[], whoOf: (service: DocumentService) => string) {
  const members = new Map<string, number[]>()
  for (const service of services) {
    const who = whoOf(service)
    members.set(who, [...(members.get(who) ?? []), service.number])
  }
  return [...members].map(([who, numbers]) => ({ who, numbers }))
}

function stagesOf(services: DocumentService[], { place }: Source): Procedure['stages'] {
  const licensed = services.some(service => service.licence)
  const { value, pending } = place.parameters[silenceParameter] ?? { value: null, pending: true }
  const others = typeof value === 'number' ? limitWords({ days: value, unit: 'workingDay' }) : '当地期限'
  const inspected = services.filter(service => service.inspection)
  const stage = (name: string, who: string, does: string, limit: string, documents: string, source = '') => ({
    name,
    who,
    does,
    limit,
    documents,
    mark: 'reference' as const,
    source,
  })
  return [
    stage(
      '一次告知',
      '综合受理窗口、线上专栏',
      '按申请人回答的情形，一次告知需要办理的事项、材料、顺序和时间',
      '当场',
      '一次性告知书',
      '《行政许可法》第三十条；豫政办〔2023〕22号二（一）',
    ),
    stage(
      '收件分办',
      '综合受理窗口、线上专栏',
      '核对申请表和材料，可以当场更正的当场更正；收件后同时转送各部门，有先后的也同时审核材料',
      '当场',
      '收件凭证',
      '《行政许可法》第三十二条',
    ),
    {
      ...stage(
        '受理审查',
        '各办理部门（窗口按授权办理）',
        '材料齐全的受理；需要补正的，各部门意见合并后一次告知；不属于本机关职权的，告知向有权机关申请；逾期不告知的，自收到材料之日起即为受理',
        `${licensed ? '行政许可五个工作日；' : ''}${licensed ? '其他事项' : ''}${others}`,
        '受理通知书、补正告知书、不予受理通知书',
        '《行政许可法》第三十二条；许可以外的事项参照，期限由当地核定',
      ),
      mark: pending ? 'pending' : 'reference',
    },
    stage(
      '审查核查',
      '各办理部门',
      inspected.length > 0
        ? '审查材料；需要现场核查的由两名以上工作人员进行，时间计入办理时限'
        : '审查材料，能够通过数据共享核验的自行核验，不向申请人索要',
      '计入承诺时限',
      inspected.length > 0 ? '现场核查记录' : '审查记录',
      inspected.length > 0 ? '《行政许可法》第三十四条' : '',
    ),
    stage(
      '决定',
      '各办理部门',
      '在承诺时限内作出决定；不予许可、不予办理的，说明理由和救济途径；需要等待前面结果的，按办理顺序执行',
      '各事项承诺时限',
      licensed ? '准予（不予）行政许可决定书、办理结果通知书' : '办理结果通知书',
      licensed ? '《行政许可法》第三十八条、第四十二条' : '',
    ),
    stage(
      '统一出件',
      '出证窗口、线上专栏',
      '汇总各部门结果，按申请人选择的窗口领取、邮寄或者电子方式送达，登记领取人',
      licensed ? '行政许可决定之日起十个工作日内送达' : '办结后即时',
      '证照、批文、领取登记',
      licensed ? '《行政许可法》第四十四条' : '',
    ),
    stage(
      '归档和监管衔接',
      '各办理部门、监管部门',
      '按事项归档；准予决定推送监管部门，监管结果反馈审批部门',
      '办结后',
      '归档材料、监管衔接记录',
      '豫政办〔2023〕22号二（七）',
    ),
  ]
}

/** 联合勘验: one visit for all services of the case that need one (方案 二(一)). */
function jointInspectionOf(services: DocumentService[]): Procedure['jointInspection'] {
  const inspected = services.filter(service => service.inspection)
  if (inspected.length < 2) return null
  return {
    numbers: inspected.map(service => service.number),
    text: '由牵头部门与申请人约定一次时间，各部门同时到场，每个部门两名以上工作人员；整改意见合并为一份清单，整改后一次复核。',
    mark: 'reference',
    source: policy('二（一）'),
  }
}
