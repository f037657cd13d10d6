/** 送达回证: what was handed over, to whom, when and how. */
import { maskIdNumber } from '@onething/core/identifiers.ts'
import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { listIssued } from '../../documents/issued.ts'
import { applicationOf, type Letter } from '../../documents/letter.ts'
import { chineseDateOf } from '../../documents/words.ts'
import { groupsOf, isListed } from '../groups.ts'
import { type About, dataOf, organsOf, rowOf } from './about.ts'

type Collected = { collector?: { name: string; idNumber: string } }

/** Every organ of the case proves that what it made has come to the applicant. */
export async function deliveryLetter(about: About): Promise<Letter> {
  const { entry, whole } = about
  const { collector } = dataOf<Collected>(entry)
  const delivered = await deliveredWith(about)
  return {
    title: '送达回证',
    addressed: false,
    organs: await organsOf(
      about,
      whole.parts.map(part => part.part),
    ),
    opening: [`${applicationOf(about.case, null).replace('您（单位）', '申请人')}已经全部办结，办理结果送达情况如下：`],
    facts: [
      ['受送达人', whole.row.applicant_name],
      ...((collector
        ? [
            ['送达方式', '在综合窗口当面交付'],
            ['领取人', `${collector.name}（${maskIdNumber(collector.idNumber)}），已核对身份证件`],
          ]
        : [
            ['送达方式', deliveryMethods[whole.row.delivery]],
            ['签收', '申请人登录本人账户签收'],
          ]) as Letter['facts']),
      ['送达时间', `${chineseDateOf(entry.at)}${timeOf(entry.at)}`],
    ],
    list:
      delivered.length > 0
        ? { heads: ['序号', '送达的文书、证件', '文号或者编号', '部门'], widths: [1, 1.2, 1], rows: delivered }
        : null,
    sections: collector
      ? [
          {
            name: '领取人签名：',
            paragraphs: [],
            list: {
              heads: ['领取人', '签名', '日期'],
              widths: [1, 1.4, 1],
              rows: [[collector.name, '', dateInWords(about.on)]],
            },
          },
        ]
      : [],
    closing: ['送达的时间以本回证记载的为准。'],
  }
}

/**
 * The decisions and notices that ended the parts, as they were issued before, and the certificates. Of a service of
 * hundreds of parts each has its own papers, issued when they are opened; here they are one line.
 */
async function deliveredWith({ database, whole, entry }: About): Promise<string[][]> {
  const isAlone = isListed(whole.parts)
  const alone = (id: string | null) => id === null || isAlone(rowOf(whole, id))
  const issued = (await listIssued(database, whole.row.case_no)).filter(
    row => row.seq < entry.seq && row.digest !== null && endings.has(row.kind) && alone(row.part),
  )
  return [
    ...issued.map(row => [row.title, row.number, row.authority_names]),
    ...whole.outputs
      .filter(({ part }) => alone(part))
      .map(({ name, number, part }) => [name, number, rowOf(whole, part).authority_name]),
    ...groupsOf(whole.parts).map(({ service, authority, total }) => [
      `${service}的办理结果（共 ${total} 件）`,
      '见各件文书、证件',
      authority,
    ]),
  ]
}

const endings = new Set([
  'granted',
  'denied',
  'refused',
  'deemedWithdrawn',
  'deferralExpired',
  'choiceExpired',
  'partWithdrawn',
  'caseWithdrawn',
  'terminated',
])

/** 15时04分 in Henan. */
function timeOf(instant: string): string {
  const [hours, minutes] = new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(11, 16).split(':')
  return `${hours}时${minutes}分`
}
