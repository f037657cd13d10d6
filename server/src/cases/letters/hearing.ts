/** 听证 (行政许可法 46–48): told of it, called to it, and what was said there. */
import { momentInWords } from '@onething/core/workdays.ts'
import type { Letter } from '../../documents/letter.ts'
import { paragraphs } from '../../documents/words.ts'
import {
  type About,
  dataOf,
  isLicence,
  lastBefore,
  letterOfPart,
  nameOfPart,
  openingOf,
  rule,
  untilInWords,
} from './about.ts'

type Offered = { reason: string; interested: string[]; askBy: string; basis?: string }
type Scheduled = { date: string; time?: string; place: string; host: string }
type Held = { record: string; date: string; time?: string; host: string }

/** 听证告知书: whoever it concerns may ask for one, or the law itself wants one. */
export function hearingOffered(about: About): Letter {
  const { reason, interested, askBy, basis } = dataOf<Offered>(about.entry)
  const licence = isLicence(about, about.entry.part!)
  return letterOfPart(about, {
    title: '听证告知书',
    opening: [
      openingOf(about) +
        (basis
          ? `该事项${licence ? '依法' : '按规定'}应当举行听证。${rule(licence, '第四十六条')}，本机关将举行听证，现告知如下：`
          : `经审查，该事项直接涉及重大利益关系。${rule(licence, '第四十七条')}，您（单位）和利害关系人享有要求听证的权利，现告知如下：`),
    ],
    facts: [
      ['事项', nameOfPart(about)],
      ['听证的原因', reason],
      ...((basis ? [['听证的依据', basis]] : []) as Letter['facts']),
      ...((interested.length > 0 ? [['利害关系人', interested.join('、')]] : []) as Letter['facts']),
      basis ? ['时间和地点', '另行通知'] : ['提出听证申请的期限', `${untilInWords(about, askBy)}前（含当日）`],
    ],
    closing: [
      ...(basis
        ? []
        : [
            '要求听证的，请在上述期限内在网上办件页面提出，或者向本机关书面提出；逾期没有提出的，视为放弃听证的权利。',
            '提出听证申请的，本机关将在二十个工作日内组织听证。',
          ]),
      '申请人、利害关系人不承担组织听证的费用。听证所需时间不计入办理期限。',
    ],
  })
}

/** 听证通知书: at least seven days before; a later one replaces it. */
export function hearingScheduled(about: About): Letter {
  const { date, time, place, host } = dataOf<Scheduled>(about.entry)
  const licence = isLicence(about, about.entry.part!)
  const before = lastBefore(about, 'part.hearingScheduled', 'part.hearingOffered')
  const changed = before?.action === 'part.hearingScheduled' ? dataOf<Scheduled>(before) : null
  const { interested } = dataOf<Offered>(lastBefore(about, 'part.hearingOffered')!)
  return letterOfPart(about, {
    title: changed ? '听证通知书（改期）' : '听证通知书',
    opening: [
      `${openingOf(about)}${rule(licence, '第四十八条')}，${
        changed ? `原定于${momentInWords(changed.date, changed.time)}举行的听证改期，` : ''
      }现将举行听证的时间、地点等通知如下：`,
    ],
    facts: [
      ['事项', nameOfPart(about)],
      ['听证时间', momentInWords(date, time)],
      ['听证地点', place],
      ['听证主持人', host],
      ...((interested.length > 0 ? [['利害关系人', interested.join('、')]] : []) as Letter['facts']),
    ],
    closing: [
      '请凭身份证件按时参加，也可以委托代理人参加；委托代理人的，请带授权委托书。',
      '认为主持人与该事项有直接利害关系的，有权申请回避。听证时可以提出证据，并进行申辩和质证。',
      '听证公开举行，法律、法规规定不公开的除外。',
    ],
  })
}

/** 听证笔录: confirmed by those who took part with their signatures; the decision rests on it. */
export function hearingHeld(about: About): Letter {
  const { record, date, time, host } = dataOf<Held>(about.entry)
  const licence = isLicence(about, about.entry.part!)
  const { place } = dataOf<Scheduled>(lastBefore(about, 'part.hearingScheduled')!)
  const { interested } = dataOf<Offered>(lastBefore(about, 'part.hearingOffered')!)
  const applicant = about.whole.row.applicant_name
  return letterOfPart(about, {
    title: '听证笔录',
    addressed: false,
    opening: [`${openingOf(about).replace('您（单位）', '申请人')}本机关就该申请举行了听证，记录如下：`],
    facts: [
      ['事项', nameOfPart(about)],
      ['听证时间', momentInWords(date, time)],
      ['听证地点', place],
      ['听证主持人', host],
      ['申请人', applicant],
      ...((interested.length > 0 ? [['利害关系人', interested.join('、')]] : []) as Letter['facts']),
    ],
    sections: [
      { name: '听证记录：', paragraphs: paragraphs(record) },
      {
        name: '听证参加人确认：',
        paragraphs: [],
        list: {
          heads: ['听证参加人', '签字或者盖章（核对无误后）'],
          widths: [1, 1],
          rows: [
            [`申请人：${applicant}`, ''],
            ...interested.map(name => [`利害关系人：${name}`, '']),
            [`主持人：${host}`, ''],
          ],
        },
      },
    ],
    closing: [
      licence
        ? '本机关根据听证笔录，依照《中华人民共和国行政许可法》第四十八条的规定作出决定。听证结束，办理期限恢复计算。'
        : '本机关根据听证笔录作出决定。听证结束，办理期限恢复计算。',
    ],
  })
}
