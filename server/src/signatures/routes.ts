/**
 * Signatures of a case, and the personal links. Who is not signed in, who guesses and who holds somebody else's link all
 * learn the same: nothing.
 */
import { capacities } from '@onething/core/catalogue/vocabulary.ts'
import Type from 'typebox'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase } from '../cases/reading.ts'
import { signedIn } from '../http/access.ts'
import { NotFound } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import { showSignatures, showSigning } from './show.ts'
import { invite, open, refuse, revoke, sign, signHere } from './signatures.ts'
import { InvitationView, SignatureList, SigningView } from './view.ts'

const strict = { additionalProperties: false }
const Path = Type.Object({ caseNo: Type.String() })
const OfSigner = Type.Object({ caseNo: Type.String(), signer: Type.String({ maxLength: 50 }) })
const Link = Type.Object({ token: Type.String({ maxLength: 100 }) })
const hash = Type.String({ maxLength: 100 })
const tags = ['signatures']

/** A link has 256 bits; this only keeps guessing from being a load. */
const rateLimit = { max: 30, timeWindow: '1 minute' }

export function signatureRoutes(app: App, deps: DraftDeps) {
  const list = async (caseNo: string, person: Person) => showSignatures(deps, await getCase(deps, caseNo, person))
  const opened = async (person: Person, token: string) => {
    const { whole, signed, one } = await open(deps, person, token)
    return showSigning(deps, whole, signed, one)
  }

  app.get(
    '/api/cases/:caseNo/signatures',
    {
      config: { access: 'applicant' },
      schema: { tags, summary: '须签名的人和签名情况', params: Path, response: { 200: SignatureList } },
    },
    request => list(request.params.caseNo, signedIn(request.person)),
  )

  app.post(
    '/api/cases/:caseNo/signatures',
    {
      config: { access: 'applicant', rateLimit },
      schema: {
        tags,
        summary: '生成（或者重新生成）发给一位签名人的链接；以前的链接随即失效',
        params: Path,
        body: Type.Object({ signer: Type.String({ maxLength: 50 }) }, strict),
        response: { 201: InvitationView },
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      const { caseNo } = request.params
      const { signer } = request.body
      const { token, expiresAt } = await invite(deps, person, caseNo, signer)
      const signature = (await list(caseNo, person)).signatures.find(one => one.signer === signer)
      if (!signature) throw new NotFound('没有这位签名人：表单可能已经修改，请刷新后再试')
      return reply.status(201).send({ link: `${deps.config.publicUrl}/sign/${token}`, expiresAt, signature })
    },
  )

  app.delete(
    '/api/cases/:caseNo/signatures/:signer',
    {
      config: { access: 'applicant' },
      schema: { tags, summary: '撤销签名链接', params: OfSigner, response: { 200: SignatureList } },
    },
    async request => {
      const person = signedIn(request.person)
      const { caseNo, signer } = request.params
      await revoke(deps, person, caseNo, signer, idempotencyKey(request.headers))
      return list(caseNo, person)
    },
  )

  app.post(
    '/api/cases/:caseNo/signatures/:signer/in-person',
    {
      config: { access: 'clerk' },
      schema: {
        tags,
        summary: '窗口当面核验身份并签名',
        params: OfSigner,
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 100 }),
            idNumber: Type.String({ minLength: 1, maxLength: 50 }),
            standsInAs: Type.Optional(Type.Enum(Object.keys(capacities) as (keyof typeof capacities)[])),
            reviewedHash: hash,
            checks: Type.Object(
              {
                document: Type.Literal(true, { description: '证件真实有效' }),
                face: Type.Literal(true, { description: '人证一致' }),
                will: Type.Literal(true, { description: '已看过申请内容，自愿签名' }),
              },
              strict,
            ),
          },
          strict,
        ),
        response: { 200: SignatureList },
      },
    },
    async request => {
      const clerk = signedIn(request.person)
      const { caseNo, signer } = request.params
      const { checks, ...present } = request.body
      await signHere(deps, clerk, caseNo, signer, present, idempotencyKey(request.headers))
      return list(caseNo, clerk)
    },
  )

  app.get(
    '/api/signatures/:token',
    {
      config: { access: 'applicant', rateLimit },
      schema: { tags, summary: '打开签名链接：要签的内容', params: Link, response: { 200: SigningView } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return opened(signedIn(request.person), request.params.token)
    },
  )

  app.post(
    '/api/signatures/:token/signature',
    {
      config: { access: 'applicant', rateLimit },
      schema: {
        tags,
        summary: '签名：附上核对过的摘要',
        params: Link,
        body: Type.Object({ reviewedHash: hash }, strict),
        response: { 200: SigningView },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const { token } = request.params
      await sign(deps, person, token, request.body.reviewedHash, idempotencyKey(request.headers))
      return opened(person, token)
    },
  )

  app.post(
    '/api/signatures/:token/refusal',
    {
      config: { access: 'applicant', rateLimit },
      schema: {
        tags,
        summary: '拒绝签名，说明原因；链接随即失效',
        params: Link,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }, strict),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const key = idempotencyKey(request.headers)
      await refuse(deps, signedIn(request.person), request.params.token, request.body.reason.trim(), key)
      return reply.status(204).send(null)
    },
  )
}
