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
  const { title, decided, granted, reasons, remedies } = wordsOf(part, kindLabel === '行政许可决定书')
  const sections = [
    { name: '核发的结果如下：', paragraphs: granted ? outputs.map(resultOf) : [] },
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
  if (refusal) return { ...refusal, title: '不予受理通知书', granted: false, decided: '经审核，决定不予受理。' }
  if (!decision) throw new Error(`${service} has no decision to print`)
  const granted = decision.result === 'granted'
  return { ...decision, granted, ...(licence ? licenceWords(granted) : otherWords(granted)) }
}

const licenceWords = (granted: boolean) =>
  granted
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

const otherWords = (granted: boolean) => ({
  title: '办理结果通知书',
  decided: granted
    ? '经审核，您（单位）的申请符合办理条件，予以办理。'
    : '经审核，您（单位）的申请不符合办理条件，不予办理。',
})

function openingOf(view: CaseOfLetter, part: PartOfLetter): string {
  const accepted = part.acceptedOn ? `，已于${dateInWords(part.acceptedOn)}受理` : '，现已收悉'
  return `${applicationOf(view, part)}${accepted}。`
}

const resultOf = ({ name, number, validUntil }: DecisionRequest['outputs'][number], place: number): string =>
  `${place + 1}. ${name}，编号${number}${validUntil ? `，有效期至${dateInWords(validUntil)}` : ''}。`
