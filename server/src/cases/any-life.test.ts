/**
 * Any lawful life of a case of any of the 45 life events, in the pure core: walks of random commands, with `THOROUGH`
 * 100 000 of them. No dead end, no state that may not be, one correction at a time, every denial reasoned, every due date
 * counted again day by day.
 */
import { getEvent } from '@onething/core/plan/plan.ts'
import { numbers, walk } from '@onething/core/testing/walk.ts'
import { expect, test } from 'vitest'
import { calendar, catalogue, planFor, prepared } from '../testing/catalogue.ts'
import { termsOf } from './rules.ts'
import { partsOf } from './submission.ts'

const walks = process.env.THOROUGH ? 100_000 : 10_000
const terms = termsOf({})

/** Every example that can be applied for; what may come later does in every other one. */
const cases = Object.values(catalogue.lifeEvents).flatMap(({ id, examples }) =>
  examples.flatMap(({ facts, region, selection, date }, at) => {
    const planned = planFor(id, facts, { region, date, selection: selection?.map(row => `${id}.${row}`) })
    const lines = at % 2 === 0 ? planned.evidence.filter(line => line.necessity === 'deferrable' && !line.exempt) : []
    const { parts } = partsOf(planned, getEvent(prepared, id), terms, lines)
    return planned.guard || parts.length === 0 ? [] : [{ id, parts }]
  }),
)

test(`${walks} lives of cases of all 45 life events`, { timeout: 300_000 }, () => {
  const ended = new Map<string, number>()
  const used = new Map<string, number>()
  for (let seed = 0; seed < walks; seed++) {
    const { id, parts } = cases[seed % cases.length]!
    const walked = walk({ calendar, from: '2026-03-02', parts, steps: 60, choose: numbers(seed) })
    ended.set(id, (ended.get(id) ?? 0) + 1)
    for (const [command, times] of walked.used) used.set(command, (used.get(command) ?? 0) + times)
  }
  expect(ended.size).toBe(45)
  expect([...used.keys()].sort()).toEqual([...everything].sort())
})

/** Nothing that may happen to a case is missing from so many lives. */
const everything = [
  ...['complete', 'correct', 'refuse', 'notNeeded', 'amend', 'answer', 'supply', 'wait', 'withdraw', 'withdrawPart'],
  ...['opine', 'sendBack', 'grant', 'grantPartly', 'deny', 'reopen', 'terminate', 'collect'],
  ...['pause', 'resume', 'announce', 'objectTo', 'extend', 'approve', 'disapprove'],
  ...['offerHearing', 'askHearing', 'waiveHearing', 'scheduleHearing', 'recordHearing'],
  ...[
    'proposeVisit',
    'confirmVisit',
    'moveVisit',
    'otherTimes',
    'inspectPassed',
    'inspectRectify',
    'inspectFailed',
    'rectified',
  ],
  ...['waiveInspection', 'holdReview', 'reviewOpinion'],
  ...['chooseWithdraw', 'chooseWait', 'chooseHeld'],
  ...['askRevocation', 'revoke', 'keepGrant'],
]
