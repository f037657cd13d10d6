/**
 * What a text message says: which case, what kind of turn, until when. Names of people, services and materials stay in
 * the inbox behind the sign-in: a phone lies on tables, and a material may tell of a death or a divorce.
 */
import { type Reminder, reminderKinds } from '@onething/core/lifecycle/reminders.ts'
import { type RevocationGround, revocationGrounds } from '@onething/core/lifecycle/states.ts'
import { inWords, type VisitSlot } from '@onething/core/lifecycle/visits.ts'
import { dateInWords, momentInWords } from '@onething/core/workdays.ts'

/** What happened in the command that the message follows from, as the journal has it. */
export interface Turn {
  action: string
  data: Record<string, unknown>
}

const by = (date: unknown) => `请于${dateInWords(String(date))}前`

const daysIn = ({ days }: Record<string, unknown>) =>
  (days as Pick<Reminder, 'kind' | 'on'>[]).map(day =>
    day.kind === 'visit' || day.kind === 'hearing'
      ? `${dateInWords(day.on)}${reminderKinds[day.kind]}`
      : `${by(day.on)}${reminderKinds[day.kind]}`,
  )

/** In the order in which they are said. An action without words is part of one that has them. */
const sentences: Record<string, (data: Record<string, unknown>) => string> = {
  'correction.issued': data => `有 ${data.items} 项内容需要补正，${by(data.answerBy)}一次补齐`,
  'part.blocked': data => `有事项的前置事项没有通过，${by(data.chooseBy)}选择怎么办`,
  'part.commitmentToRectify': data => `承诺核查发现问题，${by(data.rectifyBy)}改正`,
  'part.hearingOffered': data => (data.basis ? '有事项依法应当听证' : `有事项可以要求听证，${by(data.askBy)}提出`),
  'part.hearingScheduled': data => `听证定于${momentInWords(String(data.date), data.time as string | undefined)}举行`,
  'visit.proposed': () => '现场勘验可以预约，请选择时间',
  'visit.otherTimes': () => '已另行列出现场勘验的时间，请选择',
  'visit.confirmed': data => `现场勘验定于${inWords(data.slot as VisitSlot)}`,
  'visit.closed': data => (data.by ? `现场勘验有 ${data.items} 项需要整改，${by(data.by)}完成` : '现场勘验已完成'),
  'visit.moved': () => '现场勘验已按您的要求改约，请重新选择时间',
  'visit.postponed': () => '部门不能按时勘验，请重新选择时间',
  'visit.cancelled': () => '原定的现场勘验取消',
  'part.acceptedDeferring': data => `已容缺受理，${by(data.by)}补交承诺的材料`,
  'case.reminded': data => `提醒您：${daysIn(data).join('；')}`,
  'part.deemedWithdrawn': () => '补正期限已过，需要补正的事项视为撤回',
  'part.deferralExpired': () => '承诺的材料逾期未补交，有关事项视为撤回',
  'part.choiceExpired': () => '前置事项没有通过的事项，等待期限已过，视为撤回',
  'part.terminated': () => '有事项已终止办理',
  'part.revoked': data => `有事项被依法${revocationGrounds[data.ground as RevocationGround].kind}`,
  'part.commitmentBroken': () => '承诺经核查不实，将依法处理',
  'part.commitmentKept': () => '承诺经核查属实',
  'part.verdict.refuse': () => '有事项没有受理',
  'part.denied': () => '有事项没有获得批准',
  'part.granted': data => (data.excluded ? '有事项已部分准予' : '有事项已准予'),
  'part.reopened': () => '有事项将重新办理',
  'part.accepted': data =>
    data.promisedDue ? `有事项已受理，承诺${dateInWords(String(data.promisedDue))}前办结` : '有事项已受理',
  'part.hearingAsked': () => '已收到听证申请',
  'part.hearingForgone': () => '没有人要求听证，有关事项继续办理',
  'part.hearingHeld': () => '听证已举行，恢复计时',
  'part.visitMissed': () => '没有选择现场勘验的时间',
  'part.notRectified': () => '整改没有在期限内完成，将依法作出决定',
  'part.inspectionWaived': () => '有事项不需要现场核查',
  'part.released': () => '停下的事项继续办理',
  'part.objected': () => '有事项收到异议',
  'part.withdrawn': () => '已按申请撤回事项',
  'case.withdrawn': () => '申请已撤回',
  'case.collected': () => '办理结果已送达',
  'part.paused': data => `有事项进入依法不计入期限的程序，预计 ${data.days} 个工作日`,
  'part.resumed': () => '暂停的事项已恢复计时',
  'part.extended': data => `有事项经批准延长 ${data.days} 日`,
  'case.submitted': () => '申请已提交',
  'case.concluded': data => `已全部办结${Number(data.granted) > 0 ? '，请领取结果' : ''}`,
}

export function textOf(caseNo: string, turns: readonly Turn[]): string {
  const said = Object.entries(sentences).flatMap(([action, say]) => {
    const turn = turns.find(one => one.action === action)
    return turn ? [say(turn.data)] : []
  })
  return `您的办件 ${caseNo}：${said.join('；') || '有新的进展'}。详情请登录“一件事一次办”查看。`
}

/**
 * Whoever declined messages is told of these all the same. 行政许可法 32(4): 一次告知需要补正的全部内容; 38: 书面决定、说明理由;
 * 42: 延长期限的理由应当告知申请人; 47, 48: 告知听证的权利，通知听证的时间和地点; 45: 特别程序所需时间书面告知申请人; 河南省优化营商环境条例 35: 容缺受理一次告知.
 */
const lawWantsTold: ReadonlySet<string> = new Set([
  'correction.issued',
  'part.acceptedDeferring',
  'part.paused',
  'part.extended',
  'part.verdict.refuse',
  'part.denied',
  'part.hearingOffered',
  'part.hearingScheduled',
  'part.revoked',
])

export const mustBeTold = (turns: readonly Turn[]): boolean => turns.some(turn => lawWantsTold.has(turn.action))
