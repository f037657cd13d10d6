/**
 * 告知承诺: 何美玲 opens a milk tea shop and promises that the conditions are met. It is decided at once and checked
 * afterwards; who does not keep the word loses the licence, and may not promise again before it was made good.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskList } from '../subcases/view.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { begin, type Wanted } from '../testing/apply.ts'
import { comesTheDay, exampleOf, type Problem, type Story, tell } from '../testing/story.ts'
import type { CaseView } from './view.ts'

const food = 'E3.1'
const monday = '2026-06-01'
const organ = 'market-regulation-410105'
const shop: Wanted = { lifeEvent: 'E3', example: exampleOf('E3', '80 平方米奶茶'), name: '何美玲' }
const promised = { ...shop, promising: true }

let app: TestApp
/** The one in which she did not keep her word. */
let broken: Story
beforeAll(async () => {
  app = await startTestApp(`${monday}T01:00:00Z`)
})
afterAll(() => app.close())

/** Promised and granted on it, by one officer on the spot. */
async function granted(wanted: Wanted = promised): Promise<Story> {
  const story = await tell(app, wanted)
  await story.accept(food)
  await story.done(food, 'decision', { result: 'granted' })
  return story
}

const toCheck = async (q: string) => {
  const officer = await app.as(`reviewer@${organ}`)
  const { items } = (await officer.get<TaskList>(`/api/sub-cases?stage=checking&q=${q}`)).body
  return items.map(({ caseNo, due, dueKind, step }) => ({ caseNo, due, dueKind, step }))
}

const verify = async (story: Story) => {
  const [output] = (await story.see()).outputs
  const { body } = await app.anyone.get<{ valid: boolean; status: string }>(`/api/certificates/${output!.id}/verify`)
  return body
}

/** What a draft answers when the applicant promises in it. */
async function promiseAgain(wanted: Wanted = shop) {
  const { clerk, draft } = await begin(app, wanted)
  return clerk.put<CaseView & Problem>(`/api/cases/${draft.caseNo}/draft`, { commitments: [food] })
}

describe('a promise', () => {
  it('is offered by the plan, chosen in the draft, and shortens what was promised in return', async () => {
    const { clerk, draft } = await begin(app, shop)
    const before = draft.draft!.plan.services.find(one => one.row === food)!
    expect(before).toMatchObject({ commitment: { chosen: false } })
    const { body } = await clerk.put<CaseView>(`/api/cases/${draft.caseNo}/draft`, { commitments: [food] })
    const after = body.draft!.plan.services.find(one => one.row === food)!
    expect(after.commitment!.chosen).toBe(true)
    expect(after.limit.days).toBeLessThanOrEqual(before.limit.days)
    expect(after.inspection).toBe(false)
    expect(body.draft!.reviewedHash).not.toBe(draft.draft!.reviewedHash)
    const back = await clerk.put<CaseView>(`/api/cases/${draft.caseNo}/draft`, { commitments: [] })
    expect(back.body.draft!.reviewedHash).toBe(draft.draft!.reviewedHash)
  })

  it('is decided at once by one officer, stands in the list of what is to be checked, and was kept', async () => {
    const story = await tell(app, promised)
    await story.accept(food)
    expect((await story.task(food)).step.names).toEqual(['审查决定'])
    expect(await toCheck(story.caseNo)).toEqual([])
    await story.done(food, 'decision', { result: 'granted' })
    const { commitment } = (await story.part(food)).turns
    expect(commitment).toMatchObject({ kept: null, rectifyBy: null, repairedOn: null })
    expect(commitment!.checkBy! > monday).toBe(true)
    expect(await toCheck(story.caseNo)).toEqual([
      { caseNo: story.caseNo, due: commitment!.checkBy, dueKind: 'check', step: '待核查承诺' },
    ])
    await comesTheDay(app, '2026-06-10')
    const kept = { kept: true, findings: '现场与承诺一致' }
    await story.done(food, 'commitment-check', kept)
    expect((await story.office(food, 'commitment-check', kept)).status).toBe(409)
    expect(await toCheck(story.caseNo)).toEqual([])
    expect((await story.part(food)).turns.commitment).toMatchObject({ kept: true, checkedOn: '2026-06-10' })
    expect(await verify(story)).toMatchObject({ valid: true, status: '有效' })
    expect((await story.office(food, 'credit-repair', { because: '无' })).status).toBe(409)
  })

  it('that is not kept is put right in time, or the licence is revoked: asked by one, approved by another', async () => {
    app.setNow(`${monday}T01:00:00Z`)
    const story = await granted()
    broken = story
    await comesTheDay(app, '2026-06-10')
    const rectify = { kept: false, findings: '没有专用操作台', rectifyBy: '2026-06-24' }
    await story.done(food, 'commitment-check', rectify)
    expect((await story.part(food)).turns).toMatchObject({
      commitment: { kept: null, rectifyBy: '2026-06-24' },
      revocation: null,
    })
    expect(await toCheck(story.caseNo)).toMatchObject([{ due: '2026-06-24', step: '待核查承诺' }])
    expect(await verify(story)).toMatchObject({ valid: true })

    await comesTheDay(app, '2026-06-25')
    await story.done(food, 'commitment-check', { kept: false, findings: '逾期仍没有专用操作台' })
    expect((await story.part(food)).turns.revocation).toMatchObject({ kind: '撤销', ground: 'commitment' })
    expect(await toCheck(story.caseNo)).toMatchObject([{ step: '待批准撤销（注销）' }])
    expect(await verify(story)).toMatchObject({ valid: true })
    const own = await story.office(food, 'revocation-approval', { approved: true })
    expect([own.status, own.body.detail]).toEqual([409, expect.stringContaining('自己不能批准')])
    await story.done(food, 'revocation-approval', { approved: true }, 1)

    const part = await story.part(food)
    expect(part).toMatchObject({ state: 'revoked', turns: { revocation: { approvedOn: '2026-06-25' } } })
    expect(part.turns.revocation!.remedies).toContain('行政复议')
    expect(await verify(story)).toEqual(expect.objectContaining({ valid: false, status: '已失效' }))
    expect(await toCheck(story.caseNo)).toEqual([])
  })

  it('is not accepted again from whoever broke one, until the organ has repaired the credit', async () => {
    const again = await promiseAgain()
    expect(again.status).toBe(422)
    expect(again.body.errors).toMatchObject([{ target: 'commitments' }])
    expect(again.body.errors[0]!.message).toContain('信用修复以前不适用告知承诺')
    // Others may, and she may hand in the materials instead.
    expect((await promiseAgain({ ...shop, name: '吕芳', idNumber: '410199198605200356' })).status).toBe(200)

    expect((await broken.office(food, 'credit-repair', { because: '' })).status).toBe(422)
    const repaired = await broken.office(food, 'credit-repair', { because: '已经增设专用操作台，并完成信用修复' })
    expect(repaired.status).toBe(200)
    expect((await broken.office(food, 'credit-repair', { because: '再来' })).status).toBe(409)
    expect((await broken.part(food)).turns.commitment).toMatchObject({ kept: false, repairedOn: '2026-06-25' })
    expect((await promiseAgain()).status).toBe(200)
  })
})
