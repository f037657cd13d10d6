/** From how far each of them is to what leaves. */

import type { Capacity } from '@onething/core/catalogue/vocabulary.ts'
import { describeValue, type FactValue, isUnknown } from '@onething/core/conditions/evaluate.ts'
import { maskIdNumber } from '@onething/core/identifiers.ts'
import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import type { WholeCase } from '../cases/store.ts'
import { isFilledIn, type Signed, type Signing, signingOf } from './signing.ts'
import { signingStates } from './states.ts'
import { summaryFor } from './summary.ts'
import type { SignatureList, SignatureView, SigningView } from './view.ts'

export async function showSignatures(deps: DraftDeps, whole: WholeCase): Promise<SignatureList> {
  return listOf(await signingOf(deps, whole), whole)
}

export const listOf = (signed: Signed | null, whole: WholeCase): SignatureList => ({
  reviewedHash: signed?.hash ?? null,
  signatures: signed?.signings.map(one => showSignature(one, signed.planned, whole)) ?? [],
})

export function showSignature(one: Signing, planned: Plan, { row: { state: caseState } }: WholeCase): SignatureView {
  const { row, state } = one
  const draft = caseState === 'draft'
  const open = state !== 'signed' && state !== 'bySubmitting'
  return {
    signer: one.signer,
    label: one.label,
    name: one.name,
    numberMasked: one.number && maskIdNumber(one.number),
    services: planned.services.filter(({ row: id }) => one.rows.includes(id)).map(({ service }) => service),
    basis: one.basis,
    state,
    stateLabel: signingStates[state],
    inPerson: one.inPerson,
    standIns: one.standIns,
    mayInvite: draft && open && canSignOnline(one),
    mayRevoke: draft && open && row?.token_digest != null,
    maySignHere: open && (draft || (caseState === 'inProgress' && one.inPerson)),
    expiresAt: row?.token_digest ? row.expires_at : null,
    signedAt: row?.signed_at ?? null,
    how: row?.signed_at ? (row.how as 'online' | 'window') : state === 'signed' ? 'submission' : null,
    standIn: row?.stand_in ? { as: row.stand_in.as as Capacity, name: row.stand_in.name } : null,
    refusal: row?.refused_at ? { at: row.refused_at, reason: row.refusal_reason ?? '' } : null,
  }
}

export const canSignOnline = ({ inPerson, identity, number }: Signing): boolean =>
  !inPerson && identity !== 'document' && number !== null

export async function showSigning(
  deps: DraftDeps,
  whole: WholeCase,
  signed: Signed,
  one: Signing,
): Promise<SigningView> {
  const { planned, hash } = signed
  const { contents, evidence } = whole
  const handedIn = new Set(evidence.map(file => file.type))
  return {
    lifeEvent: planned.lifeEvent,
    region: planned.region.name,
    applicant: contents.applicant.name,
    signature: showSignature(one, planned, whole),
    services: planned.services
      .filter(service => service.chosen)
      .map(({ service, authority }) => ({ service, authority })),
    answers: await answersOf(deps, whole),
    ...summaryFor(one, signed, contents),
    evidence: planned.evidence.filter(line => handedIn.has(line.type)).map(line => line.name),
    delivery: deliveryMethods[whole.row.delivery],
    ready: await isFilledIn(deps, whole, planned),
    reviewedHash: hash,
  }
}

/** The questions of the life event as they were answered. */
async function answersOf({ publications }: DraftDeps, { row, contents }: WholeCase): Promise<SigningView['answers']> {
  const { prepared } = await publications.of(row)
  const definitions = prepared.catalogue.facts
  return prepared.events.get(row.life_event)!.event.questions.flatMap(fact => {
    const value = contents.facts[fact] as FactValue
    const definition = definitions[fact]
    return definition && !isUnknown(value) ? [{ label: definition.label, value: describeValue(definition, value) }] : []
  })
}
