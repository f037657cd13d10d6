/**
 * 数据核验: what is a pure check of data is answered at once where shared data proves it. What it does not prove goes to
 * people, who see what was found; when the partner does not answer they have it at once as well, and it is asked again
 * until somebody takes the part in hand. Nothing is ever refused by the system (个人信息保护法 24).
 */
import { allowedOnPart, getPart, openGates } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile, Outcome } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { carryOut } from '../cases/cases.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { submittedPlan } from '../cases/planned.ts'
import { findCase } from '../cases/reading.ts'
import { correctionDaysIn } from '../cases/rules.ts'
import type { WholeCase } from '../cases/store.ts'
import type { Local } from '../catalogue/publications.ts'
import { carryOutBatch } from '../consequences/taking.ts'
import { outputsOfGranted, type Situation } from '../subcases/subcases.ts'
import { type Automatic, type Checked, findingsOf, isProved, submittedValue } from './checking.ts'

export const checker = { id: 'system-data-check', name: '系统（数据核验）' }

/** Carries out what submissions left to be checked; answers how many cases are done with. Times leave a slow partner room. */
export async function checkWaiting(deps: DraftDeps, report: (error: unknown) => void): Promise<number> {
  const checks = {
    kind: 'data-check' as const,
    batch: 5,
    takenFor: 20_000,
    postponedFor: 10 * 60_000,
    carryOut: (caseNo: string) => checkCase(deps, caseNo),
  }
  return (await carryOutBatch(deps, checks, report)).done
}

/** False when the partner did not answer for a part that still waits. */
export async function checkCase(deps: DraftDeps, caseNo: string): Promise<boolean> {
  const whole = await findCase(deps, caseNo)
  if (!whole?.contents.frozen) return true
  const local = await deps.publications.of(whole.row)
  let answered = true
  for (const part of whole.parts) {
    const automatic = automaticOf(serviceOf(local, whole, part))
    if (!automatic || !isWaiting(part) || wasChecked(whole, part)) continue
    const checked = await ask(deps, { whole, part, automatic, local })
    if (checked) await record(deps, { caseNo, part, checked })
    else answered = false
  }
  return answered
}

const serviceOf = ({ prepared }: Local, { row }: WholeCase, part: SubCaseRow): PreparedService | undefined =>
  prepared.events.get(row.life_event)?.rows.find(one => one.id === part.row_id)?.service

export const automaticOf = (service: PreparedService | undefined): Automatic | undefined => service?.automatic

/** Nobody has looked at it. */
const isWaiting = (part: Pick<SubCaseRow, 'state' | 'verdict' | 'claimed_by' | 'label'>) =>
  part.state === 'submitted' && part.verdict === null && part.claimed_by === null && part.label === ''

const wasChecked = ({ journal }: WholeCase, { part }: SubCaseRow) =>
  journal.some(entry => entry.action === 'part.dataChecked' && entry.part === part)

interface Question {
  whole: WholeCase
  part: SubCaseRow
  automatic: Automatic
  local: Local
}

/** Null when the partner did not answer. */
async function ask(deps: DraftDeps, { whole, part, automatic, local }: Question): Promise<Checked[] | null> {
  const plan = await submittedPlan(deps.publications, whole)
  const given = (element: string) => submittedValue(plan, whole.contents, element)
  const { catalogue } = local.prepared
  const isEnterprise = catalogue.dataElements[automatic.about]?.type === 'creditCode'
  const number = given(automatic.about)
  const answer = await deps.exchange.check({
    ...(typeof number === 'string' && (isEnterprise ? { creditCode: number } : { idNumber: number })),
    facts: automatic.facts ?? [],
    paths: (automatic.matches ?? []).map(one => one.path),
    purpose: `核验“${part.service_name}”`,
    lifeEvent: whole.row.life_event,
  })
  return answer && findingsOf(automatic, answer, given, catalogue)
}

interface Result {
  caseNo: string
  part: SubCaseRow
  checked: Checked[]
}

async function record(deps: DraftDeps, { caseNo, part, checked }: Result): Promise<void> {
  await carryOut(deps, {
    caseNo,
    by: checker,
    key: null,
    mayAct() {},
    decide(file, act, loaded) {
      const own = loaded.parts.find(one => one.part === part.part)
      if (!own || !isWaiting(own)) return nothing(file)
      const decided = isProved(checked)
        ? grant({ file, act, loaded }, own, checked, correctionDaysIn(deps, loaded.row.region))
        : null
      const told = {
        action: 'part.dataChecked',
        part: own.part,
        data: {
          result: decided ? 'proved' : isProved(checked) ? 'waits' : 'toPeople',
          items: checked.map(one => ({ name: one.label, finding: one.said })),
          source: sourceOf(own),
        },
      }
      const after = decided ?? nothing(file)
      return { ...after, happenings: [told, ...after.happenings] }
    },
    outputs: (outcome, loaded, act) => outputsOfGranted(deps, part, outcome, loaded, act),
  })
}

const nothing = (file: CaseFile): Outcome => ({ file, happenings: [], consequences: [] })

/** Accepted and granted in one act; null where it waits for another part or several people decide. */
function grant({ file, act }: Situation, row: SubCaseRow, checked: Checked[], days: number): Outcome | null {
  const { part } = row
  if (openGates(file, getPart(file, part)).length > 0) return null
  const accepted = lifecycle.giveVerdict(file, part, { verdict: 'complete' }, act, days)
  if (!allowedOnPart(accepted.file, getPart(accepted.file, part)).includes('decide')) return null
  const reasons = `经数据共享核验，${checked.map(one => one.label + one.said).join('，')}（来源：${sourceOf(row)}）`
  const granted = lifecycle.decide(accepted.file, part, { result: 'granted', reasons }, act, days)
  return {
    file: granted.file,
    happenings: [...accepted.happenings, ...granted.happenings],
    consequences: [...accepted.consequences, ...granted.consequences],
  }
}

const sourceOf = ({ authority_name }: SubCaseRow) => `${authority_name}共享的数据`
