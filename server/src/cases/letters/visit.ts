/** 勘验、复验和会审: the call to be there, what was found, what is to be put right, and what the departments think. */
import {
  findingResults,
  inWords,
  rectificationsOf,
  type Visit,
  type VisitSlot,
} from '@onething/core/lifecycle/visits.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { applicationOf, type Letter } from '../../documents/letter.ts'
import { visitPhotos } from '../../documents/photos.ts'
import {
  type About,
  dataOf,
  isLicence,
  licensingLaw,
  nameOfPart,
  organsInWords,
  organsOf,
  rowOf,
  rule,
  untilInWords,
  visitOf,
} from './about.ts'

type Confirmed = { number: number; slot: VisitSlot; parts: string[]; place: string }
type Closed = { number: number; by?: string; items?: number }

/** 勘验通知书: when, where, who comes, and what they will look at. A later one replaces it. */
export async function visitConfirmed(about: About): Promise<Letter> {
  const { number, slot, parts, place } = dataOf<Confirmed>(about.entry)
  const organs = await organsOf(about, parts)
  const again = visitOf(about.whole, number).of !== null
  const what = again ? '复验' : '勘验'
  const before = calledBefore(about, number)
  const kinds = [...(again ? ['复验'] : []), ...(before ? ['改期'] : [])].join('、')
  return {
    title: kinds ? `勘验通知书（${kinds}）` : '勘验通知书',
    organs,
    opening: [
      `${applicationOf(about.case, null)}收悉。${lawOfVisit(about, parts)}，${before ? `原定于${inWords(before)}的${what}改期，` : ''}${organsInWords(organs)}将按您（单位）选定的时间到现场${organs.length > 1 ? '联合' : ''}${what}，现通知如下：`,
    ],
    facts: [
      [`${what}时间`, inWords(slot)],
      [`${what}地点`, place],
    ],
    list: {
      heads: ['序号', '事项和部门', '核查内容'],
      widths: [1, 1.8],
      rows: parts.map(part => [`${nameOfPart(about, part)}\n${about.partOf(part).authority}`, checksOf(about, part)]),
    },
    sections: [
      {
        name: '请您（单位）准备：',
        paragraphs: [
          '1. 法定代表人、负责人或者受委托的人到场，带身份证件；受委托的，带授权委托书。',
          '2. 提交过的有关材料的原件，以及与上列核查内容有关的资料。',
          again ? '3. 整改情况的说明和需要复验的现场、设施设备。' : '3. 能够正常查看的现场和设施设备。',
        ],
      },
    ],
    closing: [
      '每个部门由两名以上工作人员勘验，到场时出示证件。勘验不收取费用。',
      '因故不能到场的，可以委托他人到场；需要改约的，最迟在前一天到网上办件页面或者综合窗口提出，换时间和改约合计不超过两次。',
    ],
  }
}

/** The time of the same visit that was agreed on before. */
function calledBefore({ whole, entry }: About, number: number): VisitSlot | undefined {
  const called = whole.journal.filter(one => one.seq < entry.seq && one.action === 'visit.confirmed')
  return called.map(one => one.data as Confirmed).findLast(one => one.number === number)?.slot
}

/** The people it takes are the law's for licences; other services are looked at by rules of their own. */
function lawOfVisit(about: About, parts: readonly string[]): string {
  const licences = parts.filter(part => isLicence(about, part)).length
  return licences > 0 && licences < parts.length
    ? `根据${licensingLaw}第三十四条和其他有关规定`
    : rule(licences > 0, '第三十四条')
}

const checksOf = ({ whole }: About, part: string): string =>
  (rowOf(whole, part).rules?.inspection?.checks ?? []).map((check, place) => `${place + 1}. ${check}`).join('\n')

/**
 * 联合勘验记录, with the one 整改通知书 of all departments in it where something has to be put right: the list and what it
 * rests on are read together, and there is one act and one number for both.
 */
export async function visitClosed(about: About): Promise<Letter> {
  const { number, by } = dataOf<Closed>(about.entry)
  const visit = visitOf(about.whole, number)
  const seen = Object.keys(visit.findings)
  const organs = await organsOf(about, seen)
  const what = visit.of === null ? '勘验' : '复验'
  const kind = `${organs.length > 1 ? '联合' : '现场'}${what}`
  return {
    title: `${kind}记录${by ? '暨整改通知书' : ''}`,
    organs,
    opening: [
      `${applicationOf(about.case, null)}收悉。${organsInWords(organs)}于${dateInWords(visit.slot!.date)}进行了${kind}，现将结果记录如下：`,
    ],
    facts: [
      [`${what}时间`, inWords(visit.slot!)],
      [`${what}地点`, visit.place],
    ],
    list: {
      heads: ['部门和事项', '勘验人员', '结论'],
      widths: [2.2, 1, 0.7],
      rows: seen.map(part => {
        const { officers, result } = visit.findings[part]!
        return [
          `${about.partOf(part).authority}\n${nameOfPart(about, part)}`,
          officers.join('、'),
          findingResults[result],
        ]
      }),
    },
    sections: [
      ...seen.map(part => checkByCheck(about, visit, part)),
      ...(by ? [toRectify(about, visit, by)] : []),
      ...(await photosOf(about, visit)),
    ],
    closing: by
      ? [
          `请在${untilInWords(about, by)}前（含当日）完成整改，并在网上办件页面或者综合窗口申请复验。复验由同一部门进行。`,
          '逾期没有完成整改的，有关部门依法作出决定；其他事项照常办理。',
        ]
      : [`本记录由参加${what}的人员签名，作为作出决定的依据。`],
  }
}

function checkByCheck(about: About, { findings }: Visit, part: string): Letter['sections'][number] {
  const { items, note: remark, officers } = findings[part]!
  return {
    name: `${nameOfPart(about, part)}（${about.partOf(part).authority}）：`,
    paragraphs: remark ? [`说明：${remark}`] : [],
    list: {
      heads: ['核查内容', '结果', '情况说明'],
      widths: [2.4, 0.6, 1.2],
      rows: [
        ...items.map(({ check, ok, note }, at) => [`${at + 1}. ${check}`, ok ? '符合' : '不符合', note]),
        [`勘验人员签名（${officers.join('、')}）：`, '', ''],
      ],
    },
  }
}

function toRectify(about: About, visit: Visit, by: string): Letter['sections'][number] {
  return {
    name: `整改清单（各部门合并，一次列明；期限为${untilInWords(about, by)}）：`,
    paragraphs: [],
    list: {
      heads: ['序号', '核查内容', '需要整改的问题', '提出部门'],
      widths: [1.3, 1.3, 1],
      rows: rectificationsOf(visit).map(({ check, note, part }) => [
        check,
        note || '没有达到核查内容的要求',
        about.partOf(part).authority,
      ]),
    },
  }
}

/** Taken at the visit and kept with the case; the page shows them small, the originals stay in the file. */
async function photosOf(about: About, { findings }: Visit): Promise<Letter['sections']> {
  const taken = Object.entries(findings).flatMap(([part, { photos }]) => photos.map(id => ({ part, id })))
  const known = taken.flatMap(({ part, id }) => {
    const file = about.whole.evidence.find(one => one.id === id)
    return file ? [{ part, file }] : []
  })
  if (known.length === 0) return []
  const pictures = await visitPhotos(
    about.files,
    known.map(({ file }) => file),
  )
  const photos = pictures.map((svg, place) => ({
    svg,
    caption: `照片${place + 1}：${about.partOf(known[place]!.part).authority}`,
  }))
  return [{ name: '现场照片：', paragraphs: [], photos }]
}

/** 联合评审（会审）记录: for the departments, not for the applicant. */
export async function reviewClosed(about: About): Promise<Letter> {
  const { number } = dataOf<{ number: number }>(about.entry)
  const { findings, slot, place, subject } = visitOf(about.whole, number)
  const parts = Object.keys(findings)
  return {
    title: '联合评审（会审）记录',
    addressed: false,
    organs: await organsOf(about, parts),
    opening: [
      `就“${about.case.lifeEvent.name}”一件事办件${about.whole.row.case_no}（申请人：${about.whole.row.applicant_name}），各部门进行了联合评审，记录如下：`,
    ],
    facts: [
      ['会审时间', inWords(slot!)],
      ['会审地点', place],
      ['会审内容', subject],
    ],
    list: {
      heads: ['序号', '部门和事项', '参加人员', '意见'],
      widths: [1.4, 0.8, 1.3],
      rows: parts.map(part => {
        const { officers, result, note } = findings[part]!
        return [
          `${about.partOf(part).authority}\n${nameOfPart(about, part)}`,
          officers.join('、'),
          `${findingResults[result]}${note ? `：${note}` : ''}`,
        ]
      }),
    },
    sections: [],
    closing: ['本记录供各部门审查时使用，不对外提供；各部门分别作出决定。'],
  }
}
