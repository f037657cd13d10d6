/** The journal in words people understand. An action without words here is not shown on a timeline. */

import { type Reminder, reminderKinds } from '@onething/core/lifecycle/reminders.ts'
import {
  type DecisionResult,
  decisionResults,
  type RevocationGround,
  revocationGrounds,
} from '@onething/core/lifecycle/states.ts'
import {
  type FindingResult,
  findingResults,
  inWords as inWordsOfSlot,
  type VisitSlot,
} from '@onething/core/lifecycle/visits.ts'
import { dateInWords, momentInWords } from '@onething/core/workdays.ts'
import type { JournalRow } from './journal.ts'

type Entry = Pick<JournalRow, 'action' | 'data' | 'actor_name'>

const words: Record<string, (data: Record<string, unknown>, by: string) => string> = {
  'case.submitted': () => '提交了申请',
  'case.withdrawn': data => `撤回了申请${because(data.reason)}`,
  'case.concluded': data => `全部办结：${data.granted} 项准予，共 ${data.of} 项`,
  'case.collected': data =>
    data.collector ? `在窗口交付了办理结果（领取人：${name(data.collector)}）` : '领取了办理结果',
  'signature.invited': data => `为${whoIn(data)}生成了签名链接`,
  'signature.revoked': data => `撤销了${whoIn(data)}的签名链接`,
  'signature.signed': data => `作为${data.label}签名确认`,
  'signature.signedHere': data => `${whoIn(data)}在窗口当面签名${data.standIn ? `（由${data.standIn}代签）` : ''}`,
  'signature.refused': data => `作为${data.label}拒绝签名${because(data.reason)}`,
  'part.dataChecked': data =>
    `系统核验数据：${(data.items as { name: string; finding: string }[]).map(one => `${one.name}${one.finding}`).join('，')}${data.result === 'proved' ? `（来源：${data.source}）` : '，转人工核对'}`,
  'part.claimed': data => (data.takenOverFrom ? `接手办理（原领办人：${data.takenOverFrom}）` : '领办'),
  'part.verdict.complete': (data, by) => `受理意见：材料齐全，同意受理${delegated(data, by)}`,
  'part.verdict.correct': (data, by) =>
    `受理意见：需要补正${data.fault ? '（再次补正，已记录）' : ''}${delegated(data, by)}`,
  'part.verdict.refuse': (data, by) => `不予受理${because(data.reasons)}${delegated(data, by)}`,
  'part.deemedAccepted': data => `逾期未告知，自${on(data.receivedOn)}收到材料之日起视为受理`,
  'part.accepted': data => (data.promisedDue ? `已受理，承诺${on(data.promisedDue)}前办结` : '已受理'),
  'part.acceptedDeferring': data => `容缺受理，请于${on(data.by)}前补交：${listed(data.items)}`,
  'part.deferredSupplied': data => `补交了容缺材料：${listed(data.items)}`,
  'part.deferralExpired': () => '容缺材料逾期未补交，视为撤回',
  'part.paused': data => `${data.kind}开始，预计 ${data.days} 个工作日，不计入期限：${data.reason}`,
  'part.resumed': data => `${data.kind}结束，恢复计时${because(data.result)}`,
  'part.extensionAsked': data => `申请延长 ${data.days} 日${because(data.reason)}`,
  'part.extensionRefused': data => `不批准延长 ${data.days} 日`,
  'part.extended': data => `批准延长 ${data.days} 日${because(data.reason)}`,
  'part.granted': data => (data.excluded ? `部分准予，${data.excluded}不予批准` : '准予'),
  'part.denied': data => `不予批准${because(data.reasons)}`,
  'part.blocked': data => `前置事项未通过${data.chooseBy ? `，请在${on(data.chooseBy)}前选择怎么办` : '，中止办理'}`,
  'part.waits': data => `选择保留，等待到${on(data.until)}`,
  'part.heldElsewhere': () => '已另行取得前置事项的结果，申请继续办理',
  'part.released': () => '继续办理',
  'part.choiceExpired': () => '等待的期限已过，视为撤回',
  'part.withdrawn': data => `撤回了这个事项${because(data.reason)}`,
  'part.terminated': data => `终止办理${because(data.reasons)}`,
  'part.reopened': data => `重新办理：${data.basis}`,
  'part.objected': data => `收到${data.by}的异议`,
  'part.hearingOffered': data => (data.basis ? '依法应当听证' : `告知听证权利，请在${on(data.askBy)}前提出`),
  'part.hearingAsked': data => `收到听证要求（提出人：${data.by}）`,
  'part.hearingWaived': () => '放弃听证',
  'part.hearingForgone': () => '逾期没有要求听证，视为放弃',
  'part.hearingScheduled': data => `听证定于${moment(data.date, data.time)}在${data.place}举行，主持人${data.host}`,
  'part.hearingHeld': () => '听证已举行，恢复计时',
  'part.inspected': data => `现场核查：${findingResults[data.result as FindingResult]}`,
  'part.inspectionWaived': data => `免于现场核查：${data.because}`,
  'part.notRectified': () => '逾期未完成整改',
  'part.visitMissed': () => '没有选择勘验时间',
  'part.commitmentKept': () => '核查承诺：属实',
  'part.commitmentToRectify': data => `核查承诺：与实际不符，请在${on(data.rectifyBy)}前改正`,
  'part.commitmentBroken': data => `核查承诺：不实${because(data.findings)}`,
  'part.creditRepaired': data => `信用修复${because(data.because)}`,
  'part.revoked': data => `${revocationGrounds[data.ground as RevocationGround].kind}${because(data.reasons)}`,
  'visit.proposed': data => `${data.of ? '复验' : '联合勘验'}可以预约，请选择时间`,
  'visit.confirmed': data => `选定勘验时间：${inWordsOfSlot(data.slot as VisitSlot)}`,
  'visit.otherTimes': () => '要求另提勘验时间',
  'visit.moved': data => `改约勘验，原定${inWordsOfSlot(data.from as VisitSlot)}，请重新选择时间`,
  'visit.postponed': () => '部门不能按时勘验，请重新选择时间',
  'visit.closed': data => (data.by ? `勘验完成，有 ${data.items} 项需要整改，请在${on(data.by)}前完成` : '勘验完成'),
  'visit.rectified': () => '报告整改完成，申请复验',
  'case.reminded': data => `提醒申请人：${dueIn(data).join('、')}`,
  'case.amended': data => `当场更正：${(data.items as string[]).join('、')}`,
  'part.deemedWithdrawn': () => '逾期未补正，视为撤回',
  'correction.issued': data => `一次性告知补正，共 ${data.items} 项，请于${on(data.answerBy)}前补齐`,
  'correction.answered': () => '提交了补正',
}

/** What only the organ itself sees: how it came to its decision. */
const internal: typeof words = {
  'part.opinion': data =>
    `${data.level}意见：${decisionResults[data.result as DecisionResult]}${because(data.reasons)}`,
  'part.sentBack': data => `退回${data.to}${because(data.reason)}`,
  'part.revocationAsked': data =>
    `提出${revocationGrounds[data.ground as RevocationGround].kind}${because(data.reasons)}`,
  'part.revocationRefused': () => '不批准撤销（注销）',
  'part.reviewed': () => '提出联合评审意见',
  'review.called': data => `召集联合评审：${data.subject}`,
  'review.closed': () => '联合评审结束',
}

/** What the applicant did to one part, rather than its authority. */
const ofApplicant = new Set([
  'part.deferredSupplied',
  'part.waits',
  'part.heldElsewhere',
  'part.withdrawn',
  'part.hearingWaived',
])
export const isOfApplicant = ({ action }: Pick<Entry, 'action'>): boolean => ofApplicant.has(action)

/** Done at the window in the organ's name: who it was, and on which delegation. */
const delegated = ({ delegation }: Record<string, unknown>, by: string) =>
  delegation ? `（综合窗口${by}受委托办理，委托编号 ${delegation}）` : ''
const on = (date: unknown) => dateInWords(String(date))
const moment = (date: unknown, time: unknown) => momentInWords(String(date), time as string | undefined)
const dueIn = ({ days }: Record<string, unknown>) =>
  (days as Pick<Reminder, 'kind' | 'on'>[]).map(day => `${on(day.on)}${reminderKinds[day.kind]}`)
const because = (reason: unknown) => (typeof reason === 'string' && reason ? `：${reason}` : '')
const listed = (items: unknown) => (items as string[]).map(item => `《${item}》`).join('、')
const whoIn = ({ label, name }: Record<string, unknown>) => `${label}${name}`
const name = (collector: unknown) => (collector as { name?: string }).name ?? ''

export const inWords = ({ action, data, actor_name }: Entry): string | undefined => words[action]?.(data, actor_name)

/** For the organ's own desk. */
export const inWordsInside = ({ action, data, actor_name }: Entry): string | undefined =>
  (words[action] ?? internal[action])?.(data, actor_name)

/** What the case does as a whole: no single officer stands for it, though one of them set it off. */
const together = new Set(['correction.issued', 'case.concluded', 'visit.proposed', 'visit.closed'])
export const isTogether = ({ action }: Pick<Entry, 'action'>): boolean => together.has(action)
