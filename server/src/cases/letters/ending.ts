/** How a part stops or ends without a decision: 前置未通过, 视为撤回, 撤回, 终止. */
import { defaultTerms } from '@onething/core/lifecycle/gates.ts'
import { type TerminationGround, terminationGrounds } from '@onething/core/lifecycle/states.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { applicationOf, type Letter } from '../../documents/letter.ts'
import { remediesFor } from '../../documents/words.ts'
import {
  type About,
  dataOf,
  dayOf,
  isLicence,
  letterOfPart,
  nameOfPart,
  openingOf,
  organsInWords,
  organsOf,
  rowOf,
  section,
  untilInWords,
} from './about.ts'

const again = '同时申请的其他事项照常办理。您（单位）可以重新申请本事项，已经提交的材料可以再次使用。'

/** 前置未通过告知书: what failed, what can be chosen, by when. */
export function blockedLetter(about: About): Letter {
  const { because, chooseBy } = dataOf<{ because: string; chooseBy: string }>(about.entry)
  const { wait } = rowOf(about.whole, about.entry.part!).rules?.terms ?? defaultTerms
  const failed = about.partOf(because)
  return letterOfPart(about, {
    title: '前置事项未通过告知书',
    opening: [
      `${openingOf(about)}该事项以“${nameOfPart(about, because)}”为前置事项。因前置事项没有通过，本机关暂时不能继续办理，现告知如下：`,
    ],
    facts: [
      ['本事项', nameOfPart(about)],
      ['未通过的前置事项', `${nameOfPart(about, because)}（${failed.authority}）`],
      ['前置事项的情况', outcomeOf(about, because)],
      ['选择的期限', `${untilInWords(about, chooseBy)}前（含当日）`],
    ],
    list: {
      heads: ['序号', '您（单位）可以选择', '后果'],
      widths: [1, 1.6],
      rows: [
        ['不再办理，撤回本事项', '本事项的申请撤回，其他事项照常办理'],
        ['保留等待', `等待前置事项重新办理，或者等待复议、诉讼结果，最长${wait}日；等待的时间不计入办理期限`],
        ['用另行取得的结果继续办理', '提交已经取得的前置事项结果，本机关核对后继续办理'],
      ],
    },
    closing: [
      '请在网上办件页面或者综合窗口选择。逾期没有选择的，视为撤回本事项的申请；您（单位）可以在前置事项办好以后重新申请。',
    ],
  })
}

/** How the prerequisite ended, as far as it was known then. */
function outcomeOf({ whole, entry }: About, part: string): string {
  const last = whole.journal.findLast(one => one.seq < entry.seq && one.part === part && one.action in outcomes)
  return last ? `已于${dateInWords(dayOf(last))}${outcomes[last.action]}` : '已撤回申请'
}
const outcomes: Record<string, string> = {
  'part.denied': '作出不予批准的决定',
  'part.verdict.refuse': '不予受理',
  'part.withdrawn': '撤回申请',
  'part.deemedWithdrawn': '视为撤回',
  'part.deferralExpired': '视为撤回',
  'part.choiceExpired': '视为撤回',
  'part.terminated': '终止办理',
  'part.revoked': '被撤销（注销）',
}

/** 视为撤回告知书: which day passed, and what is not lost. */
export function deemedWithdrawn(about: About): Letter {
  return letterOfPart(about, {
    title: '视为撤回告知书',
    opening: [`${openingOf(about)}${whyDeemed(about)}，本事项的申请视为撤回，现予告知。`],
    facts: [
      ['事项', nameOfPart(about)],
      ['视为撤回的日期', dateInWords(about.on)],
    ],
    closing: [again],
  })
}

function whyDeemed({ entry }: About): string {
  const { answerBy, by, waited } = dataOf<{ answerBy?: string; by?: string; waited?: boolean }>(entry)
  if (answerBy) return `本机关已一次告知需要补正的全部内容，您（单位）在${dateInWords(answerBy)}前没有补正`
  if (by) return `您（单位）书面承诺在${dateInWords(by)}前补交容缺的材料，逾期没有补交`
  return waited
    ? '该事项的前置事项没有通过，您（单位）选择保留等待，等待的期限已过'
    : '该事项的前置事项没有通过，您（单位）在告知的期限内没有选择如何办理'
}

/** 撤回申请确认书 of one part. */
export function partWithdrawn(about: About): Letter {
  const { reason } = dataOf<{ reason?: string }>(about.entry)
  return letterOfPart(about, {
    title: '撤回申请确认书',
    opening: [
      `${openingOf(about)}您（单位）于${dateInWords(about.on)}在作出决定以前提出撤回${reason ? '' : '（因前置事项没有通过）'}。本机关准予撤回，该事项终止办理。`,
    ],
    facts: [
      ['撤回的事项', nameOfPart(about)],
      ['撤回日期', dateInWords(about.on)],
      ...((reason ? [['撤回的原因', reason]] : []) as Letter['facts']),
    ],
    closing: [again],
  })
}

/** 撤回申请确认书 of everything that was not decided yet. */
export async function caseWithdrawn(about: About): Promise<Letter> {
  const { reason, parts = [] } = dataOf<{ reason: string; parts?: string[] }>(about.entry)
  const organs = await organsOf(about, parts)
  const rest = about.whole.parts.length > parts.length
  return {
    title: '撤回申请确认书',
    organs,
    opening: [
      `${applicationOf(about.case, null)}收悉。您（单位）于${dateInWords(about.on)}提出撤回${rest ? '其中尚未办结的事项' : '申请'}。${organsInWords(organs)}准予撤回，下列事项终止办理：`,
    ],
    facts: reason ? [['撤回的原因', reason]] : [],
    list: {
      heads: ['序号', '撤回的事项', '部门'],
      widths: [1.3, 1],
      rows: parts.map(part => [nameOfPart(about, part), about.partOf(part).authority]),
    },
    sections: [],
    closing: [
      rest
        ? '此前已经办结的事项不受影响。您（单位）可以重新申请撤回的事项，已经提交的材料可以再次使用。'
        : '您（单位）可以重新申请，已经提交的材料可以再次使用。',
    ],
  }
}

/** 终止审查决定书: the procedure ends and nothing is decided. */
export function terminatedLetter(about: About): Letter {
  const { ground, reasons } = dataOf<{ ground: TerminationGround; reasons: string }>(about.entry)
  const licence = isLicence(about, about.entry.part!)
  const { authority } = about.partOf(about.entry.part!)
  return letterOfPart(about, {
    title: licence ? '终止审查决定书' : '终止办理决定书',
    opening: [
      `${openingOf(about)}办理中出现下列情形，本机关决定终止${licence ? '对该申请的审查，不再作出是否准予行政许可的决定' : '办理该事项'}。`,
    ],
    facts: [
      ['事项', nameOfPart(about)],
      ['终止的情形', terminationGrounds[ground]],
      ['终止日期', dateInWords(about.on)],
    ],
    sections: [...section('理由：', reasons), ...section('救济途径：', remediesFor(authority))],
    closing: ['同时申请的其他事项照常办理。'],
  })
}
