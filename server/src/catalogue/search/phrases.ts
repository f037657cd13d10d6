/**
 * Phrases in a query: how much of it lies in a life event's own phrases (name and keywords), as they stand or with a
 * character wrong, missing or put in between.
 */

export interface Phrase {
  text: string
  characters: string[]
  /** How much each of its characters tells, and all of them. */
  weights: number[]
  weight: number
}

/** Phrases of many owners, found by the characters they share with a query. */
export interface PhraseBook {
  phrases: { owner: number; phrase: Phrase }[]
  withCharacter: Map<string, { place: number; weight: number }[]>
}

export function phraseBook(phrasesOfOwners: Phrase[][]): PhraseBook {
  const phrases = phrasesOfOwners.flatMap((some, owner) => some.map(phrase => ({ owner, phrase })))
  const withCharacter: PhraseBook['withCharacter'] = new Map()
  for (const [place, { phrase }] of phrases.entries())
    for (const character of new Set(phrase.characters)) {
      const weight = sum(phrase.weights.filter((_, n) => phrase.characters[n] === character))
      withCharacter.set(character, [...(withCharacter.get(character) ?? []), { place, weight }])
    }
  return { phrases, withCharacter }
}

/** An approximate phrase tells this much of what it would tell as it stands. */
const approximately = 0.5
/** A shorter phrase is another word when a character differs. */
const shortestApproximate = 3
/** So much of what a phrase tells must be there, with so many characters in between at most. */
const leastAlike = 0.6
const mostBetween = 2

/** That many phrases hold the query tells a little more than that one does, up to this. */
const manyTell = 0.2

/** By owner: 1.5 when the query is a phrase; else the share of its weight in phrases, or of the phrase it is part of. */
export function phraseFits(wanted: Phrase, { phrases, withCharacter }: PhraseBook, owners: number): number[] {
  const covered = Array.from({ length: owners }, () => wanted.characters.map(() => 0))
  const whole = Array.from({ length: owners }, () => 0)
  const holding = Array.from({ length: owners }, () => 0)
  for (const { owner, phrase } of sharing(wanted, phrases, withCharacter)) {
    if (phrase.text === wanted.text) whole[owner] = 1.5
    else if (phrase.text.includes(wanted.text)) {
      whole[owner] = Math.max(whole[owner]!, wanted.text.length / phrase.text.length)
      holding[owner]!++
    } else cover(covered[owner]!, wanted, phrase)
  }
  const share = (much: number[]) => sum(much.map((one, place) => one * wanted.weights[place]!)) / wanted.weight
  const many = (count: number) => (manyTell * count) / (count + 2)
  return whole.map((fit, owner) => Math.max(fit, share(covered[owner]!)) + many(holding[owner]!))
}

/** Those that hold every character of the query, or that the query holds enough of. */
function sharing(wanted: Phrase, phrases: PhraseBook['phrases'], withCharacter: PhraseBook['withCharacter']) {
  const shared = new Map<number, { weight: number; characters: number }>()
  const characters = new Set(wanted.characters)
  for (const character of characters)
    for (const { place, weight } of withCharacter.get(character) ?? []) {
      const known = shared.get(place)
      if (known) {
        known.weight += weight
        known.characters++
      } else shared.set(place, { weight, characters: 1 })
    }
  return [...shared].flatMap(([place, { weight, characters: many }]) =>
    many === characters.size || weight >= phrases[place]!.phrase.weight * leastAlike ? phrases[place]! : [],
  )
}

/** Marks the characters of the query that the phrase accounts for. */
function cover(covered: number[], wanted: Phrase, phrase: Phrase) {
  const { length } = phrase.characters
  let asItStands = false
  for (let from = 0; from + length <= wanted.characters.length; from++)
    if (phrase.characters.every((character, place) => wanted.characters[from + place] === character)) {
      asItStands = true
      covered.fill(1, from, from + length)
    }
  if (asItStands || length < shortestApproximate) return
  const places = placesOf(phrase.characters, wanted.characters)
  if (places.length < 2 || places.at(-1)! - places[0]! >= length + mostBetween) return
  const alike = sum(places.map(place => wanted.weights[place]!)) / phrase.weight
  if (alike < leastAlike) return
  for (const place of places) covered[place] = Math.max(covered[place]!, approximately * Math.min(1, alike))
}

/** Places of the longest common subsequence; the earliest where several are as long. */
function placesOf(phrase: string[], wanted: string[]): number[] {
  const width = wanted.length + 1
  const longest = new Uint8Array((phrase.length + 1) * width)
  for (let i = phrase.length - 1; i >= 0; i--)
    for (let j = wanted.length - 1; j >= 0; j--)
      longest[i * width + j] =
        phrase[i] === wanted[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const places: number[] = []
  for (let i = 0, j = 0; i < phrase.length && j < wanted.length; )
    if (phrase[i] === wanted[j]) {
      places.push(j)
      i++
      j++
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++
    else j++
  return places
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
