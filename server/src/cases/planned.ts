/**
 * The plan of a case is a pure function of publication, place, facts, choice and date. So it is not stored: what goes
 * into it is frozen on submission, and whoever shows the case computes it again.
 */
import type { Facts, ParameterValues } from '@onething/core/conditions/evaluate.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { plan } from '@onething/core/plan/plan.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import type { Publications } from '../catalogue/publications.ts'
import type { CaseRow } from './case-row.ts'
import type { CaseContents, WholeCase } from './store.ts'

/** What the plan was made of when the applicant reviewed it. A correction changes the facts, never these. */
export interface Frozen {
  date: string
  facts: Facts
  parameters: ParameterValues
}

type Planned = Pick<CaseRow, 'publication' | 'region' | 'life_event' | 'submitted_at'>
type Choice = Pick<CaseContents, 'facts' | 'fact_sources' | 'selection'> & Partial<Pick<CaseContents, 'commitments'>>

/** The plan of a draft, as it would be on this date. */
export async function planOf(publications: Publications, row: Planned, contents: Choice, date: string): Promise<Plan> {
  return planWith(publications, row, contents, await freeze(publications, row, contents, date))
}

export async function freeze(
  publications: Publications,
  row: Planned,
  { facts }: Choice,
  date: string,
): Promise<Frozen> {
  const { prepared, place } = await publications.of(row, date)
  return { date, facts: normaliseFacts(prepared.catalogue.facts, facts, date).facts, parameters: place.parameters }
}

/** The plan as the applicant reviewed and submitted it. */
export async function submittedPlan(publications: Publications, { row, contents }: WholeCase): Promise<Plan> {
  if (!contents.frozen) throw new Error(`${row.case_no} was never submitted`)
  return planWith(publications, row, contents, contents.frozen)
}

async function planWith(
  publications: Publications,
  row: Planned,
  { fact_sources: sources, selection, commitments }: Choice,
  { date, facts, parameters }: Frozen,
): Promise<Plan> {
  const { prepared, place } = await publications.of(row, date)
  return plan(prepared, { ...place, parameters }, publications.calendar, {
    lifeEvent: row.life_event,
    date,
    facts,
    selection: selection ?? undefined,
    commitments: commitments ?? undefined,
    unavailable: Object.keys(sources).filter(fact => sources[fact] === 'unavailable' && facts[fact] === undefined),
  })
}
