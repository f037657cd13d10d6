/** 决定文书: a grant, a denial or a refusal to accept, each with what the law wants it to say (行政许可法 38). */
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import type { OutputView, PartView } from '../cases/view.ts'
import { applicationOf, type CaseOfLetter, type Letter, organOf, type PartOfLetter } from './letter.ts'
import { paragraphs } from './words.ts'

/** What the decision on a service is called; only licences are 行政许可. */
export type DecisionKind = '行政许可决定书' | '办理结果通知书'

export const decisionKindOf = (type: ServiceType): DecisionKind =>
  type === 'licence' ? '行政许可决定书' : '办理结果通知书'

export interface DecisionRequest {
  case: CaseOfLetter
  part: PartOfLetter & Pick<PartView, 'decision' | 'refusal'>
  /** What it issued. */
  outputs: Pick<OutputView, 'name' | 'number' | 'validUntil'>[]
  kindLabel: DecisionKind
}

export function decisionLetter({ case: view, part, outputs, kindLabel }: DecisionRequest): Letter {
  const { title, decided, granted, excluded, reasons, remedies } = wordsOf(part, kindLabel === '行政许可决定书')
  const sections = [
    { name: '核发的结果如下：', paragraphs: granted ? outputs.map(resultOf) : [] },
    {
      name: kindLabel === '行政许可决定书' ? '不予准予的内容：' : '不予办理的内容：',
      paragraphs: paragraphs(excluded),
    },
    { name: '理由：', paragraphs: paragraphs(reasons ?? '') },
    { name: '救济途径：', paragraphs: paragraphs(remedies ?? '') },
  ]
  return {
    title,
    organs: [organOf(part)],
    opening: [openingOf(view, part), decided],
    facts: [],
    list: null,
    sections: sections.filter(one => one.paragraphs.length > 0),
    closing: [],
  }
}

function wordsOf({ service, decision, refusal }: DecisionRequest['part'], licence: boolean) {
  if (refusal) return { ...refusal, granted: false, excluded: '', ...refusalWords(refusal, licence) }
  if (!decision) throw new Error(`${service} has no decision to print`)
  const granted = decision.result === 'granted'
  const excluded = (granted && decision.excluded) || ''
  const partly = excluded !== ''
  return { ...decision, granted, excluded, ...(licence ? licenceWords(granted, partly) : otherWords(granted, partly)) }
}

/** 行政许可法 32(1): (一) not needed, told at once; (二) another organ's, which is named; else what the law lets refuse. */
function refusalWords({ ground, rightOrgan }: NonNullable<PartView['refusal']>, licence: boolean) {
  switch (ground) {
    case 'notNeeded':
      return {
        title: '不受理告知书',
        decided: licence
          ? `经审核，您（单位）申请的事项依法不需要取得行政许可。根据${licensingLaw}第三十二条第一款第（一）项的规定，现告知不受理。`
          : '经审核，您（单位）申请的事项按规定不需要办理，现告知不受理。',
      }
    case 'wrongOrgan':
      return {
        title: '不予受理通知书',
        decided: licence
          ? `经审核，您（单位）申请的事项依法不属于本机关职权范围。根据${licensingLaw}第三十二条第一款第（二）项的规定，决定不予受理。请向${rightOrgan}申请。`
          : `经审核，您（单位）申请的事项不属于本机关职责范围，按规定不予受理。请向${rightOrgan}申请。`,
      }
    case 'notEligible':
      return {
        title: '不予受理通知书',
        decided: `经审核，您（单位）的申请不符合${licence ? '法定' : '规定的'}受理条件，决定不予受理。`,
      }
    default:
      return { title: '不予受理通知书', decided: '经审核，决定不予受理。' }
  }
}

const licensingLaw = '《中华人民共和国行政许可法》'

/** A grant that leaves something out is a denial of that: both paragraphs of 行政许可法 38. */
const licenceWords = (granted: boolean, partly: boolean) =>
  partly
    ? {
        title: '准予行政许可决定书（部分准予）',
        decided: `经审查，您（单位）申请的部分内容符合法定条件、标准。根据${licensingLaw}第三十八条的规定，对符合法定条件、标准的内容决定准予行政许可，对下列内容决定不予行政许可。`,
      }
    : granted
      ? {
          title: '准予行政许可决定书',
          decided:
            '经审查，您（单位）的申请符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予行政许可。',
        }
      : {
          title: '不予行政许可决定书',
          decided:
            '经审查，您（单位）的申请不符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第二款的规定，决定不予行政许可。',
        }

const otherWords = (granted: boolean, partly: boolean) => ({
  title: partly ? '办理结果通知书（部分办理）' : '办理结果通知书',
  decided: partly
    ? '经审核，您（单位）申请的部分内容符合办理条件，予以办理；下列内容不予办理。'
    : granted
      ? '经审核，您（单位）的申请符合办理条件，予以办理。'
      : '经审核，您（单位）的申请不符合办理条件，不予办理。',
})

function openingOf(view: CaseOfLetter, part: PartOfLetter): string {
  const accepted = part.acceptedOn ? `，已于${dateInWords(part.acceptedOn)}受理` : '，现已收悉'
  return `${applicationOf(view, part)}${accepted}。`
}

const resultOf = ({ name, number, validUntil }: DecisionRequest['outputs'][number], place: number): string =>
  `${place + 1}. ${name}，编号${number}${validUntil ? `，有效期至${dateInWords(validUntil)}` : ''}。`
