/**
 * Folding: what people type and what the catalogue says are brought to one form before they are compared, so that
 * full and half width, case, politeness and dialect make no difference. The words are data (`synonyms.yaml`).
 */
import type { Synonyms } from '@onething/core/catalogue/schema.ts'

export type Fold = (text: string) => string

/** Longest word first; a head word stands for itself, which protects it from shorter words inside it. */
export function foldWith({ fillers, measures, synonyms }: Synonyms): Fold {
  const heads = new Map<string, string>()
  for (const word of fillers) heads.set(plain(word), '')
  for (const [head, others] of Object.entries(synonyms))
    for (const word of [head, ...others]) heads.set(plain(word), plain(head))
  const words = [...heads.keys()].sort((a, b) => b.length - a.length)
  const counted = `[0-9零一二两三四五六七八九十百千万几]+(?:${measures.map(plain).join('|')})`
  const any = new RegExp([...words, ...(measures.length > 0 ? [counted] : [])].join('|') || '(?!)', 'g')
  const once = (text: string) => text.replace(any, word => heads.get(word) ?? '')
  // What is left may be a word again (弄个 + 有限公司).
  return text => once(once(inCharacters(plain(text))))
}

/** 60岁 is 六十岁; longer numbers and those in words of letters stay. */
const inCharacters: Fold = text =>
  text.replace(/(?<![a-z0-9])[1-9][0-9]?(?![a-z0-9])/g, number => {
    const [tens, ones] = [Math.trunc(Number(number) / 10), Number(number) % 10]
    const ten = tens > 1 ? `${digits[tens]}十` : '十'
    return `${tens > 0 ? ten : ''}${ones > 0 ? digits[ones] : ''}`
  })
const digits = '零一二三四五六七八九'

/** Full width to half, lower case, letters and digits only (so nothing in it means anything to a pattern). */
export const plain: Fold = text =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
