/**
 * 签名前核对的内容: the form as the co-signer sees it. 个人信息保护法 28: what is sensitive about others is masked, or left out
 * where nothing of it can be shown; what is theirs stands in full.
 */
import { maskIdNumber, maskPhone, normaliseIdentifier } from '@onething/core/identifiers.ts'
import type { PlanField, PlanGroup } from '@onething/core/plan/schema.ts'
import { fieldValue } from '../cases/drafts.ts'
import type { CaseContents } from '../cases/store.ts'
import type { Signed, Signing } from './signing.ts'

export interface Summary {
  form: PlanGroup[]
  values: Record<string, unknown>
  withheld: string[]
}

interface Shape {
  type: string
  sensitive?: boolean | undefined
}

export function summaryFor({ number }: Signing, { planned }: Signed, contents: CaseContents): Summary {
  const values: Record<string, unknown> = {}
  const withheld: string[] = []
  const isTheirs = (value: unknown) => typeof value === 'string' && number === normaliseIdentifier(value)

  const form = planned.form
    .map(group => ({ ...group, fields: group.fields.filter(field => shows(field)) }))
    .filter(group => group.fields.length > 0)
  return { form, values, withheld }

  function shows(field: PlanField): boolean {
    const value = fieldValue(field, contents) ?? null
    const shown = field.type === 'list' ? listOf(field, value) : cellOf(field, value)
    if (shown === hidden) withheld.push(field.label)
    else values[field.element] = shown
    return shown !== hidden
  }

  function listOf({ items }: PlanField, value: unknown): unknown {
    if (!Array.isArray(value)) return value
    const shapes = (items ?? {}) as Record<string, Shape>
    return (value as Record<string, unknown>[]).map(item => {
      if (Object.values(item).some(isTheirs)) return item
      const shown = Object.entries(item).map(([key, cell]) => [key, cellOf(shapes[key], cell)] as const)
      return Object.fromEntries(shown.filter(([, cell]) => cell !== hidden))
    })
  }

  function cellOf(shape: Shape | undefined, value: unknown): unknown {
    if (value === null || value === '' || isTheirs(value) || !shape) return value
    if (shape.type === 'phone') return maskPhone(String(value))
    if (shape.type === 'idNumber') return maskIdNumber(String(value))
    if (!shape.sensitive) return value
    return looksLikeNumber(value) ? maskIdNumber(value) : hidden
  }
}

const hidden = Symbol('hidden')

/** Of documents and accounts: long enough that the middle hides them. */
const looksLikeNumber = (value: unknown): value is string =>
  typeof value === 'string' && /^[\dA-Za-z]{15,}$/.test(value)
