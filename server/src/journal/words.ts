/** The journal in words people understand. An action without words here is not shown on a timeline. */
import { dateInWords } from '@onething/core/workdays.ts'
import type { JournalRow } from './journal.ts'

type Entry = Pick<JournalRow, 'action' | 'data'>

const words: Record<string, (data: Record<string, unknown>) => string> = {
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
  'part.claimed': data => (data.takenOverFrom ? `接手办理（原领办人：${data.takenOverFrom}）` : '领办'),
  'part.verdict.complete': () => '审核意见：材料齐全，同意受理',
  'part.verdict.correct': data => `审核意见：需要补正${data.fault ? '（再次补正，已记录）' : ''}`,
  'part.verdict.refuse': data => `不予受理${because(data.reasons)}`,
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
  'part.granted': () => '准予',
  'part.denied': data => `不予批准${because(data.reasons)}`,
  'part.blocked': () => '因前置事项未通过，中止办理',
  'part.deemedWithdrawn': () => '逾期未补正，视为撤回',
  'correction.issued': data => `一次性告知补正，共 ${data.items} 项，请于${on(data.answerBy)}前补齐`,
  'correction.answered': () => '提交了补正',
}

/** What the applicant did to one part, rather than its authority. */
export const isOfApplicant = ({ action }: Pick<Entry, 'action'>): boolean => action === 'part.deferredSupplied'

const on = (date: unknown) => dateInWords(String(date))
const because = (reason: unknown) => (typeof reason === 'string' && reason ? `：${reason}` : '')
const listed = (items: unknown) => (items as string[]).map(item => `《${item}》`).join('、')
const whoIn = ({ label, name }: Record<string, unknown>) => `${label}${name}`
const name = (collector: unknown) => (collector as { name?: string }).name ?? ''

export const inWords = ({ action, data }: Entry): string | undefined => words[action]?.(data)

/** What the case does as a whole: no single officer stands for it, though one of them set it off. */
const together = new Set(['correction.issued', 'case.concluded'])
export const isTogether = ({ action }: Pick<Entry, 'action'>): boolean => together.has(action)
