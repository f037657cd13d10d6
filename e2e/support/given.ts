/** What was there before a story begins, made over the API that the screens use. */
import { expect, type Page } from '@playwright/test'
import { answersFor, onePagePdf } from '../../server/src/testing/answers.ts'

const headers = () => ({ 'x-csrf': '1', 'idempotency-key': crypto.randomUUID() })

/** A draft of the person who is signed in on this page. */
export async function draftOf(page: Page, lifeEvent: string, facts: object = {}, more: object = {}): Promise<string> {
  const response = await page.request.post('/api/cases', {
    headers: headers(),
    data: { lifeEvent, region: '410105', facts, ...more },
  })
  expect(response.status(), await response.text()).toBe(201)
  return (await response.json()).caseNo
}

/** Filled in, handed in and submitted by whoever is signed in: for stories that are about what comes after. */
export async function submitFor(page: Page, caseNo: string): Promise<void> {
  const url = `/api/cases/${caseNo}`
  for (let round = 0; round < 5; round++) {
    const { draft } = await (await page.request.get(url)).json()
    const problems: { where: string; target: string; message: string }[] = draft.problems
    if (problems.length === 0) {
      const data = { reviewedHash: draft.reviewedHash }
      const submitted = await page.request.post(`${url}/submission`, { headers: headers(), data })
      expect(submitted.status(), await submitted.text()).toBe(200)
      return
    }
    const open = new Set(problems.filter(one => one.where === 'field').map(one => one.target))
    const answers = Object.entries(answersFor(draft.plan.form)).filter(([element]) => open.has(element))
    if (answers.length > 0)
      await page.request.put(`${url}/draft`, { headers: headers(), data: { form: Object.fromEntries(answers) } })
    for (const { where, target } of problems)
      if (where === 'evidence')
        await page.request.post(`${url}/evidence`, {
          headers: headers(),
          multipart: {
            type: target,
            file: { name: `${target}.pdf`, mimeType: 'application/pdf', buffer: onePagePdf },
          },
        })
  }
  throw new Error(`${caseNo} is not complete`)
}

/** What a department does with its part, over the API. */
export async function actOnPart(page: Page, caseNo: string, part: string, verb: string, data: object): Promise<void> {
  const response = await page.request.post(`/api/sub-cases/${caseNo}/${part}/${verb}`, { headers: headers(), data })
  expect(response.status(), await response.text()).toBe(200)
}
