/**
 * 告知承诺 (国办发〔2020〕42号): decided on the applicant's word that the conditions are met, checked within a set time
 * afterwards. What turns out untrue is put right in time or the grant is revoked, and it is recorded.
 */
import { dateInWords } from '../workdays.ts'
import { getPart, requireOnPart } from './allowed.ts'
import type { CaseFile, Named, Outcome } from './case-file.ts'
import { askFor } from './ending.ts'
import type { Act } from './lifecycle.ts'
import { subCaseStates } from './states.ts'
import { begin, finish, follow, happened } from './story.ts'
import { turn } from './turns.ts'

export interface Commitment {
  /** What was promised instead of proved. */
  items: Named[]
  checkBy: string
  /** 责令限期整改: until then. */
  rectifyBy: string | null
  checkedOn: string | null
  /** Null until it was checked. */
  kept: boolean | null
  findings: string | null
  /** 信用修复: the broken promise counts no more. */
  repairedOn?: string
}

export const isToBeChecked = ({ turns: { commitment } }: { turns: { commitment?: Commitment } }): boolean =>
  commitment !== undefined && commitment.kept === null

/** Found untrue, and not made good since. */
export const isBroken = ({ turns: { commitment } }: { turns: { commitment?: Commitment } }): boolean =>
  commitment?.kept === false && commitment.repairedOn === undefined

export interface Check {
  kept: boolean
  findings: string
  /** Not kept, but can be put right: until this day. Otherwise the grant is to be revoked. */
  rectifyBy?: string
  remedies?: string
}

export function verifyCommitment(file: CaseFile, id: string, check: Check, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'verifyCommitment', subCaseStates[part.state])
  const { kept, findings, rectifyBy } = check
  const commitment = { ...part.turns.commitment!, findings }
  if (!kept && rectifyBy) {
    turn(part, 'commitment', { ...commitment, rectifyBy })
    happened(story, 'part.commitmentToRectify', id, { findings, rectifyBy })
    follow(story, `核查发现有事项的承诺与实际不符，请在${dateInWords(rectifyBy)}前改正，逾期将依法撤销。`)
    return finish(story, act)
  }
  turn(part, 'commitment', { ...commitment, kept, checkedOn: act.today })
  happened(story, kept ? 'part.commitmentKept' : 'part.commitmentBroken', id, { findings })
  follow(
    story,
    kept
      ? '有事项的承诺经核查属实，感谢您的配合。'
      : '核查发现有事项的承诺不实，有关部门将依法处理，结果另行告知。核查意见见办件页面。',
  )
  if (!kept) askFor(story, part, { ground: 'commitment', reasons: findings, remedies: check.remedies ?? '' }, act)
  return finish(story, act)
}

/** 信用修复: what was broken has been made good; its applicant may promise again. */
export function repairCredit(file: CaseFile, id: string, because: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'repairCredit', subCaseStates[part.state])
  turn(part, 'commitment', { ...part.turns.commitment!, repairedOn: act.today })
  happened(story, 'part.creditRepaired', id, { because })
  follow(story, '您的信用已经修复，以后办事可以重新选择告知承诺。')
  return finish(story, act)
}
