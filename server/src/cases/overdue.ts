/**
 * What the passing of days does to cases. Each function looks for the cases whose day has come, lets the core decide on
 * each, and answers how many it changed. A case that cannot be carried out does not hold up the others.
 */
import type { CaseFile, Outcome } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { addDays, isWorkingDay } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'
import { type Statement, statement } from '../db/database.ts'
import type { CaseRow } from './case-row.ts'
import { carryOut } from './cases.ts'
import type { DraftDeps } from './drafts.ts'
import { correctionDaysIn } from './rules.ts'

export type OverdueDeps = DraftDeps

export type Decide = (file: CaseFile, act: lifecycle.Act, row: CaseRow, deps: OverdueDeps) => Outcome

export const system = { id: 'system', name: '系统' }

/** At most so many in one run; the next run takes the rest. */
const most = 500

/** `query` takes today's date and answers `case_no`, most of them at most. */
export function onOverdue(query: Statement, decide: Decide): (deps: OverdueDeps) => Promise<number> {
  return async deps => {
    const rows = await deps.database.rows<{ case_no: string }>(query, [dateInHenan(deps.clock.now())])
    return eachCase(query.name, rows, async caseNo => {
      const { entries } = await carryOut(deps, {
        caseNo,
        by: system,
        key: null,
        mayAct() {},
        decide: (file, act, { row }) => decide(file, act, row, deps),
      })
      return entries.length > 0
    })
  }
}

/** Answers how many were changed; what failed is told at the end, when all others have had their turn. */
export async function eachCase(
  name: string,
  rows: { case_no: string }[],
  change: (caseNo: string) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = []
  let changed = 0
  for (const { case_no } of rows)
    try {
      if (await change(case_no)) changed++
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw new AggregateError(failures, `${name}: ${failures.length} cases failed`)
  return changed
}

/** 行政许可法 32: silence past the window is acceptance; what is to be corrected is told before it closes. */
export const closeIntakeWindows = onOverdue(
  statement(
    'cases_silent',
    `select distinct case_no from sub_cases
     where state = 'submitted' and intake_due <= $1::date
       and (verdict is null and intake_due < $1::date or verdict->>'verdict' = 'correct')
     limit ${most}`,
  ),
  (file, act, row, deps) => lifecycle.deemAccepted(file, act, correctionDaysIn(deps, row.region)),
)

/** 逾期未补正: only the affected parts. */
export const expireCorrections = onOverdue(
  statement(
    'corrections_overdue',
    `select distinct case_no from corrections where closed_at is null and answer_by < $1::date limit ${most}`,
  ),
  (file, act) => lifecycle.expireCorrection(file, act),
)

/** 容缺逾期未补交: only the affected parts. */
export const expireDeferrals = onOverdue(
  statement(
    'deferrals_overdue',
    `select distinct case_no from sub_cases
     where deferral is not null and ended_on is null and deferral->>'by' < $1 and deferral->>'suppliedOn' is null
     limit ${most}`,
  ),
  (file, act) => lifecycle.expireDeferrals(file, act),
)

/** Choices, hearings and inspections nobody answered. */
export const letTimePass = onOverdue(
  statement('cases_waking', `select distinct case_no from sub_cases where wakes_after < $1::date limit ${most}`),
  (file, act) => lifecycle.letTimePass(file, act),
)

/** Every day after today and up to the next working day that binds an applicant who was not reminded today. */
const coming = statement(
  'cases_with_coming_days',
  `select case_no from (
     select case_no from corrections where closed_at is null and answer_by > $1::text::date and answer_by <= $2::text::date
     union select case_no from sub_cases
       where deferral is not null and ended_on is null and deferral->>'suppliedOn' is null
         and deferral->>'by' > $1 and deferral->>'by' <= $2
     union select case_no from sub_cases where wakes_after > $1::text::date and wakes_after <= $2::text::date
     union select case_no from sub_cases
       where turns->'hearing'->>'date' > $1 and turns->'hearing'->>'date' <= $2 and state = 'accepted'
     union select case_no from cases, jsonb_array_elements(visits) visit
       where visits is not null and state = 'inProgress' and visit->>'closedOn' is null
         and visit->'slot'->>'date' > $1 and visit->'slot'->>'date' <= $2
   ) due
   where not exists (select from journal where journal.case_no = due.case_no and idempotency_key = $3)
   limit ${most}`,
)

/** On working days, each case at most once a day; the key stops a second reminder whatever happens. */
export async function remindOfComingDays(deps: OverdueDeps): Promise<number> {
  const today = dateInHenan(deps.clock.now())
  if (!isWorkingDay(deps.calendar, today)) return 0
  const until = addDays(deps.calendar, today, 1, 'workingDay').due
  const key = `reminded:${today}`
  const rows = await deps.database.rows<{ case_no: string }>(coming, [today, until, key])
  return eachCase(coming.name, rows, async caseNo => {
    const decide = (file: CaseFile, act: lifecycle.Act) => lifecycle.remind(file, until, act)
    const { entries } = await carryOut(deps, { caseNo, by: system, key, mayAct() {}, decide })
    return entries.length > 0
  })
}
