/**
 * Pinyin. What is heard alike is written alike (many slips are homophones): every syllable has one sign, so that texts
 * as heard are compared like texts as written. Letters are cut into syllables (`huoguodian`), or turned back into the
 * words of the catalogue they may stand for, by initials (`hgd`), while still being typed or with a letter wrong.
 * Spelling is by pinyin-pro, whose dictionary takes a moment to load, so an index is spelt once and kept.
 */
import { pinyin } from 'pinyin-pro'

const syllablesOf = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map(one => one.toLowerCase())

/** Many do not tell zh from z, ch from c, sh from s, ng from n. */
const asHeard = (letters: string) => letters.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n')

// ── as heard ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Hearing {
  /** For what is indexed: a new syllable gets a sign. */
  learn: (text: string) => string
  /** For what is asked: a syllable that the catalogue lacks is one of no meaning. */
  hear: (text: string) => string
  /** The texts that letters may stand for, none when they are no syllables; those of the fewest syllables. */
  read: (letters: string) => string[]
}

const firstSign = 0x4e00
const unknownSign = '\u9fff'
const longestSyllable = 6
/** Of one run of letters (dangan: 档案 or 单干) so many readings are looked at. */
const mostReadings = 4

export function hearing(): Hearing {
  const signs = new Map<string, string>()
  const heard = new Map<string, string>()
  const signOf = (syllable: string) => signs.get(asHeard(syllable)) ?? unknownSign
  const spelt = (text: string, sign: (syllable: string) => string) =>
    text.replace(/\p{Script=Han}+/gu, run => syllablesOf(run).map(sign).join(''))
  return {
    learn(text) {
      const known = heard.get(text)
      if (known !== undefined) return known
      const signed = spelt(text, syllable => {
        const letters = asHeard(syllable)
        if (!signs.has(letters)) signs.set(letters, String.fromCodePoint(firstSign + signs.size))
        return signs.get(letters)!
      })
      heard.set(text, signed)
      return signed
    },
    hear: text => spelt(text, signOf),
    read: letters => readings(asHeard(letters), signs),
  }
}

function readings(letters: string, signs: Map<string, string>): string[] {
  /** By where a reading begins: all of the fewest syllables from there to the end. */
  const from: string[][] = Array.from({ length: letters.length + 1 }, () => [])
  from[letters.length] = ['']
  for (let start = letters.length - 1; start >= 0; start--) {
    const all: string[] = []
    for (let end = Math.min(letters.length, start + longestSyllable); end > start; end--) {
      const sign = signs.get(letters.slice(start, end))
      if (sign) all.push(...from[end]!.map(rest => sign + rest))
    }
    const fewest = Math.min(...all.map(one => one.length))
    from[start] = all.filter(one => one.length === fewest).slice(0, mostReadings)
  }
  return from[0]!
}

// ── words that letters may stand for ────────────────────────────────────────────────────────────────────────────────

export interface Spelling {
  word: string
  letters: string
  full: string
  initials: string
}

export const spell = (word: string): Spelling => {
  const syllables = syllablesOf(word)
  const letters = syllables.join('')
  return { word, letters, full: asHeard(letters), initials: syllables.map(one => one[0]).join('') }
}

/** Words the letters may stand for, each with how well it fits (0 … 1). */
export function wordsSpelt(letters: string, spellings: Spelling[]): { word: string; fit: number }[] {
  const heard = asHeard(letters)
  return spellings.flatMap(({ word, letters: exact, full, initials }) => {
    const fit = letters === exact ? 1 : Math.max(fitOf(heard, full, 4) * 0.95, fitOf(letters, initials, 3) * 0.9)
    return fit > 0.25 ? [{ word, fit }] : []
  })
}

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

/** Fewer letters with one of them wrong may be anything. */
const shortestMistyped = 6

/** Words that the letters, one of them wrong, missing, too many or two exchanged, hold. */
export function wordsMistyped(letters: string, spellings: Spelling[]): { word: string; fit: number }[] {
  const heard = asHeard(letters)
  const held = new Set(pairsOf(heard))
  return spellings.flatMap(({ word, full }) => {
    if (full.length < shortestMistyped || full.length > heard.length + 1) return []
    const strange = pairsOf(full).reduce((count, pair) => (held.has(pair) ? count : count + 1), 0)
    return strange <= pairsOfASlip && heldMistyped(heard, full)
      ? [{ word, fit: Math.min(0.7, (0.7 * full.length) / heard.length) }]
      : []
  })
}

/** Exchanging two letters changes three pairs; no other slip changes more. */
const pairsOfASlip = 3
const pairsOf = (letters: string) => [...letters].slice(1).map((letter, n) => letters[n]! + letter)

/** Whether some part of the text is one slip from the word: optimal string alignment, free at both ends of the text. */
function heldMistyped(text: string, word: string): boolean {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: text.length + 1 }, () => 0)]
  for (let i = 1; i <= word.length; i++) {
    const row = [i]
    for (let j = 1; j <= text.length; j++) {
      const same = word[i - 1] === text[j - 1] ? 0 : 1
      let slips = Math.min(last[j - 1]! + same, last[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && word[i - 1] === text[j - 2] && word[i - 2] === text[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1)
      row.push(slips)
    }
    if (Math.min(...row) > 1) return false
    ;[before, last] = [last, row]
  }
  return true
}
