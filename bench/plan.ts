/** plan: one call of the planning core, reasons included, against the same pipeline with compiled conditions and none. */
import assert from 'node:assert/strict'
import type { Example, LifeEvent } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { type Place, type PlanRequest, plan } from '@onething/core/plan/plan.ts'
import type { Prepared } from '@onething/core/plan/prepare.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { calendar, catalogue, placeOf, prepared } from '../server/src/testing/catalogue.ts'
import { prepareCompiled } from './compiled-conditions.ts'
import { mean, percentile, printTable } from './numbers.ts'

interface Task {
  place: Place
  request: PlanRequest
}

interface Workload {
  name: string
  tasks: Task[]
}

export interface PlanOptions {
  rounds: number
}

/** Long enough that a round is far above the clock's grain, short enough that all of it takes seconds. */
const roundMilliseconds = 120

export function benchPlan({ rounds }: PlanOptions): void {
  const floor = prepareCompiled(catalogue)
  const workloads = ['E3', 'E18', 'P20'].map(id => workloadOf(id, [exampleOf(id)]))
  const all = Object.values(catalogue.lifeEvents).map(event => workloadOf(event.id, event.examples))
  for (const { tasks } of all) for (const task of tasks) requireSame(task, floor)

  console.log(`plan: ${rounds} interleaved rounds of ${roundMilliseconds} ms each; µs per plan`)
  const rows = [...workloads, { name: 'all 45, every example', tasks: all.flatMap(({ tasks }) => tasks) }].map(
    ({ name, tasks }) => {
      const ours: number[] = []
      const bare: number[] = []
      for (let round = -1; round < rounds; round++) {
        const a = measure(tasks, prepared)
        const b = measure(tasks, floor)
        if (round < 0) continue // warming up
        ours.push(...a)
        bare.push(...b)
      }
      const columns = (all: number[]) => [percentile(all, 0.5), mean(all), percentile(all, 0.99)]
      return [name, ...columns(ours), ...columns(bare), percentile(bare, 0.5) / percentile(ours, 0.5)]
    },
  )
  printTable(['life event', 'plan p50', 'mean', 'p99', 'floor p50', 'mean', 'p99', 'floor ÷ plan (p50)'], rows)
}

/** Microseconds of each plan of one round. */
function measure(tasks: Task[], world: Prepared): number[] {
  const taken: number[] = []
  const end = performance.now() + roundMilliseconds
  for (let now = performance.now(); now < end; ) {
    for (const { place, request } of tasks) {
      const before = performance.now()
      plan(world, place, calendar, request)
      now = performance.now()
      taken.push((now - before) * 1000)
    }
  }
  return taken
}

function workloadOf(id: string, examples: Example[]): Workload {
  return { name: id, tasks: examples.map(example => taskOf(eventOf(id), example)) }
}

function eventOf(id: string): LifeEvent {
  const event = Object.values(catalogue.lifeEvents).find(one => one.id === id)
  assert(event, `no life event ${id}`)
  return event
}

/** The example in which most services are required: the fullest plan. */
function exampleOf(id: string): Example {
  const [fullest] = [...eventOf(id).examples].sort((a, b) => size(b) - size(a))
  assert(fullest, `${id} has no example`)
  return fullest
}

const size = ({ expect }: Example) => expect.required?.length ?? 0

function taskOf(event: LifeEvent, example: Example): Task {
  const { facts } = normaliseFacts(catalogue.facts, example.facts, example.date)
  const selection = example.selection?.map(row => `${event.id}.${row}`)
  return { place: placeOf(example.region), request: { lifeEvent: event.id, date: example.date, facts, selection } }
}

/** The floor must do the same work: everything but the reasons has to be equal. */
function requireSame({ place, request }: Task, floor: Prepared) {
  const bare = (result: Plan) => ({
    ...result,
    guard: result.guard?.id,
    services: result.services.map(service => ({ ...service, because: [] })),
  })
  assert.deepEqual(bare(plan(prepared, place, calendar, request)), bare(plan(floor, place, calendar, request)))
}
