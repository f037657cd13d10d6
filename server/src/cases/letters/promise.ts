/** 告知承诺 (国办发〔2020〕42号): what is promised instead of proved, how it turned out, and what follows when it did not hold. */
import { type RevocationGround, revocationGrounds } from '@onething/core/lifecycle/states.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { applicationOf, type Letter } from '../../documents/letter.ts'
import { chineseDateOf } from '../../documents/words.ts'
import {
  type About,
  dataOf,
  isLicence,
  letterOfPart,
  licensingLaw,
  nameOfPart,
  organsInWords,
  organsOf,
  rowOf,
  section,
  untilInWords,
} from './about.ts'
import { outputsOfPart } from './decision.ts'

/**
 * 告知承诺书: two-sided. What is told is the organs', so they number and seal it; what is promised stands under the
 * applicant's name and the day they signed the application. One for all parts of a case that are decided on a promise.
 */
export async function commitmentLetter(about: About): Promise<Letter> {
  const { committed = [] } = dataOf<{ committed?: string[] }>(about.entry)
  const organs = await organsOf(about, committed)
  const { applicant_name, submitted_at } = about.whole.row
  return {
    title: '告知承诺书',
    organs,
    opening: [
      `${applicationOf(about.case, null)}中，下列事项您（单位）选择以告知承诺方式办理。${organsInWords(organs)}已将有关内容告知如下：`,
    ],
    facts: [],
    list: {
      heads: ['序号', '事项和部门', '承诺的内容', '核查'],
      widths: [1.3, 1.4, 0.8],
      rows: committed.map(part => {
        const { checkDays } = rowOf(about.whole, part).rules!.commitment!
        return [
          `${nameOfPart(about, part)}\n${about.partOf(part).authority}`,
          promisedIn(about, part),
          `作出决定后${checkDays}个工作日内`,
        ]
      }),
    },
    sections: [
      {
        name: '告知：',
        paragraphs: [
          '1. 承诺采用书面形式，随申请一并签名确认。承诺以后，上列内容不再要求提交证明材料，以承诺作为办理的依据。',
          '2. 作出决定后，有关部门在上列期限内对承诺的内容进行核查，请予配合。',
          '3. 核查发现承诺与实际不符的，责令限期整改；逾期不整改或者整改后仍不符合条件的，依法撤销已经作出的决定，并记入信用记录；在信用修复以前，不再适用告知承诺。',
          '4. 不愿意承诺或者不能承诺的，可以提交证明材料办理。',
        ],
      },
      {
        name: '承诺：',
        paragraphs: [
          '1. 已经知晓上述告知的全部内容。',
          '2. 符合上列事项的办理条件，填写的内容和承诺的事实真实、准确。',
          '3. 接受核查，愿意承担不实承诺的法律责任。',
          '4. 以上承诺是申请人真实的意思表示。',
          `承诺人：${applicant_name}；承诺日期：${chineseDateOf(submitted_at!)}（随申请签名确认）。`,
        ],
      },
    ],
    closing: [`告知由${organs.length > 1 ? '上列部门' : '本机关'}作出并盖章，承诺由申请人作出。`],
  }
}

/** 责令整改通知书 */
export function commitmentToRectify(about: About): Letter {
  const { findings, rectifyBy } = dataOf<{ findings: string; rectifyBy: string }>(about.entry)
  return letterOfPart(about, {
    title: '责令整改通知书',
    opening: [`${grantedOn(about)}经核查，您（单位）承诺的内容与实际不符。现责令限期整改：`],
    facts: [
      ['事项', nameOfPart(about)],
      ['承诺的内容', promisedIn(about)],
      ['整改期限', `${untilInWords(about, rectifyBy)}前（含当日）`],
    ],
    sections: section('核查情况和整改要求：', findings),
    closing: [
      '整改完成后请报告本机关。逾期没有整改，或者整改后仍不符合条件的，本机关将依法撤销已经作出的决定，并记入信用记录。',
    ],
  })
}

/** 核查意见书: kept or broken. */
export function commitmentChecked(about: About): Letter {
  const { findings } = dataOf<{ findings: string }>(about.entry)
  const kept = about.entry.action === 'part.commitmentKept'
  return letterOfPart(about, {
    title: '承诺核查意见书',
    opening: [`${grantedOn(about)}本机关对承诺的内容进行了核查，核查意见如下：`],
    facts: [
      ['事项', nameOfPart(about)],
      ['承诺的内容', promisedIn(about)],
      ['核查日期', dateInWords(about.on)],
      ['核查意见', kept ? '承诺属实' : '承诺不实'],
    ],
    sections: section('核查情况：', findings),
    closing: [
      kept ? '本事项的承诺核查结束。' : '本机关将依法处理，处理的结果另行送达；在信用修复以前，不再适用告知承诺。',
    ],
  })
}

/** What need not be proved; where the catalogue names no paper, the promise is about the conditions themselves. */
function promisedIn({ whole, entry }: About, part = entry.part!): string {
  const items = (rowOf(whole, part).rules?.commitment?.items ?? []).map(({ name }) => `《${name}》`)
  const promised = '符合该事项的办理条件、标准和要求'
  return items.length > 0 ? `${promised}；以承诺代替${items.join('、')}` : promised
}

/** 您（单位）以告知承诺方式办理的…，本机关已于…准予。 */
function grantedOn(about: About): string {
  const on = decidedOn(about)
  return `您（单位）以告知承诺方式办理的“${nameOfPart(about)}”${on ? `，本机关已于${on}作出准予的决定` : ''}。`
}

function decidedOn({ whole, entry }: About): string | null {
  const granted = whole.journal.findLast(
    one => one.seq < entry.seq && one.part === entry.part && one.action === 'part.granted',
  )
  return granted ? chineseDateOf(granted.at) : null
}

/** 撤销、注销 (行政许可法 69, 70), with the certificates that go with it. */
export function revokedLetter(about: About): Letter {
  const { ground, reasons, remedies } = dataOf<{ ground: RevocationGround; reasons: string; remedies: string }>(
    about.entry,
  )
  const { kind, name, article } = revocationGrounds[ground]
  const licence = isLicence(about, about.entry.part!)
  const on = decidedOn(about)
  const what = licence ? '行政许可' : '决定'
  const outputs = outputsOfPart(about)
  return letterOfPart(about, {
    title: licence ? `${kind}行政许可决定书` : `${kind}决定书`,
    opening: [
      `本机关${on ? `于${on}` : ''}对您（单位）的“${nameOfPart(about)}”申请作出了准予的决定。经查，存在“${name}”的情形。${
        licence ? `根据${licensingLaw}${article}的规定` : '按规定'
      }，本机关决定${kind === '撤销' ? `撤销该${what}` : licence ? '办理该行政许可的注销手续' : '注销该事项的办理结果'}。`,
    ],
    facts: [
      ['事项', nameOfPart(about)],
      [`${kind}的情形`, name],
      [`${kind}日期`, dateInWords(about.on)],
    ],
    list:
      outputs.length > 0
        ? { heads: ['序号', `一并${kind}的证件、文书`, '编号'], rows: outputs.map(one => [one.name, one.number]) }
        : null,
    sections: [...section('理由：', reasons), ...section('救济途径：', remedies)],
    closing: outputs.length > 0 ? ['上列证件、文书自本决定作出之日起不再有效，持有原件的请交回本机关。'] : [],
  })
}
