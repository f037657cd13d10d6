/** 联合勘验和联合评审: departments arrange and record, the applicant chooses the time and reports what was put right. */
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { requireMayAct } from '../cases/access.ts'
import { getCase, getCaseOfPart } from '../cases/reading.ts'
import { showCase } from '../cases/show.ts'
import type { WholeCase } from '../cases/store.ts'
import { CaseView } from '../cases/view.ts'
import { examineContent } from '../evidence/content.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { signedIn } from '../http/access.ts'
import { Invalid } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import * as bodies from '../subcases/bodies.ts'
import { partRoute } from '../subcases/part-route.ts'
import * as visits from './visits.ts'

const strict = { additionalProperties: false }
const Path = Type.Object({ caseNo: Type.String() })
const VisitPath = Type.Object({ caseNo: Type.String(), number: Type.String({ pattern: '^\\d{1,4}$' }) })
const PartPath = Type.Object({ caseNo: Type.String(), part: Type.String() })

export function visitRoutes(app: App, deps: EvidenceDeps) {
  const act = partRoute(app, deps)
  act('visit', '安排联合勘验：从各部门的日程中提出时间，请申请人选择', bodies.Visit, (target, body) =>
    visits.arrange(deps, target, body),
  )
  act(
    'finding',
    '记录勘验结果（两名以上工作人员，逐项结论）',
    bodies.Finding,
    (target, { photos = [], note = '', ...rest }) => visits.recordFinding(deps, target, { photos, note, ...rest }),
  )
  act('review-meeting', '召集联合评审（会审）', bodies.Review, (target, body) => visits.holdReview(deps, target, body))
  act('review-opinion', '记录本部门的评审意见', bodies.ReviewOpinion, (target, body) =>
    visits.recordReviewOpinion(deps, target, body),
  )

  app.post(
    '/api/sub-cases/:caseNo/:part/photos',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '勘验照片（multipart：file）',
        params: PartPath,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { caseNo, part } = request.params
      const person = signedIn(request.person)
      await getCaseOfPart(deps, caseNo, part, person)
      const file = await request.file()
      if (!file) throw new Invalid([{ where: 'body', target: 'file', message: '请附上照片 file（JPG 或者 PNG）' }])
      const id = await keepPhoto(deps, caseNo, file.filename, await file.toBuffer(), person)
      return reply.status(201).send({ id })
    },
  )

  const acting = (request: { params: { caseNo: string }; person: Person | null; headers: object }) => {
    const person = signedIn(request.person)
    const mayAct = ({ row }: { row: WholeCase['row'] }) => requireMayAct(row, person)
    return {
      person,
      command: { caseNo: request.params.caseNo, by: person, key: idempotencyKey(request.headers), mayAct },
    }
  }
  const show = async (caseNo: string, person: Person) => showCase(deps, await getCase(deps, caseNo, person), person)

  app.post(
    '/api/cases/:caseNo/visits/:number/slot',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '选择联合勘验的时间',
        params: VisitPath,
        body: Type.Object({ date: Type.String(), half: Type.Enum(['am', 'pm']) }, strict),
        response: { 200: CaseView },
      },
    },
    async request => {
      const { person, command } = acting(request)
      await visits.choose(deps, command, Number(request.params.number), request.body)
      return show(command.caseNo, person)
    },
  )

  app.post(
    '/api/cases/:caseNo/visits/:number/other-times',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['cases'],
        summary: '列出的勘验时间都不方便，请另提时间（最多两次）',
        params: VisitPath,
        body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 200 })) }, strict),
        response: { 200: CaseView },
      },
    },
    async request => {
      const { person, command } = acting(request)
      await visits.askOtherTimes(deps, command, Number(request.params.number), request.body.reason ?? '')
      return show(command.caseNo, person)
    },
  )

  app.post(
    '/api/cases/:caseNo/rectification',
    {
      config: { access: 'applicant' },
      schema: { tags: ['cases'], summary: '整改完成，申请复验', params: Path, response: { 200: CaseView } },
    },
    async request => {
      const { person, command } = acting(request)
      await visits.reportRectified(deps, command)
      return show(command.caseNo, person)
    },
  )
}

async function keepPhoto(deps: EvidenceDeps, caseNo: string, name: string, bytes: Buffer, by: Person): Promise<string> {
  const content = await examineContent(bytes, name, ['jpeg', 'png'])
  if (content.problem !== null)
    throw new Invalid([{ where: 'body', target: 'file', message: `照片：${content.problem}` }])
  const digest = await deps.files.keep(bytes)
  const id = createHash('sha256').update(`${visits.visitPhoto}\n${digest}`).digest('base64url').slice(0, 22)
  const photo = {
    id,
    file_name:
      name
        .normalize('NFC')
        .replaceAll(/[\p{Cc}/\\]/gu, '')
        .slice(-120) || '照片',
    media_type: content.mediaType,
    size: bytes.length,
    digest,
    uploaded_at: deps.clock.now().toISOString(),
  }
  await visits.savePhoto(deps.database, caseNo, photo, by.id)
  return id
}
