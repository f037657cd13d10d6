/**
 * Pinyin: letters are turned back into the words of the catalogue they may stand for, full (`huoguodian`) or by initials
 * (`hgd`), also while still being typed; the search then goes on in those words. Spelling is by pinyin-pro, whose
 * dictionary takes a moment to load, so an index is spelt once and kept.
 */
import { pinyin } from 'pinyin-pro'

export interface Spelling {
  word: string
  full: string
  initials: string
}

export const spell = (word: string): Spelling => {
  const syllables = pinyin(word, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map(one =>
    one.toLowerCase(),
  )
  return { word, full: asHeard(syllables.join('')), initials: syllables.map(one => one[0]).join('') }
}

/** Words the letters may stand for, each with how well it fits (0 … 1). */
export function wordsSpelt(letters: string, spellings: Spelling[]): { word: string; fit: number }[] {
  const heard = asHeard(letters)
  return spellings.flatMap(({ word, full, initials }) => {
    const fit = Math.max(fitOf(heard, full, 4), fitOf(letters, initials, 3) * 0.9)
    return fit > 0.25 ? [{ word, fit }] : []
  })
}

/** Many do not tell zh from z, ch from c, sh from s, ng from n. */
const asHeard = (letters: string) => letters.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n')

/** The same, begun, or held with something around it, if that much is not chance. */
function fitOf(letters: string, spelt: string, telling: number): number {
  if (letters === spelt) return 1
  if (spelt.startsWith(letters) && letters.length > 1) return 0.5 + (0.4 * letters.length) / spelt.length
  if (spelt.length >= telling && holds(letters, spelt)) return (0.9 * spelt.length) / letters.length
  if (letters.length >= telling && holds(spelt, letters)) return (0.8 * letters.length) / spelt.length
  return 0
}

/** A syllable that begins with a vowel is not looked for inside: `anba` is no part of `wangba`. */
const holds = (text: string, part: string) => !/^[aeo]/.test(part) && text.includes(part)
