/**
 * 须亲自到场签名: who has still to come before these rows may be examined and decided (民法典 1049, 收养登记办法). The
 * signature at the window is the gate: a clerk who checked document, face and will recorded it there, so it proves that
 * they came. 到场登记 is the authority's own list of the day and decides nothing: some register without a booking.
 */
import type { SubCaseRow } from '../cases/case-row.ts'
import type { LoadedCase } from '../cases/store.ts'
import { Conflict } from '../http/problems.ts'
import { unsignedInPerson } from '../signatures/signatures.ts'
import type { SubCaseDeps } from './subcases.ts'

type About = Pick<LoadedCase, 'row'>

/** In words: 女方“林静”. Most life events want nobody in person, and then nothing is read. */
export async function mustSign(
  deps: SubCaseDeps,
  { row }: About,
  { row_id, state }: Pick<SubCaseRow, 'row_id' | 'state'>,
): Promise<string[]> {
  if (state !== 'submitted' && state !== 'accepted') return []
  if (!(await mayWant(deps, row, row_id))) return []
  const awaited = await unsignedInPerson(deps, row.case_no)
  return awaited.filter(one => one.rows.includes(row_id)).map(one => one.who)
}

async function mayWant({ publications }: SubCaseDeps, row: About['row'], rowId: string): Promise<boolean> {
  const event = (await publications.of(row)).prepared.events.get(row.life_event)
  const place = event?.rows.find(one => one.id === rowId)?.row.row
  return (event?.signers ?? []).some(
    signer => signer.inPerson === true && (!signer.rows || (place !== undefined && signer.rows.includes(place))),
  )
}

/** An opinion and a decision both say that the will was heard. */
export async function requireSigned(deps: SubCaseDeps, about: About, part: SubCaseRow): Promise<void> {
  const missing = await mustSign(deps, about, part)
  if (missing.length > 0)
    throw new Conflict(`${missing.join('、')}还没有到窗口当面签名，签名以后才能审查、决定`, [
      '到窗口当面签名',
      '终止办理',
    ])
}
