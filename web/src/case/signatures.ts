/** 签名: what the screens say of it, and how far the section is. */
import type { CaseView, SignatureView } from '../api/types.ts'
import type { SectionState } from './sections.ts'
import type { Tone } from './words.ts'

export const signatureTone: Record<SignatureView['state'], Tone> = {
  bySubmitting: 'ok',
  atWindow: 'warn',
  toInvite: '',
  invited: 'busy',
  expired: 'warn',
  signed: 'ok',
  changed: 'warn',
  refused: 'bad',
}

/** Others than the applicant have to sign. */
export const othersSign = ({ signatures }: Pick<CaseView, 'signatures'>): boolean =>
  signatures.some(one => one.state !== 'bySubmitting')

export function signatureState(view: CaseView): SectionState {
  if (!view.draft!.problems.some(problem => problem.where === 'signature')) return '已完成'
  return view.signatures.some(one => one.expiresAt || one.signedAt) ? '进行中' : '未开始'
}

/** Everything else is filled in, so that what is signed now will stand. */
export const isFilledIn = (view: CaseView): boolean =>
  view.draft!.problems.every(problem => problem.where === 'signature')

/** 须亲自到场 and not there yet. */
export const stillToCome = ({ signatures }: Pick<CaseView, 'signatures'>): SignatureView[] =>
  signatures.filter(one => one.inPerson && one.state !== 'signed')
