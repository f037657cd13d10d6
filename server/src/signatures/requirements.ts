/** What has to hold before somebody is asked to sign or signs, told to whoever can put it right. */
import type { Capacity } from '@onething/core/catalogue/vocabulary.ts'
import { checkIdNumber, normaliseIdentifier } from '@onething/core/identifiers.ts'
import { unrecognisable } from '@onething/core/signing/signers.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import type { WholeCase } from '../cases/store.ts'
import { Conflict, type FieldProblem, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { canSignOnline } from './show.ts'
import { isFilledIn, isSigned, type Signed, type Signing, whoOf } from './signing.ts'

export interface Present {
  name: string
  idNumber: string
  /** What they read and agreed to. */
  reviewedHash: string
  /** They sign for the signer, who is not there. */
  standsInAs?: Capacity | undefined
}

const noSigner = '没有这位签名人：表单可能已经修改，请刷新后再试'

/** The form may name somebody else by now. */
export function findSigner(signed: Signed | null, signer: string, otherwise = noSigner) {
  const one = signed?.signings.find(each => each.signer === signer)
  if (!signed || !one) throw new NotFound(otherwise)
  return { signed, one }
}

export function requireDraft({ row }: WholeCase) {
  if (row.state !== 'draft') throw new Conflict('申请已经提交，可以在“我的办件”中查看进度', ['查看进度'])
}

export function requireInvitable(one: Signing) {
  if (isSigned(one)) throw new Conflict(`${whoOf(one)}不用另外签名`, [])
  if (!canSignOnline(one)) throw new Conflict(`${whoOf(one)}须到窗口当面签名，不能发送链接`, ['到窗口当面签名'])
  requireRecognisable(one)
}

function requireRecognisable(one: Signing) {
  const wrong = unrecognisable(one)
  if (wrong) throw new Conflict(wrong, ['修改表单'])
}

export async function requireSignable(
  deps: DraftDeps,
  whole: WholeCase,
  signed: Signed,
  one: Signing,
  reviewed: string,
) {
  const { state } = whole.row
  if (one.state === 'signed') throw new Conflict(`${whoOf(one)}已经签名，不用再签`, [])
  requireRecognisable(one)
  if (state !== 'draft' && !(state === 'inProgress' && one.inPerson)) requireDraft(whole)
  if (state === 'draft' && !(await isFilledIn(deps, whole, signed.planned)))
    throw new Conflict('申请还没有填写完，填写完以后才能签名', ['继续填写'])
  if (reviewed !== signed.hash) throw new Conflict('内容在您核对之后有变化，请重新核对后签名', ['重新核对'])
}

/** The form names them; identity knows how they are really called. */
export function requireSameName({ name, identity, number }: Signing, person: Person) {
  const own =
    identity === 'enterprise'
      ? person.enterprises.find(one => normaliseIdentifier(one.creditCode) === number)?.name
      : person.name
  if (own === undefined || sameName(own, name)) return
  throw new Conflict('表单上写的姓名（名称）与您实名登记的不一致，请联系申请人改正后再签名', [])
}

const sameName = (one: string, other: string) => plainName(one) === plainName(other)
const plainName = (name: string) => name.normalize('NFKC').replaceAll(/[\s·•．.]/g, '')

export function requireIdentified(one: Signing, { name, idNumber, standsInAs }: Present) {
  const problems: FieldProblem[] = []
  const wrong = (target: string, message: string | null) => {
    if (message) problems.push({ where: 'body', target, message })
  }
  if (standsInAs) {
    wrong('standsInAs', one.standIns.includes(standsInAs) ? null : `${whoOf(one)}须由本人签名，不能由他人代签`)
    wrong('idNumber', checkIdNumber(idNumber, '代签人公民身份号码'))
  } else {
    wrong('name', sameName(name, one.name) ? null : `与表单中的${whoOf(one)}不是同一个姓名，请核对证件，或者改正表单`)
    if (one.identity === 'enterprise') wrong('standsInAs', `${whoOf(one)}是单位，请选择到场的人以什么身份代为签名`)
    else if (one.identity === 'person' || one.number === null)
      wrong('idNumber', checkIdNumber(idNumber, '到场人公民身份号码'))
    if (problems.length === 0 && one.number !== null && normaliseIdentifier(idNumber) !== one.number)
      wrong('idNumber', `与表单中${whoOf(one)}的证件号码不一致，请核对证件，或者改正表单`)
  }
  if (problems.length > 0) throw new Invalid(problems)
}
