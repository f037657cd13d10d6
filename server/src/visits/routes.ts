/** 联合勘验和联合评审: departments arrange and record, the applicant chooses the time and reports what was put right. */
import Type from 'typebox'
import { CasePath, caseRoute } from '../cases/case-route.ts'
import { getCaseOfPart } from '../cases/reading.ts'
import { addPhoto, type EvidenceDeps } from '../evidence/evidence.ts'
import { signedIn } from '../http/access.ts'
import { Invalid } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import * as bodies from '../subcases/bodies.ts'
import { PartPath, partRoute } from '../subcases/part-route.ts'
import * as visits from './visits.ts'

const strict = { additionalProperties: false }
const VisitPath = Type.Object({ caseNo: Type.String(), number: Type.String({ pattern: '^\\d{1,4}$' }) })

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
      const id = await addPhoto(deps, person, caseNo, { fileName: file.filename, bytes: await file.toBuffer() })
      return reply.status(201).send({ id })
    },
  )

  const ofApplicant = caseRoute(app, deps)
  ofApplicant(
    'visits/:number/slot',
    '选择联合勘验的时间',
    {
      params: VisitPath,
      body: Type.Object({ date: Type.String(), half: Type.Enum(['am', 'pm']) }, strict),
    },
    ({ acting, params, body }) => visits.choose(deps, acting, Number(params.number), body),
  )
  ofApplicant(
    'visits/:number/other-times',
    '列出的勘验时间都不方便，请另提时间（最多两次）',
    { params: VisitPath, body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 200 })) }, strict) },
    ({ acting, params, body }) => visits.askOtherTimes(deps, acting, Number(params.number), body.reason ?? ''),
  )
  ofApplicant(
    'visits/:number/move',
    '改约已经选定的勘验时间（最迟在前一天，与另提时间合计最多两次）',
    { params: VisitPath, body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 200 })) }, strict) },
    ({ acting, params, body }) => visits.move(deps, acting, Number(params.number), body.reason ?? ''),
  )
  ofApplicant('rectification', '整改完成，申请复验', { params: CasePath, body: Type.Any() }, ({ acting }) =>
    visits.reportRectified(deps, acting),
  )
}
