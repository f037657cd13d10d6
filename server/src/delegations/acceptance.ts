/** 当场受理: the window's verdict in the organ's name, on a delegation of it (方案 二(三), 行政许可法 24 and 26). */
import { allowedOnPart, getPart } from '@onething/core/lifecycle/allowed.ts'
import type { VerdictCommand } from '@onething/core/lifecycle/lifecycle.ts'
import { type Verdict, verdicts } from '@onething/core/lifecycle/states.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { caseFileOf, type SubCaseRow } from '../cases/case-row.ts'
import { getCase } from '../cases/reading.ts'
import type { WholeCase } from '../cases/store.ts'
import { dateInHenan } from '../clock.ts'
import { Conflict, Forbidden, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { showTask } from '../subcases/show.ts'
import { giveVerdict, type SubCaseDeps, type Target, type VerdictRequest } from '../subcases/subcases.ts'
import { covers, delegationFor } from './delegation.ts'
import { type DelegationRow, listOfAuthorities } from './store.ts'
import type { DelegatedPart } from './view.ts'

export async function giveDelegatedVerdict(deps: SubCaseDeps, target: Target, request: VerdictRequest) {
  const whole = await getCase(deps, target.caseNo, target.by, target.key)
  if (whole.repeated) return
  const part = whole.parts.find(one => one.part === target.part)
  if (!part) throw new NotFound(`办件 ${target.caseNo} 没有事项 ${target.part}，请核对`)
  const delegations = await listOfAuthorities(deps.database, [part.authority])
  const asked = askedOf(deps, part, target.by)
  const delegation = delegationFor(delegations, { ...asked, refusing: request.verdict === 'refuse' })
  if (!delegation) throw new Forbidden(whyNot(delegations, asked, part))
  requireLeftToWindow(part, request.verdict)
  // The lifecycle writes the number into the journal and leaves the part free for the organ's officers.
  const inItsName: VerdictRequest & Pick<VerdictCommand, 'delegation'> = { ...request, delegation: delegation.number }
  await giveVerdict(deps, { ...target, by: inTheNameOf(part, target.by) }, inItsName)
}

/** The parts this clerk may judge on the spot now, with what there is to look at. */
export async function delegatedParts(deps: SubCaseDeps, caseNo: string, clerk: Person): Promise<DelegatedPart[]> {
  const whole = await getCase(deps, caseNo, clerk)
  const open = whole.parts.filter(part => awaitsVerdict(whole, part))
  if (open.length === 0) return []
  const delegations = await listOfAuthorities(deps.database, [...new Set(open.map(part => part.authority))])
  const found = open.map(async part => {
    const asked = askedOf(deps, part, clerk)
    const delegation = delegationFor(delegations, asked)
    if (!delegation) return []
    const mayRefuse = delegationFor(delegations, { ...asked, refusing: true }) !== undefined
    const { form, evidence, reviewPoints } = await showTask(deps, whole, part.part, clerk)
    return [
      {
        part: part.part,
        service: part.service_name,
        label: part.label,
        authority: part.authority_name,
        delegation: { number: delegation.number, until: delegation.valid_until },
        actions: actionsOn(part, mayRefuse),
        form,
        evidence,
        reviewPoints,
      },
    ]
  })
  return (await Promise.all(found)).flat()
}

// ── steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const askedOf = ({ clock }: SubCaseDeps, part: SubCaseRow, clerk: Person) => ({
  authority: part.authority,
  service: part.service,
  clerk,
  date: dateInHenan(clock.now()),
})

/** 以委托机关名义: the command asks whose part it is, and the clerk speaks for that organ. */
const inTheNameOf = (part: SubCaseRow, clerk: Person): Person => ({
  ...clerk,
  authority: { id: part.authority, name: part.authority_name },
})

/** An officer who has taken the part is not overruled at the window. */
function awaitsVerdict({ row, parts, correction }: WholeCase, part: SubCaseRow): boolean {
  const file = caseFileOf(row, parts, correction)
  return part.claimed_by === null && allowedOnPart(file, getPart(file, part.part)).includes('verdict')
}

function actionsOn(part: SubCaseRow, mayRefuse: boolean): Verdict[] {
  const all: Verdict[] = ['complete', 'correct', 'refuse']
  return all.filter(verdict => (verdict === 'correct' ? !part.correction_used : verdict !== 'refuse' || mayRefuse))
}

/** A second correction counts as the organ's fault, so that it is the organ's to ask for. */
function requireLeftToWindow(part: SubCaseRow, verdict: Verdict) {
  if (part.claimed_by !== null)
    throw new Conflict(`${part.authority_name}的${part.claimed_name}正在办理该事项，请由其出具受理意见`)
  if (verdict === 'correct' && part.correction_used)
    throw new Conflict(`该事项已要求过一次补正；确需再次补正的，由${part.authority_name}决定`, [verdicts.complete])
}

function whyNot(delegations: DelegationRow[], asked: ReturnType<typeof askedOf>, part: SubCaseRow): string {
  const { authority_name: organ, service_name: service } = part
  if (delegationFor(delegations, asked))
    return `${organ}没有委托本窗口不予受理“${service}”；确需不予受理的，请由该机关决定`
  const last = delegations.findLast(one => covers(one, asked))
  if (!last) return `${organ}没有委托本窗口受理“${service}”，请由该机关受理`
  return `${organ}委托本窗口受理“${service}”的授权（${last.number}）${whenNot(last, asked.date)}，请由该机关受理`
}

function whenNot(one: DelegationRow, today: string): string {
  if (one.revoked_on !== null) return `已于${dateInWords(one.revoked_on)}撤销`
  return one.valid_until < today ? `已于${dateInWords(one.valid_until)}到期` : `自${dateInWords(one.valid_from)}起生效`
}
