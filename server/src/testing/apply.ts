/** Somebody applies for what an example of the catalogue describes: at the window, everything filled in and handed in. */
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import type { CaseView } from '../cases/view.ts'
import { answerFor } from './answers.ts'
import type { Desk, TestApp } from './app.ts'

export type Example = Catalogue['lifeEvents'][string]['examples'][number]

/** Examples that can be applied for as they stand: nobody is turned away and nothing is left to ask. */
export const isOpen = ({ expect }: Example) => expect.guard === undefined && !expect.unknown?.length

/** The person at the window is as old as the example says. */
export function idNumberOf(facts: Record<string, unknown>): string {
  const age = facts['applicant.age']
  const born = facts['applicant.birthDate'] ?? (age === undefined ? '1990-03-07' : `${2026 - Number(age)}-01-15`)
  const body = `410105${String(born).replaceAll('-', '')}123`
  return body + idCheckCharacter(`${body}0`)
}

export interface Wanted {
  lifeEvent: string
  example: Example
  /** Who stands at the window. */
  name?: string
  idNumber?: string
  /** 告知承诺 wherever it is offered. */
  promising?: boolean
  /** 容缺: what may come later does. */
  deferring?: boolean
}

export interface Applied {
  clerk: Desk
  view: CaseView
  /** By row: whose part it is. */
  authorities: Map<string, string>
}

export async function begin(
  app: TestApp,
  { lifeEvent, example, name = '周桂英', ...wanted }: Wanted,
): Promise<{ clerk: Desk; draft: CaseView }> {
  const { region, facts, selection } = example
  const clerk = await app.as(`clerk@${region}`)
  const begun = await clerk.post<CaseView>('/api/cases', {
    lifeEvent,
    region,
    facts,
    ...(selection && { selection: selection.map(row => `${lifeEvent}.${row}`) }),
    onBehalfOf: { name, idNumber: wanted.idNumber ?? idNumberOf(facts), phone: '13800000000' },
  })
  if (begun.status !== 201) throw new Error(`${lifeEvent}: ${JSON.stringify(begun.body)}`)
  return { clerk, draft: begun.body }
}

/** What shared data did not know is asked. */
async function answerAll(clerk: Desk, draft: CaseView): Promise<CaseView> {
  let view = draft
  for (let round = 0; round < 5 && view.draft!.plan.questions.length > 0; round++) {
    const { questions } = view.draft!.plan
    const facts = Object.fromEntries(questions.map(question => [question.fact, answerFor(question as never)]))
    view = (await clerk.put<CaseView>(`/api/cases/${view.caseNo}/draft`, { facts })).body
  }
  return view
}

/** Everybody signs, and it is submitted. */
export async function applyFor(app: TestApp, wanted: Wanted): Promise<Applied> {
  const { clerk, draft } = await begin(app, wanted)
  const { caseNo } = draft
  const { services, evidence } = (await answerAll(clerk, draft)).draft!.plan
  const commitments = wanted.promising ? services.filter(one => one.chosen && one.commitment).map(one => one.row) : []
  const deferrals = wanted.deferring
    ? evidence.filter(line => line.necessity === 'deferrable' && !line.exempt).map(line => line.type)
    : []
  if (commitments.length + deferrals.length > 0)
    await clerk.put(`/api/cases/${caseNo}/draft`, { commitments, deferrals })
  const ready = (await clerk.complete(caseNo)).draft!
  const problems = ready.problems.map(problem => problem.message)
  if (problems.length > 0) throw new Error(`${wanted.lifeEvent} ${wanted.example.name}: ${problems.join('；')}`)
  const { reviewedHash, plan } = ready
  const submitted = await clerk.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash })
  if (submitted.status !== 200) throw new Error(`${wanted.lifeEvent}: ${JSON.stringify(submitted.body)}`)
  await clerk.signAtWindow(submitted.body)
  const authorities = new Map(plan.services.map(service => [service.row, service.authorityId]))
  return { clerk, view: submitted.body, authorities }
}
