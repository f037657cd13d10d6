/** Valid answers for any form, so that a story can fill it without naming what it asks. */
import type { DataElement } from '@onething/core/catalogue/schema.ts'
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import type { PlanField } from '@onething/core/plan/schema.ts'

type Shape = Pick<DataElement, 'type' | 'values' | 'minimum' | 'maximum' | 'items' | 'label'> & {
  maximumLength?: number
}

/** 周桂英, who stands at the window in the stories. */
const idBody = '41010519900307123'

/** Everybody else: 410199 is no assigned division; another person for each element of the form. */
function somebodyIn(element: string): string {
  const sum = [...element].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1000, 7)
  const body = `41019919880115${String(sum).padStart(3, '0')}`
  return body + idCheckCharacter(`${body}0`)
}

/** Whom a list names: their number goes into the item that asks for one, whatever else it may hold. */
function itemOf(list: string, items: Record<string, Shape>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [
      key,
      item.type === 'idNumber' || key === 'documentNo' ? somebodyIn(list) : answerFor(item),
    ]),
  )
}

const answers: Record<DataElement['type'], (shape: Shape) => unknown> = {
  text: ({ label, maximumLength }) => label.slice(0, Math.min(20, maximumLength ?? 20)),
  longText: ({ label }) => `${label}：按实际情况填写`,
  number: between,
  integer: between,
  money: ({ minimum, maximum }) => Math.min(maximum ?? 1000, Math.max(minimum ?? 1000, 1000)) * 100,
  date: () => '2026-05-20',
  boolean: () => true,
  choice: ({ values }) => Object.keys(values ?? {})[0],
  choices: ({ values }) => Object.keys(values ?? {}).slice(0, 1),
  idNumber: () => idBody + idCheckCharacter(`${idBody}0`),
  creditCode: () => '91110000101623741K',
  phone: () => '13800000000',
  region: () => '410105',
  list: ({ items, label }) => [itemOf(label, (items ?? {}) as Record<string, Shape>)],
}

function between({ minimum = 1, maximum = 1_000_000 }: Shape): number {
  return Math.min(maximum, Math.max(minimum, 10))
}

export const answerFor = (shape: Shape): unknown => answers[shape.type](shape)

export const answersFor = (groups: { fields: PlanField[] }[]): Record<string, unknown> =>
  Object.fromEntries(
    groups.flatMap(group => group.fields.map(field => [field.element, answerFor(field as unknown as Shape)])),
  )

/** A PDF of one empty page, small and whole. */
export const onePagePdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
    '',
  ].join('\n'),
)

/** A picture of one dot. */
export const oneDotPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
