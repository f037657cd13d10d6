/** The applicant's API, which a clerk at the window uses on their behalf. */

import {
  birthDateOf,
  checkCreditCode,
  checkIdNumber,
  checkPhone,
  normaliseIdentifier,
  normalisePhone,
} from '@onething/core/identifiers.ts'
import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import Type from 'typebox'
import { dateInHenan } from '../clock.ts'
import type { Documents } from '../documents/documents.ts'
import { formDisposition } from '../documents/form.ts'
import type { Organs } from '../documents/organs.ts'
import { add, type EvidenceDeps, remove, visitPhoto } from '../evidence/evidence.ts'
import { signedIn } from '../http/access.ts'
import { Invalid, NotFound, requireValid, valueProblem } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import { personIdOf } from '../partners/identity/claims.ts'
import type { Person } from '../people/person.ts'
import { requireRows } from '../plan/routes.ts'
import { coSignedBy } from '../signatures/signatures.ts'
import { isAtWindow, isOwn, requireClerk } from './access.ts'
import { listDocuments, readDocument } from './documents.ts'
import { applicantOf, begin, type NewCase, requireLocal, save } from './drafts.ts'
import { formOf } from './form.ts'
import { getCase, getCaseToFollow } from './reading.ts'
import {
  asCoSigner,
  showCase,
  showCoSignedItem,
  showEvidence,
  showListItem,
  showPartPage,
  showSubmitted,
  showTrack,
} from './show.ts'
import { type Applicant, listOfApplicants, listOfBringer, loadTracked, loadWholeCase, type WholeCase } from './store.ts'
import { submit } from './submission.ts'
import { CaseListItem, CaseView, DocumentView, EvidenceView, PartPage, SubmittedView, TrackView } from './view.ts'

export interface CaseRouteDeps extends EvidenceDeps {
  documents: Documents
  organs: Organs
}

const Path = Type.Object({ caseNo: Type.String() })
const strict = { additionalProperties: false }
const OnBehalf = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 50 }),
    idNumber: Type.String(),
    phone: Type.String(),
    enterprise: Type.Optional(
      Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), creditCode: Type.String() }, strict),
    ),
  },
  strict,
)

export function caseRoutes(app: App, deps: CaseRouteDeps) {
  const load = (caseNo: string, person: Person) => getCase(deps, caseNo, person)
  const show = async (caseNo: string, person: Person) => showCase(deps, await load(caseNo, person), person)

  app.post(
    '/api/cases',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '开始办理：建立草稿，先填好数据共享已知的内容',
        body: Type.Object(
          {
            lifeEvent: Type.String(),
            region: Type.String(),
            facts: Type.Record(Type.String(), Type.Any()),
            selection: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
            enterprise: Type.Optional(Type.String({ description: '为哪家企业办理：统一社会信用代码' })),
            onBehalfOf: Type.Optional(OnBehalf),
          },
          strict,
        ),
        response: { 201: CaseView },
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      const { enterprise, onBehalfOf, ...wanted } = request.body
      const { prepared } = requireLocal(deps.publications, wanted.region, dateInHenan(deps.clock.now()))
      requireRows(prepared, wanted.lifeEvent, wanted.selection ?? undefined)
      const applicant = onBehalfOf
        ? standingHere(person, onBehalfOf, deps.secret)
        : signedInApplicant(deps, person, wanted, enterprise)
      const key = idempotencyKey(request.headers) ?? crypto.randomUUID()
      const caseNo = await begin(deps, person, applicant, wanted, key)
      return reply.status(201).send(await show(caseNo, person))
    },
  )

  app.get(
    '/api/cases',
    {
      config: { access: 'applicant' },
      schema: { tags: ['cases'], summary: '我的办件', response: { 200: Type.Array(CaseListItem) } },
    },
    async request => {
      const person = signedIn(request.person)
      const ids = [person.id, ...person.enterprises.map(one => `e-${one.creditCode}`)]
      const rows = person.roles.includes('clerk')
        ? await listOfBringer(deps.database, person.id)
        : await listOfApplicants(deps.database, ids, person.id)
      const signed = await coSignedBy(deps, person)
      const others = signed.filter(row => !rows.some(own => own.case_no === row.case_no))
      return Promise.all([
        ...rows.map(row => showListItem(deps, row)),
        ...others.map(row => showCoSignedItem(deps, row)),
      ])
    },
  )

  app.get(
    '/api/cases/:caseNo',
    {
      config: { access: 'applicant' },
      schema: { tags: ['cases'], summary: '一个办件', params: Path, response: { 200: CaseView } },
    },
    async request => {
      const person = signedIn(request.person)
      const { whole, coSigner } = await getCaseToFollow(deps, request.params.caseNo, person)
      const view = await showCase(deps, whole, person)
      return coSigner ? asCoSigner(view) : view
    },
  )

  app.get(
    '/api/cases/:caseNo/parts',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '同一事项的多个分办件（groups 中的），逐页',
        params: Path,
        querystring: Type.Object({
          row: Type.String({ maxLength: 30 }),
          state: Type.Optional(Type.String({ maxLength: 30 })),
          q: Type.Optional(Type.String({ maxLength: 50 })),
          offset: Type.Optional(Type.String({ pattern: '^\\d{1,5}$' })),
        }),
        response: { 200: PartPage },
      },
    },
    async request => {
      const { row, state, q = '', offset = '0' } = request.query
      const whole = await load(request.params.caseNo, signedIn(request.person))
      return showPartPage(deps, whole, { row, state: state || null, q: q.trim(), offset: Number(offset) })
    },
  )

  app.get(
    '/api/cases/:caseNo/submitted',
    {
      config: { access: 'applicant' },
      schema: { tags: ['cases'], summary: '提交的内容', params: Path, response: { 200: SubmittedView } },
    },
    async request => {
      const whole = await load(request.params.caseNo, signedIn(request.person))
      if (!whole.contents.frozen) throw new NotFound('还没有提交，没有可查看的内容')
      return showSubmitted(deps, whole)
    },
  )

  app.get(
    '/api/cases/:caseNo/forms/:part.pdf',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '一个事项的申请表（PDF）；草稿为预览',
        params: Type.Object({ caseNo: Type.String(), part: Type.String() }),
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      const written = await formOf(deps, await load(request.params.caseNo, person), request.params.part, person)
      return reply
        .type('application/pdf')
        .header('content-disposition', formDisposition(written.form))
        .send(await deps.documents.form(written))
    },
  )

  app.get(
    '/api/cases/:caseNo/documents',
    {
      config: { access: 'caseViewer' },
      schema: {
        tags: ['cases'],
        summary: '文书：书面告知和决定，按时间先后；部门只见本部门的和共同的',
        params: Path,
        querystring: Type.Object({
          part: Type.Optional(
            Type.String({ maxLength: 30, description: '只要这一分办件的；不给则不含成批（groups）的分办件' }),
          ),
        }),
        response: { 200: Type.Array(DocumentView) },
      },
    },
    request => listDocuments(deps, request.params.caseNo, signedIn(request.person), request.query.part),
  )

  app.get(
    '/api/cases/:caseNo/documents/:seq.pdf',
    {
      config: { access: 'caseViewer' },
      schema: {
        tags: ['cases'],
        summary: '一份文书（PDF）',
        params: Type.Object({ caseNo: Type.String(), seq: Type.String({ pattern: '^\\d{1,9}$' }) }),
      },
    },
    async (request, reply) => {
      const { caseNo, seq } = request.params
      const { name, pdf } = await readDocument(deps, caseNo, Number(seq), signedIn(request.person))
      return reply
        .type('application/pdf')
        .header('content-disposition', formDisposition({ title: name, variant: '' }))
        .send(pdf)
    },
  )

  app.put(
    '/api/cases/:caseNo/draft',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '保存草稿（合并；null 表示清空）',
        params: Path,
        body: Type.Object(
          {
            facts: Type.Optional(Type.Record(Type.String(), Type.Any())),
            selection: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
            form: Type.Optional(Type.Record(Type.String(), Type.Any())),
            delivery: Type.Optional(Type.Enum(Object.keys(deliveryMethods) as (keyof typeof deliveryMethods)[])),
            commitments: Type.Optional(
              Type.Array(Type.String(), { maxItems: 50, description: '以告知承诺方式办理的事项（行）' }),
            ),
            deferrals: Type.Optional(
              Type.Array(Type.String(), { maxItems: 50, description: '承诺容缺后补的材料（evidence types）' }),
            ),
          },
          strict,
        ),
        response: { 200: CaseView },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const { row, contents } = await load(request.params.caseNo, person)
      const { prepared } = await deps.publications.of(row)
      requireRows(prepared, row.life_event, request.body.selection ?? undefined)
      await save(deps, row, contents, request.body)
      return show(row.case_no, person)
    },
  )

  app.post(
    '/api/cases/:caseNo/evidence',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '提交一份材料文件（multipart：type，file）',
        params: Path,
        response: { 201: EvidenceView },
      },
    },
    async (request, reply) => {
      const part = await request.file()
      const type = (part?.fields.type as { value?: unknown } | undefined)?.value
      if (!part || typeof type !== 'string')
        throw new Invalid([{ where: 'evidence', target: 'type', message: '请先给出材料类型 type，再附上文件 file' }])
      const upload = { type, fileName: part.filename, bytes: await part.toBuffer() }
      const row = await add(deps, signedIn(request.person), request.params.caseNo, upload)
      return reply.status(201).send(showEvidence(request.params.caseNo, row))
    },
  )

  app.delete(
    '/api/cases/:caseNo/evidence/:id',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '删除一份材料文件',
        params: Type.Object({ caseNo: Type.String(), id: Type.String() }),
      },
    },
    async (request, reply) => {
      await remove(deps, signedIn(request.person), request.params.caseNo, request.params.id)
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/cases/:caseNo/evidence/:id/file',
    {
      config: { access: 'caseViewer' },
      schema: {
        tags: ['cases'],
        summary: '材料文件',
        params: Type.Object({ caseNo: Type.String(), id: Type.String() }),
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      const whole = await loadWholeCase(deps.database, request.params.caseNo)
      const file = whole?.evidence.find(one => one.id === request.params.id)
      if (!whole || !file || !(await maySee(deps, whole, file.type, person))) throw new NotFound('没有这份材料')
      return reply
        .type(file.media_type)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.file_name)}`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(deps.files.read(file.digest))
    },
  )

  app.post(
    '/api/cases/:caseNo/submission',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '提交申请：附上核对过的摘要',
        params: Path,
        body: Type.Object({ reviewedHash: Type.String() }, strict),
        response: { 200: CaseView },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const key = idempotencyKey(request.headers) ?? crypto.randomUUID()
      const submitted = await submit(deps, person, request.params.caseNo, request.body.reviewedHash, key)
      return showCase(deps, submitted, person)
    },
  )

  app.get(
    '/api/track/:caseNo',
    {
      config: { access: 'public' },
      schema: {
        tags: ['track'],
        summary: '凭办件编号和查询码查看进度',
        params: Path,
        querystring: Type.Object({ code: Type.String({ maxLength: 20 }) }),
        response: { 200: TrackView },
      },
    },
    async request => {
      const loaded = await loadTracked(deps.database, request.params.caseNo)
      const code = request.query.code.trim().toUpperCase()
      if (!loaded || loaded.row.state === 'draft' || loaded.row.tracking_code !== code)
        throw new NotFound('没有查到办件，请核对办件编号和查询码')
      return showTrack(deps, loaded)
    },
  )
}

/** A department sees the files of the materials its own service declares; an applicant all of their own. */
async function maySee(deps: CaseRouteDeps, whole: WholeCase, type: string, person: Person): Promise<boolean> {
  if (isOwn(whole.row, person) || isAtWindow(whole.row, person)) return true
  const own = whole.parts.filter(part => part.authority === person.authority?.id)
  if (own.length === 0 || !person.roles.includes('reviewer')) return false
  // Findings of a visit are for all departments that went there.
  if (type === visitPhoto) return own.some(part => part.rules?.inspection !== undefined)
  const { prepared } = await deps.publications.of(whole.row)
  const rows = prepared.events.get(whole.row.life_event)?.rows ?? []
  return own.some(part =>
    rows.find(row => row.id === part.row_id)?.service.preparedEvidence.some(use => use.type === type),
  )
}

function signedInApplicant(
  deps: CaseRouteDeps,
  person: Person,
  { lifeEvent, region }: Pick<NewCase, 'lifeEvent' | 'region'>,
  creditCode: string | undefined,
): Applicant {
  const audience = deps.publications.here(region)?.prepared.events.get(lifeEvent)?.event.audience
  if (creditCode) {
    const enterprise = person.enterprises.find(one => one.creditCode === creditCode)
    if (!enterprise)
      throw new Invalid([
        { where: 'body', target: 'enterprise', message: '您没有被授权为这家企业办事，请选择您名下或已授权的企业' },
      ])
    return applicantOf(person, enterprise)
  }
  return applicantOf(person, audience === 'enterprise' ? (person.enterprises[0] ?? null) : null)
}

/** Someone who stands at the window: what the clerk keyed in, checked, and the same person they are when signing in. */
function standingHere(clerk: Person, given: Type.Static<typeof OnBehalf>, secret: string): Applicant {
  requireClerk(clerk)
  const idNumber = normaliseIdentifier(given.idNumber)
  const creditProblem = given.enterprise && checkCreditCode(given.enterprise.creditCode)
  requireValid([
    valueProblem('onBehalfOf.idNumber', checkIdNumber(idNumber)),
    valueProblem('onBehalfOf.phone', checkPhone(given.phone)),
    valueProblem('onBehalfOf.enterprise.creditCode', creditProblem?.level === 'error' ? creditProblem.message : null),
  ])
  const person = {
    id: personIdOf(secret, idNumber),
    name: given.name.trim(),
    idNumber,
    phone: normalisePhone(given.phone),
    birthDate: birthDateOf(idNumber) ?? undefined,
    roles: [],
    enterprises: [],
  }
  const enterprise = given.enterprise && {
    name: given.enterprise.name.trim(),
    creditCode: normaliseIdentifier(given.enterprise.creditCode),
    legalRepresentative: person.name,
  }
  return applicantOf(person, enterprise ?? null)
}
