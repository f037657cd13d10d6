/** Fills whatever form is on the page as a patient person would, field by field, by its label. */
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import { expect, type Locator, type Page } from '@playwright/test'
import { paper, photograph } from './papers.ts'

/** What this person answers, by label; everything else gets a fitting answer. */
export type Answers = Record<string, string | string[]>

interface Control {
  kind: 'choice' | 'choices' | 'select' | 'number' | 'date' | 'phone' | 'text'
  id: string
  label: string
  options: string[]
}

const anId = '41019919900307123'
export const validIdNumber = anId + idCheckCharacter(`${anId}0`)

/** Required and still empty: filled until nothing of that kind is left, for an answer may bring further fields. */
export async function fillForm(page: Page, answers: Answers = {}) {
  const main = page.getByRole('main')
  for (let round = 0; round < 6; round++) {
    const open = await main.evaluate(emptyControls)
    if (open.length === 0) return
    for (const control of open) await fill(main, control, answers[control.label])
    await expect(main.getByText(/^已保存 /)).toBeVisible()
  }
  throw new Error(`the form still asks for ${(await main.evaluate(emptyControls)).map(each => each.label).join('、')}`)
}

async function fill(main: Locator, { kind, id, label, options }: Control, given: string | string[] | undefined) {
  if (kind === 'choice' || kind === 'choices') {
    const group = main.getByRole('group', { name: label, exact: true })
    for (const option of [given ?? options[0]!].flat())
      await group.getByRole(kind === 'choice' ? 'radio' : 'checkbox', { name: option, exact: true }).check()
    return
  }
  const control = main.locator(`[id="${id}"]`)
  if (kind === 'select') await control.selectOption({ label: String(given ?? options[1]) })
  else await control.fill(String(given ?? fitting(kind, label)))
}

function fitting(kind: Control['kind'], label: string): string {
  if (kind === 'number') return '10'
  if (kind === 'date') return '2026-12-20'
  if (kind === 'phone') return '13800000099'
  if (/身份号码/.test(label)) return validIdNumber
  if (/信用代码/.test(label)) return '91110000101623741K'
  if (/(姓名|责任人|所有人)/.test(label)) return '王秀英'
  if (/地址/.test(label)) return '河南省郑州市金水区演示路 18 号 1 层 101 号'
  return label.slice(0, 20)
}

/** Runs in the page. */
function emptyControls(main: Element): Control[] {
  const text = (element: Element | null | undefined) => element?.textContent.trim() ?? ''
  const found = new Map<string, Control>()
  for (const input of main.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select, textarea')) {
    if (input.disabled || input.type === 'file' || !input.checkVisibility()) continue
    const option = input.type === 'radio' || input.type === 'checkbox'
    const group = option ? input.closest('fieldset') : null
    if (option && !group) continue
    const label = option ? text(group!.querySelector('legend')) : text(input.labels?.[0])
    const filled = option ? group!.querySelector('input:checked') : input.value
    if (!label || label.includes('选填') || filled) continue
    const options = option
      ? [...group!.querySelectorAll('label')].map(text)
      : [...((input as HTMLSelectElement).options ?? [])].map(each => each.label)
    const kind =
      input.type === 'radio'
        ? 'choice'
        : input.type === 'checkbox'
          ? 'choices'
          : input.localName === 'select'
            ? 'select'
            : input.role === 'spinbutton' || input.getAttribute('role') === 'spinbutton'
              ? 'number'
              : input.type === 'date'
                ? 'date'
                : input.type === 'tel'
                  ? 'phone'
                  : 'text'
    found.set(option ? label : input.id, { kind, id: input.id, label, options })
  }
  return [...found.values()]
}

/** Walks the sections of a draft from the first one on; ends at the materials. */
export async function fillSections(page: Page, answers: Answers = {}, onSection?: (title: string) => Promise<void>) {
  await expect(page).toHaveURL(/\/(form|questions)/)
  await expect(page.getByRole('button', { name: '保存并继续' })).toBeVisible()
  while (/\/(form|questions)/.test(page.url())) {
    await fillForm(page, answers)
    await onSection?.((await page.getByRole('heading', { level: 1 }).textContent())!)
    const before = page.url()
    await page.getByRole('button', { name: '保存并继续' }).click()
    await expect(page).not.toHaveURL(before)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  }
}

/** Hands in something for every material that is asked for and has nothing yet; optional ones are left out. */
export async function handInEverything(page: Page) {
  const slots = page.getByRole('region').filter({ has: page.locator('input[type=file]') })
  for (const slot of await slots.all()) {
    const name = (await slot.getByRole('heading', { level: 3 }).textContent())!
    if ((await slot.getByText('未上传').count()) === 0 || (await slot.getByText('非必要').count()) > 0) continue
    await handIn(page, name, [/照片/.test(name) ? await photograph(page, name) : await paper(page, name)])
  }
}

export async function handIn(page: Page, name: string, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const slot = page.getByRole('region', { name, exact: true })
  await slot.getByLabel(`上传${name}`, { exact: true }).setInputFiles(files)
  for (const file of files) await expect(slot.getByRole('link', { name: file.name })).toBeVisible()
}
