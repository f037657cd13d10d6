/** Results as documents, and their public verification. */
import { maskName } from '@onething/core/identifiers.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import Type from 'typebox'
import { shownName } from '../cases/access.ts'
import { readDecision } from '../cases/documents.ts'
import { fieldValue } from '../cases/drafts.ts'
import { submittedPlan } from '../cases/planned.ts'
import { getCase } from '../cases/reading.ts'
import { showWholeCase } from '../cases/show.ts'
import { statement } from '../db/database.ts'
import type { Documents } from '../documents/documents.ts'
import { formDisposition } from '../documents/form.ts'
import type { Organs } from '../documents/organs.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { signedIn } from '../http/access.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import { caseNoOfOutput, type OutputRow } from './output.ts'

const findOutput = statement(
  'output_find',
  `select o.*, c.applicant_id, c.applicant_name from outputs o join cases c on c.case_no = o.case_no
   where o.case_no = $1 and o.id = $2`,
)

type FoundOutput = OutputRow & { applicant_id: string; applicant_name: string }

export const VerifyView = Type.Object({
  valid: Type.Boolean(),
  status: Type.String(),
  name: Type.String(),
  number: Type.String(),
  holder: Type.String({ description: 'masked' }),
  authority: Type.String(),
  issuedOn: Type.String(),
  validUntil: Type.Union([Type.String(), Type.Null()]),
  mark: Type.String(),
})

export interface OutputDeps extends EvidenceDeps {
  documents: Documents
  organs: Organs
  /** Demo accounts are in use: results say so. */
  demo: boolean
  today(): string
}

export function outputRoutes(app: App, deps: OutputDeps) {
  app.get(
    '/api/certificates/:id/verify',
    {
      config: { access: 'public' },
      schema: {
        tags: ['results'],
        summary: '核验证照或办理结果',
        params: Type.Object({ id: Type.String() }),
        response: { 200: VerifyView },
      },
    },
    async request => {
      const { id } = request.params
      const [row] = await deps.database.rows<FoundOutput>(findOutput, [caseNoOfOutput(id), id])
      if (!row) throw new NotFound('没有查到这份证照，请核对标识；标识印在证照二维码下方')
      const expired = row.valid_until !== null && row.valid_until < deps.today()
      return {
        valid: row.status === 'valid' && !expired,
        status: row.status !== 'valid' ? '已失效' : expired ? '已过有效期' : '有效',
        name: row.name,
        number: row.number,
        holder: row.holder === row.applicant_name ? shownName(row.holder, row.applicant_id) : maskName(row.holder),
        authority: row.authority_name,
        issuedOn: row.issued_on,
        validUntil: row.valid_until,
        mark: deps.demo ? '演示数据，不具法律效力' : '',
      }
    },
  )

  const load = async (caseNo: string, person: Person) => {
    const whole = await getCase(deps, caseNo, person)
    return { whole, view: await showWholeCase(deps, whole, person) }
  }

  app.get(
    '/api/cases/:caseNo/receipt.pdf',
    {
      config: { access: 'applicant' },
      schema: { tags: ['results'], summary: '收件凭证（PDF）', params: Type.Object({ caseNo: Type.String() }) },
    },
    async (request, reply) => {
      const { whole, view } = await load(request.params.caseNo, signedIn(request.person))
      if (!view.submittedAt) throw new NotFound('申请提交后才有收件凭证')
      const { evidenceTypes } = (await deps.publications.of(whole.row)).prepared.catalogue
      const evidenceName = (type: string) => evidenceTypes[type]?.name ?? type
      return reply.type('application/pdf').send(await deps.documents.receipt({ case: view, evidenceName }))
    },
  )

  app.get(
    '/api/cases/:caseNo/parts/:part/decision.pdf',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['results'],
        summary: '决定文书（PDF）',
        params: Type.Object({ caseNo: Type.String(), part: Type.String() }),
      },
    },
    async (request, reply) => {
      const { caseNo, part } = request.params
      const whole = await getCase(deps, caseNo, signedIn(request.person))
      const { name, pdf } = await readDecision(deps, whole, part)
      return reply
        .type('application/pdf')
        .header('content-disposition', formDisposition({ title: name, variant: '' }))
        .send(pdf)
    },
  )

  app.get(
    '/api/cases/:caseNo/outputs/:id/document.pdf',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['results'],
        summary: '办理结果（PDF）',
        params: Type.Object({ caseNo: Type.String(), id: Type.String() }),
      },
    },
    async (request, reply) => {
      const { whole, view } = await load(request.params.caseNo, signedIn(request.person))
      const output = view.outputs.find(one => one.id === request.params.id)
      const row = whole.outputs.find(one => one.id === request.params.id)
      if (!output || !row) throw new NotFound('没有这份办理结果')
      const pdf = await deps.documents.output({
        case: view,
        output,
        holder: row.holder,
        fields: printedFields(await submittedPlan(deps.publications, whole), whole.contents, output.part),
        demo: deps.demo,
      })
      return reply.type('application/pdf').send(pdf)
    },
  )
}

/** What the certificate repeats of the form: short values its service declared, nothing sensitive. */
function printedFields(planned: Plan, contents: Parameters<typeof fieldValue>[1], part: string) {
  const row = part.replace(/-\d+$/, '')
  return planned.form
    .flatMap(group => group.fields)
    .filter(field => field.rows.includes(row) && !field.sensitive)
    .flatMap(field => {
      const value = fieldValue(field, contents)
      if (value === undefined || value === null || value === '' || typeof value === 'object') return []
      const shown =
        typeof value === 'boolean' ? (value ? '是' : '否') : (field.values?.[String(value)] ?? String(value))
      return shown.length > 60 ? [] : [{ label: field.label, value: field.unit ? `${shown} ${field.unit}` : shown }]
    })
    .slice(0, 8)
}
