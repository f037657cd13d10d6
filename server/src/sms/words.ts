/**
 * What a text message says: which case, what kind of turn, until when. Names of people, services and materials stay in
 * the inbox behind the sign-in: a phone lies on tables, and a material may tell of a death or a divorce.
 */
import { dateInWords } from '@onething/core/workdays.ts'

/** What happened in the command that the message follows from, as the journal has it. */
export interface Turn {
  action: string
  data: Record<string, unknown>
}

const by = (date: unknown) => `请于${dateInWords(String(date))}前`

/** In the order in which they are said. An action without words is part of one that has them. */
const sentences: Record<string, (data: Record<string, unknown>) => string> = {
  'correction.issued': data => `有 ${data.items} 项内容需要补正，${by(data.answerBy)}一次补齐`,
  'part.acceptedDeferring': data => `已容缺受理，${by(data.by)}补交承诺的材料`,
  'part.deemedWithdrawn': () => '补正期限已过，需要补正的事项视为撤回',
  'part.deferralExpired': () => '承诺的材料逾期未补交，有关事项视为撤回',
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
 * 42: 延长期限的理由应当告知申请人; 45: 特别程序所需时间书面告知申请人; 河南省优化营商环境条例 35: 容缺受理一次告知.
 */
const lawWantsTold: ReadonlySet<string> = new Set([
  'correction.issued',
  'part.acceptedDeferring',
  'part.paused',
  'part.extended',
  'part.verdict.refuse',
  'part.denied',
])

export const mustBeTold = (turns: readonly Turn[]): boolean => turns.some(turn => lawWantsTold.has(turn.action))
