/**
 * 办件通知书: what the organs tell the applicant in writing between receipt and decision. Each says what it has to by law,
 * and cites it where the service is a licence; for other services it is told 按规定.
 */
import type { LimitUnit } from '@onething/core/catalogue/vocabulary.ts'
import { type DueDate, dateInWords } from '@onething/core/workdays.ts'
import { applicationOf, type CaseOfLetter, type Letter, organOf, type PartOfLetter } from './letter.ts'
import type { Organ } from './organs.ts'
import { nameOf } from './receipt.ts'
import { dueInWords, limitInWords } from './words.ts'

export type CaseNotice = Acceptance | CorrectionNotice | SpecialProcedure | Extension

interface OfPart {
  part: PartOfLetter
  licence: boolean
}

/** 容缺承诺: who gave it in writing, and when. */
export interface WrittenPromise {
  by: string
  on: string
}

/** 受理通知书; with something put off 容缺受理通知书. */
export interface Acceptance extends OfPart {
  kind: 'accepted'
  acceptedOn: string
  /** Silence was acceptance: the day the application came in. */
  silentSince: string | null
  /** Null while the clock waits for what was put off. */
  promised: DueDate | null
  legal: DueDate | null
  deferred: { items: string[]; by: DueDate; promise: WrittenPromise } | null
}

/** 补正告知书: one for all departments. */
export interface CorrectionNotice {
  kind: 'correction'
  number: number
  answerBy: DueDate
  items: { name: string; problems: string[]; parts: PartOfLetter[] }[]
  /** How many of the parts behind it are licences. */
  licences: 'all' | 'some' | 'none'
}

/** 特别程序告知书 */
export interface SpecialProcedure extends OfPart {
  kind: 'paused'
  procedure: string
  reason: string
  days: number
  /** What of the law lets it stop the clock; null where the service is no licence. */
  law: string | null
  /** 公告、公示: its first and its last day. */
  published?: { from: string; until: DueDate }
}

/** 延期通知书 */
export interface Extension extends OfPart {
  kind: 'extended'
  by: { days: number; unit: LimitUnit }
  reason: string
  /** Null while a special procedure runs. */
  promised: DueDate | null
}

export function letterOfNotice(view: CaseOfLetter, notice: CaseNotice): Letter {
  return { title: titleOfNotice(notice), organs: organsOf(notice), ...bodyOf(view, notice) }
}

function organsOf(notice: CaseNotice): Organ[] {
  const parts = notice.kind === 'correction' ? notice.items.flatMap(item => item.parts) : [notice.part]
  return [...new Map(parts.map(part => [part.authorityId, organOf(part)])).values()]
}

function titleOfNotice(notice: CaseNotice): string {
  switch (notice.kind) {
    case 'accepted':
      if (notice.deferred) return '容缺受理通知书'
      return notice.silentSince ? '受理通知书（视为受理）' : '受理通知书'
    case 'correction':
      return '补正告知书'
    case 'paused':
      return '特别程序告知书'
    case 'extended':
      return '延期通知书'
  }
}

type Body = Pick<Letter, 'opening' | 'facts' | 'list' | 'sections' | 'closing'>

function bodyOf(view: CaseOfLetter, notice: CaseNotice): Body {
  switch (notice.kind) {
    case 'accepted':
      return acceptance(view, notice)
    case 'correction':
      return correction(view, notice)
    case 'paused':
      return specialProcedure(view, notice)
    case 'extended':
      return extension(view, notice)
  }
}

const licensingLaw = '《中华人民共和国行政许可法》'

// ── 受理 ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function acceptance(view: CaseOfLetter, notice: Acceptance): Body {
  const { part, acceptedOn, promised, legal, deferred } = notice
  return {
    opening: [applicationOf(view, part) + becauseAccepted(notice) + (deferred ? becauseDeferred(notice) : '')],
    facts: [
      ['受理事项', nameOf(part)],
      ['受理日期', dateInWords(acceptedOn)],
      ['承诺办结日期', promised ? dueInWords(promised) : '自材料补齐的次日起计算'],
      ...(legal ? [['法定办结日期', dueInWords(legal)] as [string, string]] : []),
    ],
    list: deferred && {
      heads: ['序号', '容缺后补的材料', '补交期限'],
      rows: deferred.items.map(item => [`《${item}》`, dueInWords(deferred.by)]),
    },
    sections: deferred ? [{ name: '申请人的承诺：', paragraphs: promiseOf(deferred) }] : [],
    closing: [
      ...(deferred ? afterDeferring(deferred, promised === null) : []),
      notice.licence
        ? '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在办理期限内，本机关将另行书面告知。'
        : '按规定需要特别程序的，所需时间不计入办理期限，本机关将另行书面告知。',
    ],
  }
}

/** 行政许可法 32(1): (五) complete and accepted; (四) not told in time, and so accepted from receipt on. */
function becauseAccepted({ licence, acceptedOn, silentSince, deferred }: Acceptance): string {
  if (silentSince === null && deferred) return '收悉。经审核，主要材料齐全，'
  if (silentSince === null)
    return licence
      ? `收悉。经审核，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。根据${licensingLaw}第三十二条第一款第（五）项的规定，决定予以受理。`
      : '收悉。经审核，申请材料齐全，按规定予以受理。'
  const silent = `，本机关于${dateInWords(silentSince)}收到材料，在${licence ? '法定' : '规定'}期限内没有告知需要补正的内容。`
  const rule = licence ? `根据${licensingLaw}第三十二条第一款第（四）项的规定，` : '按规定，'
  // Accepted later than received: it waited for a result of the same case.
  return acceptedOn === silentSince
    ? `${silent}${rule}自收到申请材料之日起即为受理。`
    : `${silent}${rule}不再要求补正；需要先行办结的事项已经办结，现予受理。`
}

/** 河南省优化营商环境条例 35: the main materials are there, what and by when is told once. */
function becauseDeferred({ licence, silentSince }: Acceptance): string {
  const rule = licence ? '根据《河南省优化营商环境条例》第三十五条的规定' : '按规定'
  return `${silentSince ? '' : '部分次要材料暂缺。'}${rule}和您（单位）的书面承诺，${silentSince ? '下列材料可以容缺后补。' : '决定容缺受理。'}`
}

/** Given on screen or at the window before it was submitted, and signed with the application. */
const promiseOf = ({ by, promise }: NonNullable<Acceptance['deferred']>): string[] => [
  `申请人承诺在${dueInWords(by)}前（含当日）补齐上列容缺后补的材料，并对所提交材料的真实性负责；逾期没有补齐的，同意本事项的申请视为撤回。`,
  `承诺人：${promise.by}；承诺日期：${promise.on}（随申请一并书面作出）。`,
]

const afterDeferring = ({ by }: { by: DueDate }, waits: boolean): string[] => [
  `请于${dueInWords(by)}前（含当日）在网上、自助终端或者综合窗口补齐上列材料；补齐后，本机关依法作出决定。${waits ? '等待补交的时间不计入办理期限。' : ''}`,
  '逾期没有补齐的，视为撤回本事项的申请；同时申请的其他事项照常办理，您（单位）可以重新申请本事项。',
]

// ── 补正 ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function correction(view: CaseOfLetter, { number, answerBy, items, licences }: CorrectionNotice): Body {
  return {
    opening: [
      `${applicationOf(view, null)}收悉。经审核，下列材料或者填报内容不齐全或者不符合规定。${ruleOfCorrection[licences]}现将需要补正的全部内容一次告知如下：`,
    ],
    facts: [],
    list: {
      heads: ['序号', '材料或者填报内容', '需要补正的内容', '提出部门和事项'],
      rows: items.map(({ name, problems, parts }) => [
        name,
        problems.join('\n'),
        parts.map(part => `${part.authority}：${nameOf(part)}`).join('\n'),
      ]),
    },
    sections: [],
    closing: [
      `请于${dueInWords(answerBy)}前（含当日）在网上、自助终端或者综合窗口一次补齐。`,
      number > 1
        ? '此前告知而尚未补正的内容，已一并列入本告知书，以本告知书为准。'
        : '各部门的意见已汇总，不再分头告知。',
      '逾期没有补正的，上列事项视为撤回申请；同时申请的其他事项照常办理，您（单位）可以重新申请。',
    ],
  }
}

const ruleOfCorrection = {
  all: `根据${licensingLaw}第三十二条第一款第（四）项的规定，`,
  some: `根据${licensingLaw}第三十二条第一款第（四）项和其他有关规定，`,
  none: '按规定，',
}

// ── 特别程序、延期 ──────────────────────────────────────────────────────────────────────────────────────────────────

/** 行政许可法 45: the time it takes is told in writing. */
function specialProcedure(view: CaseOfLetter, notice: SpecialProcedure): Body {
  const { part, procedure, reason, days, law, published } = notice
  return {
    opening: [
      `${applicationOf(view, part)}，已于${dateInWords(part.acceptedOn!)}受理。${
        law
          ? `审查中依法需要进行${procedure}。根据${law}的规定，所需时间不计算在办理期限内，现书面告知如下：`
          : `办理中按规定需要进行${procedure}，所需时间不计入办理期限，现书面告知如下：`
      }`,
    ],
    facts: [
      ['受理事项', nameOf(part)],
      ['特别程序', procedure],
      ['原因', reason],
      ...daysOfNotice(procedure, published),
      ['预计所需时间', limitInWords({ days, unit: 'workingDay' })],
    ],
    list: null,
    sections: [],
    closing: [
      `自${published ? `${procedure}开始` : '本告知书作出'}之日起暂停计算办理期限；上述程序结束后恢复计算，并告知您（单位）新的承诺办结日期。`,
    ],
  }
}

/** 公告、公示: it cannot end before its last day, and nothing is decided before. */
const daysOfNotice = (procedure: string, published: SpecialProcedure['published']): Body['facts'] =>
  published ? [[`${procedure}期间`, `${dateInWords(published.from)}至${dueInWords(published.until)}（含当日）`]] : []

/** 行政许可法 42(1): once, approved by the head of the organ, the reason told. */
function extension(view: CaseOfLetter, { part, licence, by, reason, promised }: Extension): Body {
  const rule = licence ? `根据${licensingLaw}第四十二条第一款的规定` : '按规定'
  return {
    opening: [
      `${applicationOf(view, part)}，已于${dateInWords(part.acceptedOn!)}受理。因不能在原定期限内作出决定，${rule}，经本机关负责人批准，延长办理期限${limitInWords(by)}，现将理由告知如下：`,
    ],
    facts: [
      ['受理事项', nameOf(part)],
      ['延长的理由', reason],
      ['延长的期限', limitInWords(by)],
      ['批准', `${part.authority}负责人`],
      ['新的承诺办结日期', promised ? dueInWords(promised) : '特别程序结束后重新计算，届时告知'],
    ],
    list: null,
    sections: [],
    closing: ['本事项的办理期限只延长一次。'],
  }
}
