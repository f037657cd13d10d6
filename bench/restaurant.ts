/**
 * 开饭店 of four services, on the product's own API: one draft is filled, given its evidence and reviewed over HTTP by
 * real people; the run then works on copies of it, so that the measured part begins with the submission.
 */
import assert from 'node:assert/strict'
import type { PlanField } from '@onething/core/plan/schema.ts'
import type { CaseView } from '../server/src/cases/view.ts'
import { statement } from '../server/src/db/database.ts'
import { openDatabase } from '../server/src/db/open.ts'

const region = '410105'
const applicant = 'wangxiuying'
const facts = {
  'premises.area': 320,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
  'adv.kind': 'largeOutdoor',
}
const idNumber = '410199197803120280'
const phone = '13800000001'
const pdf = Buffer.from(`%PDF-1.4\n${'% 示例材料\n'.repeat(50)}%%EOF\n`)

/** Signs in through the identity provider, as a browser does, and returns the session cookie. */
async function signIn(home: string, account: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = `${home}/auth/login?account=${account}&return=/healthz`
  for (let hop = 0; hop < 20; hop++) {
    const cookie = [...jar].map(pair => pair.join('=')).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', ...value] = set.split(';')[0]!.split('=')
      jar.set(name, value.join('='))
    }
    const next = response.headers.get('location')
    await response.arrayBuffer()
    if (!next) break
    url = new URL(next, url).href
  }
  const session = jar.get('onething')
  assert(session, `could not sign in as ${account}`)
  return `onething=${session}`
}

export interface People {
  applicant: string
  /** Who accepts and examines, and who decides: never the same person. */
  reviewers: Map<string, string>
  deciders: Map<string, string>
}

/** Request headers of the applicant and of two officers for each authority. */
export async function signInAll(home: string, authorities: Iterable<string>): Promise<People> {
  const headersOf = async (account: string) => `cookie: ${await signIn(home, account)}\r\nx-csrf: 1\r\n`
  const reviewers = new Map<string, string>()
  const deciders = new Map<string, string>()
  for (const authority of authorities) {
    reviewers.set(authority, await headersOf(`reviewer@${authority}`))
    deciders.set(authority, await headersOf(`reviewer2@${authority}`))
  }
  return { applicant: await headersOf(applicant), reviewers, deciders }
}

export interface Template {
  caseNo: string
  reviewedHash: string
  formBytes: number
  form: Record<string, unknown>
  evidence: number
  parts: { part: string; authority: string }[]
}

export async function makeTemplate(home: string): Promise<Template> {
  const cookie = await signIn(home, applicant)
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const isForm = body instanceof FormData
    const response = await fetch(home + path, {
      method,
      headers: {
        cookie,
        'x-csrf': '1',
        ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    })
    const text = await response.text()
    assert(response.ok, `${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  const begun = await call<CaseView>('POST', '/api/cases', { lifeEvent: 'E3', region, facts })
  const { caseNo } = begun
  const { plan, form, facts: known } = begun.draft!
  const fields = plan.form.flatMap(group => group.fields)
  const open = fields.filter(
    field => form[field.element] === undefined && (!field.fact || known[field.fact] === undefined),
  )
  const filled = await call<CaseView>('PUT', `/api/cases/${caseNo}/draft`, {
    form: Object.fromEntries(open.map(field => [field.element, valueFor(field)])),
  })
  const wanted = filled.draft!.plan.evidence.filter(line => line.exempt === null && line.necessity !== 'optional')
  for (const { type } of wanted) {
    const upload = new FormData()
    upload.set('type', type)
    upload.set('file', new Blob([pdf], { type: 'application/pdf' }), `${type}.pdf`)
    await call('POST', `/api/cases/${caseNo}/evidence`, upload)
  }
  const { draft } = await call<CaseView>('GET', `/api/cases/${caseNo}`)
  assert.deepEqual(draft!.problems, [])
  return {
    caseNo,
    reviewedHash: draft!.reviewedHash,
    form: draft!.form,
    formBytes: Buffer.byteLength(JSON.stringify(draft!.form)),
    evidence: wanted.length,
    parts: draft!.plan.services.map(({ row, authorityId }) => ({ part: row, authority: authorityId })),
  }
}

/** So long that the form comes to about 3 kB, as the workload has it. */
const texts =
  '郑州市金水区演示路十八号一层，临街商铺，建筑面积三百二十平方米，后厨、就餐区与仓库分开，油烟、污水分别处理后排放，夜间不营业'

function valueFor({ type, values, minimum, maximum, maximumLength }: PlanField): unknown {
  const choices = Object.keys(values ?? {})
  switch (type) {
    case 'text':
    case 'longText':
      return texts.slice(0, maximumLength ?? texts.length)
    case 'idNumber':
      return idNumber
    case 'phone':
      return phone
    case 'date':
      return '2026-12-01'
    case 'boolean':
      return true
    case 'choice':
      return choices[0]
    case 'choices':
      return choices.slice(0, 2)
    case 'number':
    case 'integer':
      return Math.min(Math.max(10, minimum ?? 10), maximum ?? 10)
    default:
      throw new Error(`a field of type ${type} has no example value here`)
  }
}

// ── copies ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Copies with numbers and codes of their own. Run while no server has the database open: PGlite allows only one. */
export async function copyDrafts(
  where: { databaseUrl?: string; dataDirectory: string },
  { caseNo }: Template,
  count: number,
): Promise<void> {
  const { database } = await openDatabase(where.databaseUrl, where.dataDirectory)
  const serials = `(select overlay($1::text placing lpad((500000 + n)::text, 6, '0') from 21) as copy, n from generate_series(1, $2::int) n) copies`
  const copied = (table: string, changed: Record<string, string>) =>
    statement(
      `copy_${table}`,
      `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${Object.entries(changed)
        .map(([column, value]) => `'${column}', ${value}`)
        .join(', ')}))).* from ${table} t, ${serials} where t.case_no = $1`,
    )
  try {
    const changes: Record<string, Record<string, string>> = {
      cases: { case_no: 'copy', tracking_code: `'BENCH' || lpad(n::text, 6, '0')` },
      case_contents: { case_no: 'copy' },
      evidence: { case_no: 'copy' },
    }
    for (const [table, changed] of Object.entries(changes)) await database.rows(copied(table, changed), [caseNo, count])
  } finally {
    await database.close()
  }
}

export const copyOf = ({ caseNo }: Template, n: number) => ({
  caseNo: caseNo.slice(0, 20) + String(500000 + n).padStart(6, '0'),
  code: `BENCH${String(n).padStart(6, '0')}`,
})
