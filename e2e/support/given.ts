/** What was there before a story begins, made over the API that the screens use. */
import { expect, type Page } from '@playwright/test'

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
