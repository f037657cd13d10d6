import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { carryOut } from './cases.ts'
import { recentCases } from './recent.ts'
import type { CaseView } from './view.ts'

/** Two servers on one database: each remembers what it saved, and neither may believe it. */
describe('two servers on one case', () => {
  let app: TestApp
  let caseNo: string
  beforeAll(async () => {
    app = await startTestApp()
    const applicant = await app.as('wuyumei')
    const facts = { employedNow: false }
    const begun = await applicant.post<CaseView>('/api/cases', { lifeEvent: 'P18', region: '410105', facts })
    caseNo = begun.body.caseNo
    const { draft } = await applicant.complete(caseNo)
    await applicant.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
  })
  afterAll(() => app.close())

  const server = () => ({ ...app.parts, recent: recentCases() })
  const claimBy = (by: string, key: string) => ({
    caseNo,
    by: { id: by, name: by },
    key,
    mayAct() {},
    decide: (file: Parameters<typeof lifecycle.claim>[0], act: lifecycle.Act) => lifecycle.claim(file, 'P18.1', act),
  })

  it('decides on what the other has saved meanwhile, not on what it remembers', async () => {
    const [one, two] = [server(), server()]
    await carryOut(one, claimBy('杜俊杰', 'one-claims-first'))
    await carryOut(two, claimBy('谢立新', 'two-claims-next'))
    const { after, entries } = await carryOut(one, claimBy('杜俊杰', 'one-claims-again'))
    expect(entries[0]!.data).toEqual({ takenOverFrom: '谢立新' })
    expect(after.row.version).toBe((await carryOut(two, claimBy('谢立新', 'two-claims-last'))).after.row.version - 1)
  })

  it('carries out a repeated key once, whichever server gets it', async () => {
    const [one, two] = [server(), server()]
    await carryOut(one, claimBy('杜俊杰', 'the-same-key-1'))
    expect((await carryOut(one, claimBy('杜俊杰', 'the-same-key-1'))).entries).toEqual([])
    expect((await carryOut(two, claimBy('杜俊杰', 'the-same-key-1'))).entries).toEqual([])
  })

  it('never refuses from memory', async () => {
    const [one, two] = [server(), server()]
    await carryOut(one, claimBy('杜俊杰', 'remembered-as-open'))
    const verdict = (by: string, key: string) => ({
      ...claimBy(by, key),
      decide: (file: Parameters<typeof lifecycle.claim>[0], act: lifecycle.Act) =>
        lifecycle.giveVerdict(file, 'P18.1', { verdict: 'complete' }, act, 15),
    })
    await carryOut(two, claimBy('谢立新', 'taken-over-elsewhere'))
    // To the first server it is still 杜俊杰's; only the database knows that 谢立新 has it now.
    await expect(carryOut(one, verdict('谢立新', 'verdict-by-new-one'))).resolves.toMatchObject({
      entries: [{ action: 'part.verdict.complete' }, { action: 'part.accepted' }],
    })
  })
})
