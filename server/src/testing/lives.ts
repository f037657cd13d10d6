/**
 * Many cases living at the same time in one province, over HTTP: every day each of them meets a few of the things that are
 * allowed then, drawn at random, and in the night days pass. After each step what has to hold is asserted on what the
 * database keeps.
 */
import { allowedOnCase, allowedOnPart, getPart } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile } from '@onething/core/lifecycle/case-file.ts'
import { hold } from '@onething/core/testing/invariants.ts'
import { isEnding, waitingForTime } from '@onething/core/testing/walk.ts'
import { addDays } from '@onething/core/workdays.ts'
import { caseFileOf } from '../cases/case-row.ts'
import { type Entry, loadWholeCase, type WholeCase } from '../cases/store.ts'
import type { CaseView } from '../cases/view.ts'
import { dateInHenan } from '../clock.ts'
import { caseJobs } from '../jobs.ts'
import type { TaskView } from '../subcases/view.ts'
import type { Desk, TestApp } from './app.ts'
import { type Move, movesOnCase, movesOnPart, type Scene } from './life-moves.ts'

export interface Life {
  caseNo: string
  region: string
  /** By row. */
  authorities: Map<string, string>
  choose(): number
  /** How many more steps it takes at most. */
  left: number
  /** As it was after its last step. */
  last: CaseFile
  seen: number
}

export interface Lived {
  steps: number
  days: number
  used: Map<string, number>
}

/** Until every one of them is over or has taken its steps. */
export async function live(app: TestApp, lives: Life[], mostDays: number): Promise<Lived> {
  const { calendar } = app.parts
  const used = new Map<string, number>()
  const desks = new Map<string, Desk>()
  let steps = 0
  let days = 0
  let files = 0

  for (let open = lives; open.length > 0 && days < mostDays; days++) {
    const still: Life[] = []
    for (const life of open) if (await spendDay(life)) still.push(life)
    open = still
    await night()
  }
  return { steps, days, used }

  /** False when nothing is left that might happen to it. */
  async function spendDay(life: Life): Promise<boolean> {
    const acts = actsOfDay[life.choose() % actsOfDay.length]!
    for (let act = 0; act < acts && life.left > 0; act++) {
      // Only the night may have changed what was looked at after the last act.
      const before = act === 0 ? await look(life) : life.last
      const move = await pick(life, before)
      if (!move && before.state !== 'inProgress') return false
      if (!move && !waitingForTime(before)) throw new Error(`a dead end: ${JSON.stringify(before)}`)
      if (!move) return true
      minuteLater()
      const [name, run] = move
      const { status, body } = await run()
      if (status !== 200) throw new Error(`${name} on ${life.caseNo}: ${status} ${JSON.stringify(body)}`)
      used.set(name, (used.get(name) ?? 0) + 1)
      steps++
      life.left--
      await look(life)
    }
    return life.left > 0 && life.last.state !== 'withdrawn'
  }

  /** The case as the database has it; what became of it since it was looked at last was lawful. */
  async function look(life: Life): Promise<CaseFile> {
    const whole = (await loadWholeCase(app.database, life.caseNo))!
    const file = fileOf(whole)
    const happenings = whole.journal.slice(life.seen).map(asHappening)
    if (file.version !== life.last.version) hold(life.last, file, { file, happenings, consequences: [] }, calendar)
    life.last = file
    life.seen = whole.journal.length
    return file
  }

  /** By kind first: otherwise the kinds that every part has would leave the rare ones no room. */
  async function pick(life: Life, file: CaseFile): Promise<Move | undefined> {
    const { choose } = life
    const scene = sceneOf()
    const clerk = await desk(`clerk@${life.region}`)
    const rare = choose() % 97 === 0
    const own =
      isAsked(file) || choose() % 4 === 0
        ? movesOnCase((await clerk.get<CaseView>(`/api/cases/${life.caseNo}`)).body, clerk, scene)
        : []
    const parts = file.parts.filter(part => allowedOnPart(file, part).length > 0)
    const part = parts[choose() % parts.length]
    let moves = [
      ...own.filter(([name]) => name !== 'withdraw' || rare),
      ...(part ? await movesOf(life, file, part.part) : []),
    ]
    for (const other of parts) if (moves.length === 0) moves = await movesOf(life, file, other.part)
    const kinds = [...new Set(moves.map(([name]) => name))].filter(name => !isSeldom(name) || choose() % 6 === 0)
    const kind = kinds[choose() % kinds.length]
    const ofKind = moves.filter(([name]) => name === kind)
    // Only rare things could be done now: then one of them is.
    return ofKind[choose() % ofKind.length] ?? moves[choose() % moves.length]
  }

  async function movesOf(life: Life, file: CaseFile, part: string): Promise<Move[]> {
    const scene = sceneOf(life.authorities.get(rowOf(part)))
    const officer = await scene.officer(0)
    const { status, body } = await officer.get<TaskView>(`/api/sub-cases/${life.caseNo}/${part}`)
    if (status !== 200) throw new Error(`${life.caseNo} ${part}: ${JSON.stringify(body)}`)
    const allowed = allowedOnPart(file, getPart(file, part))
    if (body.actions.join() !== allowed.join()) throw new Error(`${part}: the API allows ${body.actions.join()}`)
    return movesOnPart(body, scene)
  }

  function sceneOf(authority = ''): Scene {
    return {
      today: dateInHenan(app.now()),
      calendar,
      next: () => files++,
      officer: level => desk(`reviewer${level > 0 ? level + 1 : ''}@${authority}`),
    }
  }

  async function desk(account: string): Promise<Desk> {
    const known = desks.get(account) ?? (await app.as(account))
    desks.set(account, known)
    return known
  }

  /** What is handed in after it was asked for is later than that. */
  function minuteLater() {
    app.setNow(new Date(app.now().getTime() + 1000).toISOString())
  }

  async function night() {
    const tomorrow = addDays(calendar, dateInHenan(app.now()), 1 + (days % 3), 'naturalDay').due
    app.setNow(`${tomorrow}T01:00:00Z`)
    desks.clear()
    for (const job of caseJobs) await job.run(app.parts)
  }
}

export const fileOf = ({ row, parts, correction }: WholeCase): CaseFile => caseFileOf(row, parts, correction)

const rowOf = (part: string) => part.replace(/-\d+$/, '')
const asHappening = ({ action, part, data }: Entry) => ({ action, part, data })
/** Most days little happens. */
const actsOfDay = [0, 0, 1, 2]

/** The applicant may do more than go on waiting, give up or put a slip right. */
const isAsked = (file: CaseFile) =>
  file.state !== 'inProgress' || allowedOnCase(file).some(command => !always.has(command))
const always: ReadonlySet<string> = new Set(['withdraw', 'withdrawParts', 'amend'])

const seldom = new Set(['wrongOrgan', 'withdraw', 'terminate', 'claim', 'amend'])
const isSeldom = (name: string) => (isEnding(name) && name !== 'objectTo') || seldom.has(name)
