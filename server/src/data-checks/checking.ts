/** What shared data says of what was filled in: each thing the catalogue names is proved, different, or not known. */
import type { PublicService } from '@onething/core/catalogue/schema.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { fieldValue } from '../cases/drafts.ts'
import type { CaseContents } from '../cases/store.ts'
import type { CheckAnswer } from '../partners/exchange/port.ts'

export type Automatic = NonNullable<PublicService['automatic']>

export type Finding = 'same' | 'different' | 'unknown'

export interface Checked {
  /** What was checked, as people call it. */
  label: string
  finding: Finding
  /** 一致, 不属实, 没有查到: as people are told. */
  said: string
}

const ofValue: Record<Finding, string> = { same: '一致', different: '不一致', unknown: '没有查到' }
const ofFact: Record<Finding, string> = { same: '属实', different: '不属实', unknown: '没有查到' }

export interface Named {
  facts: Record<string, { label: string }>
  dataElements: Record<string, { label: string }>
}

/** The value of an element as it was submitted. */
export function submittedValue({ form }: Plan, contents: CaseContents, element: string): unknown {
  const field = form.flatMap(group => group.fields).find(one => one.element === element)
  return field && fieldValue(field, contents)
}

export function findingsOf(
  { facts = [], matches = [] }: Automatic,
  answer: CheckAnswer,
  given: (element: string) => unknown,
  named: Named,
): Checked[] {
  return [
    ...matches.map(({ element, path }) => {
      const finding = compare(given(element), answer.values[path])
      return { label: named.dataElements[element]?.label ?? element, finding, said: ofValue[finding] }
    }),
    ...facts.map(fact => {
      const finding = compare(true, answer.facts[fact])
      return { label: named.facts[fact]?.label ?? fact, finding, said: ofFact[finding] }
    }),
  ]
}

/** Shared data may know several: the parents of a child. What was left empty proves nothing. */
function compare(given: unknown, known: unknown): Finding {
  if (known === undefined || known === null || plain(given) === '') return 'unknown'
  return [known].flat().some(one => plain(one) === plain(given)) ? 'same' : 'different'
}

/** Full width, spaces and dots are matters of typing. */
const plain = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKC')
    .replaceAll(/[\s·•．.,，]/g, '')
    .toUpperCase()

export const isProved = (checked: readonly Checked[]): boolean =>
  checked.length > 0 && checked.every(one => one.finding === 'same')
