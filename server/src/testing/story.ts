/** One case of a story: what the people around it do and see, with everybody signed in afresh for each act. */
import { addDays } from '@onething/core/workdays.ts'
import type { CaseView, DocumentView, PartView } from '../cases/view.ts'
import { dateInHenan } from '../clock.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import { caseJobs } from '../jobs.ts'
import type { TaskView } from '../subcases/view.ts'
import type { Reply, TestApp } from './app.ts'
import { applyFor, type Example, type Wanted } from './apply.ts'
import { catalogue } from './catalogue.ts'

export interface Problem {
  detail: string
  allowed: string[]
  errors: { target: string; message: string }[]
}

export type Story = Awaited<ReturnType<typeof tell>>

/** The example of a life event whose name says so. */
export function exampleOf(lifeEvent: string, name: string): Example {
  const found = catalogue.lifeEvents[lifeEvent]!.examples.find(one => one.name.includes(name))
  if (!found) throw new Error(`${lifeEvent} has no example of ${name}`)
  return found
}

export async function tell(app: TestApp, wanted: Wanted) {
  const { view, authorities } = await applyFor(app, wanted)
  const { caseNo } = view
  const clerk = () => app.as(`clerk@${view.region.code}`)
  const see = async () => (await (await clerk()).get<CaseView>(`/api/cases/${caseNo}`)).body
  const organOf = (part: string) => authorities.get(part.replace(/-\d+$/, ''))!
  const officer = (part: string, level: number) => app.as(`reviewer${level > 0 ? level + 1 : ''}@${organOf(part)}`)
  const office = async (part: string, verb: string, body: object = {}, level = 0) =>
    (await officer(part, level)).post<TaskView & Problem>(`/api/sub-cases/${caseNo}/${part}/${verb}`, body)

  return {
    caseNo,
    clerk,
    see,
    organOf,
    officer,
    part: async (part: string): Promise<PartView> => (await see()).parts.find(one => one.part === part)!,
    states: async () => Object.fromEntries((await see()).parts.map(part => [part.part, part.state])),
    task: async (part: string, level = 0) =>
      (await (await officer(part, level)).get<TaskView>(`/api/sub-cases/${caseNo}/${part}`)).body,
    /** An act of the department: 0 examines, 1 reviews or approves, 2 approves. */
    office,
    /** Like `office`, and it has to succeed. */
    async done(part: string, verb: string, body: object = {}, level = 0) {
      const reply = await office(part, verb, body, level)
      if (reply.status !== 200) throw new Error(`${verb} on ${part}: ${reply.status} ${JSON.stringify(reply.body)}`)
      return reply.body
    },
    async accept(...parts: string[]) {
      for (const part of parts) await office(part, 'verdict', { verdict: 'complete' })
    },
    /** All levels, and nobody has to go and look. */
    decide: (part: string, body: object = { result: 'granted' }) => app.decide(caseNo, part, organOf(part), body),
    /** An act of the applicant at the window. */
    async applicant(path: string, body: object = {}): Promise<Reply<CaseView & Problem>> {
      return (await clerk()).post(`/api/cases/${caseNo}/${path}`, body)
    },
    documents: async () => (await (await clerk()).get<DocumentView[]>(`/api/cases/${caseNo}/documents`)).body,
    textOf: async ({ url }: DocumentView) =>
      pagesOf((await (await clerk()).get<Buffer>(url)).body)
        .join('')
        .replaceAll(/\s/g, ''),
  }
}

/** The days until then pass one by one, and in each night what has to happen by itself does. */
export async function daysPass(app: TestApp, until: string) {
  for (let day = today(app); day < until; ) {
    day = addDays(app.parts.calendar, day, 1, 'naturalDay').due
    if (day > until) day = until
    app.setNow(`${day}T01:00:00Z`)
    await nightJobs(app)
  }
}

/** Straight to that morning; what waited for it happens. */
export async function comesTheDay(app: TestApp, date: string) {
  app.setNow(`${date}T01:00:00Z`)
  await nightJobs(app)
}

export async function nightJobs(app: TestApp) {
  for (const job of caseJobs) await job.run(app.parts)
}

export const today = (app: TestApp) => dateInHenan(app.now())

export const workingDaysFrom = (app: TestApp, from: string, days: number) =>
  addDays(app.parts.calendar, from, days, 'workingDay').due
