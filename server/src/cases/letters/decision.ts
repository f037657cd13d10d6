/** 决定, 不予受理, 重新办理. */
import { decisionResults, type RefusalGround, refusalGrounds } from '@onething/core/lifecycle/states.ts'
import { decisionKindOf, decisionLetter } from '../../documents/decision.ts'
import type { Letter } from '../../documents/letter.ts'
import { limitInWords } from '../../documents/words.ts'
import type { OutputRow } from '../../outputs/output.ts'
import type { PartView } from '../view.ts'
import { type About, dataOf, lastBefore, letterOfPart, nameOfPart, rowOf } from './about.ts'

/** A decision or refusal, as it was made. */
type Decided = { reasons?: string; remedies?: string; excluded?: string }
type Refused = { reasons: string; remedies: string; ground?: RefusalGround; rightOrgan?: string }

export function decisionOfPart(about: About): Letter {
  const { entry, on } = about
  const { reasons, remedies, excluded } = dataOf<Decided>(entry)
  const result = entry.action === 'part.granted' ? 'granted' : 'denied'
  const decision = {
    result,
    resultLabel: decisionResults[result],
    reasons: reasons ?? null,
    remedies: remedies ?? null,
    excluded: excluded ?? null,
    on,
  } as const
  return letterOfDecision(about, { decision, refusal: null })
}

export function refusalOfPart(about: About): Letter {
  const { reasons, remedies, ground, rightOrgan } = dataOf<Refused>(about.entry)
  const refusal = {
    ground: ground ?? null,
    groundLabel: ground ? refusalGrounds[ground] : null,
    rightOrgan: rightOrgan ?? null,
    reasons,
    remedies,
    on: about.on,
  }
  return letterOfDecision(about, { decision: null, refusal })
}

function letterOfDecision(about: About, decided: Pick<PartView, 'decision' | 'refusal'>): Letter {
  const part = about.entry.part!
  return decisionLetter({
    case: about.case,
    part: { ...about.partOf(part), ...decided },
    outputs: outputsOfPart(about).map(printed),
    kindLabel: decisionKindOf(about.typeOf(part)),
  })
}

export const outputsOfPart = ({ whole, entry }: About): OutputRow[] =>
  whole.outputs.filter(output => output.part === entry.part)

const printed = ({ name, number, valid_until }: OutputRow) => ({ name, number, validUntil: valid_until })

/** The applicant learns on what ground it is handled anew, that nothing has to be asked for again, and from when limits run. */
export function reopenedLetter(about: About): Letter {
  const { basis } = dataOf<{ basis: string }>(about.entry)
  const denied = lastBefore(about, 'part.denied', 'part.verdict.refuse')?.action === 'part.denied'
  const { promised } = rowOf(about.whole, about.entry.part!).limits
  return letterOfPart(about, {
    title: '重新办理告知书',
    opening: [
      `您（单位）提出的“${nameOfPart(about)}”申请，本机关此前${denied ? '作出了不予批准的决定' : '不予受理'}。现依下列依据对该申请重新办理，原${denied ? '决定' : '意见'}不再执行：`,
    ],
    facts: [
      ['事项', nameOfPart(about)],
      ['重新办理的依据', basis],
      [
        '办理方式',
        denied ? '不需要重新提交申请，由本机关重新审查并作出决定' : '不需要重新提交申请，由本机关重新审核是否受理',
      ],
      ...(denied
        ? ([['承诺办理时限', `${limitInWords(promised)}，自本告知书作出之日起重新计算`]] as Letter['facts'])
        : []),
    ],
    closing: ['需要您（单位）补充材料的，本机关将一次告知全部内容。'],
  })
}
