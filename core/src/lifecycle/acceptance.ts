/** 受理: limits run from here (行政许可法 42). */
import { dateInWords } from '../workdays.ts'
import { isDeferring, openGates } from './allowed.ts'
import type { Outcome, Part } from './case-file.ts'
import { setDue } from './clocks.ts'
import { waitForDeferred } from './deferral.ts'
import type { Act } from './lifecycle.ts'
import { follow, happened } from './story.ts'
import { turn } from './turns.ts'

/** Unless a part that has to be granted first is not: then it stays received until that one is. */
export function acceptIfOpen(story: Outcome, part: Part, act: Act, on = act.today) {
  if (openGates(story.file, part, 'before-acceptance').length > 0) return
  part.state = 'accepted'
  part.acceptedOn = on
  if (isDeferring(part) && part.deferral!.pauses) waitForDeferred(part, on, act)
  if (part.rules.inspection) turn(part, 'inspection', { state: 'needed' })
  setDue(part, act.calendar)
  happened(story, 'part.accepted', part.part, { on, promisedDue: part.promisedDue, legalDue: part.legalDue })
  if (isDeferring(part)) {
    const { items, by } = part.deferral!
    happened(story, 'part.acceptedDeferring', part.part, { items: items.map(item => item.name), by })
    follow(
      story,
      `有事项已容缺受理，请在${dateInWords(by)}前补交：${items.map(item => `《${item.name}》`).join('、')}。补交后作出决定。`,
    )
    return
  }
  follow(story, `有事项已受理${part.promisedDue ? `，承诺${dateInWords(part.promisedDue)}前办结` : ''}。`)
}
