/** The whole application on a database of its own, with a clock that tests move and people who are already signed in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { buildApp } from '../app.ts'
import { recentCases } from '../cases/recent.ts'
import type { CaseView, SubmittedView } from '../cases/view.ts'
import { openChecking } from '../catalogue/checking.ts'
import { openPublications } from '../catalogue/publications.ts'
import { carryOutAll } from '../consequences/consequences.ts'
import { checkWaiting } from '../data-checks/data-checks.ts'
import { openDemoClock } from '../demo/demo-clock.ts'
import { openDocuments } from '../documents/documents.ts'
import { openOrgans } from '../documents/organs.ts'
import { diskFiles } from '../files/disk.ts'
import { patient } from '../partners/exchange/port.ts'
import { sandboxExchange } from '../partners/exchange/sandbox.ts'
import { personIdOf, personOf } from '../partners/identity/claims.ts'
import type { IdentityClient } from '../partners/identity/client.ts'
import { loadPopulation } from '../partners/population/population.ts'
import { sandboxSms } from '../partners/sms/sandbox.ts'
import { createSessions } from '../people/sessions.ts'
import type { SignatureList, SignatureView } from '../signatures/view.ts'
import { sendWaiting } from '../sms/sending.ts'
import type { TaskProgress, TaskView } from '../subcases/view.ts'
import { answersFor, oneDotPng, onePagePdf } from './answers.ts'
import { wholeCatalogue } from './catalogue.ts'
import { testDatabase } from './database.ts'

export interface Reply<T = unknown> {
  status: number
  body: T
  headers: Record<string, unknown>
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>
export type Desk = ReturnType<typeof deskOf>

const secret = 'a secret of the tests'
const publicUrl = 'http://localhost'

/** These stories sign in by opening a session; the real flow has tests of its own. */
const noIdentity: IdentityClient = {
  authorizationUrl: async () => new URL('http://localhost/nowhere'),
  exchange: async () => {
    throw new Error('no identity provider in this test')
  },
}

export async function startTestApp(
  begin = '2026-06-01T02:00:00Z',
  open: typeof testDatabase = testDatabase,
  production = false,
) {
  const { database, drop } = await open()
  const directory = mkdtempSync(join(tmpdir(), 'onething-'))
  let now = new Date(begin)
  const realTime = { now: () => now }
  const demoClock = production ? undefined : await openDemoClock(database, realTime)
  const clock = demoClock ?? realTime
  const sms = sandboxSms({ production: false })
  const publications = await openPublications(database, clock, wholeCatalogue)
  const population = loadPopulation(publications.authorityData)
  const partner = sandboxExchange({ population, clock, production: false })
  const sessions = createSessions(database, realTime)
  const parts = {
    config: { publicUrl, production },
    clock,
    realTime,
    demoClock,
    database,
    publications,
    checking: openChecking(),
    secret,
    population,
    sessions,
    calendar: publications.calendar,
    recent: recentCases(),
    regions: publications.regions,
    identity: noIdentity,
    exchange: patient(partner, 1000, () => {}),
    sms,
    smsSandbox: production ? undefined : sms,
    files: diskFiles(directory),
    documents: openDocuments({ publicUrl }),
    organs: await openOrgans({
      database,
      clock,
      production: false,
      directory: null,
      password: '',
      authorities: () => publications.authorityData,
    }),
    wake() {},
    report(error: unknown) {
      throw error
    },
    notReady: () => null,
    http: { logLevel: 'silent', publicUrl, requestsPerMinute: 0 },
  }
  const app = await buildApp(parts)

  async function call<T>(options: InjectOptions): Promise<Reply<T>> {
    const response = await app.inject(options)
    const isJson = String(response.headers['content-type'] ?? '').includes('json')
    return {
      status: response.statusCode,
      body: (isJson ? response.json() : response.rawPayload) as T,
      headers: response.headers,
    }
  }

  async function as(account: string) {
    const claims = population.claimsOf(account)
    if (!claims) throw new Error(`nobody is called ${account}`)
    const cookie = await sessions.open(personOf(claims, secret))
    return deskOf(call, as, { cookie: `onething=${cookie}`, 'x-csrf': '1' })
  }

  return {
    parts,
    database,
    partner,
    sms,
    now: () => now,
    /** Real time; what the demo clock adds stays. */
    setNow(instant: string) {
      now = new Date(instant)
    },
    anyone: deskOf(call, as, {}),
    /** Signs in the account of the demonstration: `wangxiuying`, `reviewer@fire-rescue-410105`, `clerk@410105`. */
    as,
    /** As many people of the department decide as the service wants; nobody has to go and look. */
    async decide(caseNo: string, part: string, authority: string, decision: object = { result: 'granted' }) {
      const url = `/api/sub-cases/${caseNo}/${part}`
      const people = await Promise.all(['reviewer', 'reviewer2', 'reviewer3'].map(each => as(`${each}@${authority}`)))
      for (;;) {
        const { actions, step } = (await people[0]!.get<TaskView>(url)).body
        const desk = people[step.opinions.length]!
        if (actions.includes('waiveInspection'))
          await desk.post(`${url}/inspection-waiver`, { because: '材料足以判断' })
        else if (!actions.includes('opine')) return desk.post<TaskProgress>(`${url}/decision`, decision)
        else {
          const opinion = await desk.post<TaskProgress>(`${url}/opinion`, decision)
          if (opinion.status !== 200) return opinion
        }
      }
    },
    /** What the process does by itself after commands: delivers messages, sends texts. */
    async carryOut() {
      let done = await carryOutAll(parts, parts.report)
      for (let checked = 1; checked > 0; done += checked) {
        checked = await checkWaiting(parts, parts.report)
        if (checked > 0) done += await carryOutAll(parts, parts.report)
      }
      await sendWaiting(parts)
      return done
    },
    async close() {
      await app.close()
      await drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Call = <T>(options: InjectOptions) => Promise<Reply<T>>

function deskOf(call: Call, as: (account: string) => Promise<Desk>, headers: Record<string, string>) {
  const desk = {
    get: <T = unknown>(url: string) => call<T>({ method: 'GET', url, headers }),
    post: <T = unknown>(url: string, payload: object = {}, key?: string) =>
      call<T>({ method: 'POST', url, payload, headers: { ...headers, ...(key && { 'idempotency-key': key }) } }),
    put: <T = unknown>(url: string, payload: object) => call<T>({ method: 'PUT', url, payload, headers }),
    delete: <T = unknown>(url: string) => call<T>({ method: 'DELETE', url, headers }),
    upload: <T = unknown>(url: string, type: string, name: string, bytes: Buffer) => {
      const boundary = 'onething-boundary'
      const payload = Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="type"\r\n\r\n${type}\r\n` +
            `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\n` +
            'content-type: application/octet-stream\r\n\r\n',
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ])
      return call<T>({
        method: 'POST',
        url,
        payload,
        headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
    },
    /** A page, or where only pictures are taken a picture. */
    async handIn(caseNo: string, type: string) {
      const url = `/api/cases/${caseNo}/evidence`
      const page = await desk.upload(url, type, `${type}.pdf`, onePagePdf)
      return page.status === 422 ? desk.upload(url, type, `${type}.png`, oneDotPng) : page
    },
    /** At the window of the place: everybody who still has to sign comes with their document. */
    async signAtWindow(view: CaseView, wanted: (one: SignatureView) => boolean = () => true) {
      const waiting = view.signatures.filter(one => one.maySignHere && wanted(one))
      if (waiting.length === 0) return
      const clerk = await as(`clerk@${view.region.code}`)
      const url = `/api/cases/${view.caseNo}`
      const form = view.draft?.form ?? (await clerk.get<SubmittedView>(`${url}/submitted`)).body.values
      for (const { signer, name } of waiting) {
        const { reviewedHash } = (await clerk.get<SignatureList>(`${url}/signatures`)).body
        const idNumber = numbersIn(form).find(number => personIdOf(secret, number) === signer) ?? anybody
        const checks = { document: true, face: true, will: true }
        const body = { name, idNumber, reviewedHash, checks }
        const signed = await clerk.post(`${url}/signatures/${signer}/in-person`, body)
        if (signed.status !== 200) throw new Error(`${name}: ${JSON.stringify(signed.body)}`)
      }
    },
    /** Fills every field, hands in a page for every material that is not exempt, and has everybody sign. */
    async complete(caseNo: string, { signing = true } = {}): Promise<CaseView> {
      let { body } = await desk.get<CaseView>(`/api/cases/${caseNo}`)
      for (let round = 0; round < 5 && body.draft!.problems.length > 0; round++) {
        const { plan, problems } = body.draft!
        const open = new Set(problems.filter(one => one.where === 'field').map(one => one.target))
        const form = Object.fromEntries(Object.entries(answersFor(plan.form)).filter(([element]) => open.has(element)))
        if (open.size > 0) await desk.put(`/api/cases/${caseNo}/draft`, { form })
        for (const problem of problems) if (problem.where === 'evidence') await desk.handIn(caseNo, problem.target)
        const unsigned = problems.filter(problem => problem.where === 'signature').map(problem => problem.target)
        if (unsigned.length === problems.length && !signing) return body
        if (unsigned.length === problems.length) await desk.signAtWindow(body, one => unsigned.includes(one.signer))
        body = (await desk.get<CaseView>(`/api/cases/${caseNo}`)).body
      }
      return body
    },
  }
  return desk
}

/** Of the people in the population, one who can stand for an institution. */
const anybody = '410199197803120280'

/** Every text of a form, wherever it stands. */
function numbersIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
