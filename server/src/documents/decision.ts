/** 决定文书: a grant, a denial or a refusal to accept, each with what the law wants it to say (行政许可法 38). */
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import type { CaseView, OutputView, PartView } from '../cases/view.ts'
import { nameOf } from './receipt.ts'
import { chineseDateOf, paragraphs } from './words.ts'

/** What the decision on a service is called; only licences are 行政许可. */
export type DecisionKind = '行政许可决定书' | '办理结果通知书'

export const decisionKindOf = (type: ServiceType): DecisionKind =>
  type === 'licence' ? '行政许可决定书' : '办理结果通知书'

export interface DecisionRequest {
  case: CaseView
  part: PartView
  kindLabel: DecisionKind
}

export function decisionData({ case: view, part, kindLabel }: DecisionRequest) {
  const words = wordsOf(view, part, kindLabel === '行政许可决定书')
  return {
    authority: part.authority,
    caseNo: view.caseNo,
    applicant: view.applicant,
    ...words,
    on: dateInWords(words.on),
    opening: openingOf(view, part),
    results: view.outputs.filter(output => output.part === part.part && words.granted).map(resultOf),
    reasons: paragraphs(words.reasons ?? ''),
    remedies: paragraphs(words.remedies ?? ''),
  }
}

function wordsOf(view: CaseView, part: PartView, licence: boolean) {
  const { decision, refusal } = part
  if (refusal) return { ...refusal, title: '不予受理通知书', granted: false, decided: '经审核，决定不予受理。' }
  if (!decision) throw new Error(`case ${view.caseNo} part ${part.part} has no decision to print`)
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

function openingOf(view: CaseView, part: PartView): string {
  const accepted = part.acceptedOn ? `，已于${dateInWords(part.acceptedOn)}受理` : '，现已收悉'
  return `${applicationOf(view, part)}${accepted}。`
}

/** How every document of a case names what was applied for: one service of it, or all. */
export function applicationOf(view: CaseView, part: PartView | null): string {
  const submitted = view.submittedAt ? `于${chineseDateOf(view.submittedAt)}` : ''
  return `您（单位）${submitted}通过“${view.lifeEvent.name}”一件事提出的${part ? `“${nameOf(part)}”` : ''}申请`
}

const resultOf = ({ name, number, validUntil }: OutputView) => ({
  name,
  number,
  validity: validUntil ? `有效期至${dateInWords(validUntil)}` : '',
})
