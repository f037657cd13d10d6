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
  return text => plain(text).replace(any, word => heads.get(word) ?? '')
}

/** Full width to half, lower case, letters and digits only (so nothing in it means anything to a pattern). */
export const plain: Fold = text =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
