/**
 * 文号: 金水市场监管受字〔2026〕第000001号. No rule of the province settles the style, so it is a template that the
 * installation may set, as are the short forms of organs and the characters of the kinds.
 */

export const defaultTemplate = '{organ}{kind}字〔{year}〕第{serial:6}号'

export interface NumberOf {
  organ: string
  kind: string
  year: number
  serial: number
}

/** `{serial:6}` is padded to six digits, `{serial}` is not, as GB/T 9704 has it. */
export const numberOf = (template: string, { organ, kind, year, serial }: NumberOf): string =>
  template.replace(pieces, (_, name: keyof NumberOf, digits?: string) =>
    String({ organ, kind, year, serial }[name]).padStart(Number(digits ?? 0), '0'),
  )

const pieces = /\{(organ|kind|year|serial)(?::(\d))?\}/g

/** Without one of them two documents could carry the same number. */
export function faultOfTemplate(template: string): string | undefined {
  const named = new Set([...template.matchAll(pieces)].map(([, name]) => name))
  const missing = ['organ', 'kind', 'year', 'serial'].filter(name => !named.has(name))
  if (missing.length > 0) return `the number template “${template}” lacks {${missing.join('}, {')}}`
  const stray = /[{}]/.test(template.replaceAll(pieces, ''))
  return stray ? `the number template “${template}” holds a {…} that is none of organ, kind, year, serial` : undefined
}
