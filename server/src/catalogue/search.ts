/**
 * Finding a life event by everyday words, pure and deterministic. A query is folded, then compared with each event in
 * two ways: how much of it the event's own phrases (name and keywords) account for, and which of its pieces of one and
 * two characters occur anywhere in the event, rare ones counting more. Letters go through pinyin first, and so do
 * characters that find nothing, since many slips are homophones. Ties keep list order.
 *
 * Measured on search-queries.tsv by search.test.ts.
 */
import type { Synonyms } from '@onething/core/catalogue/schema.ts'
import type { Prepared, PreparedEvent } from '@onething/core/plan/prepare.ts'
import { type Fold, foldWith, plain } from './search/fold.ts'
import { type Spelling, spell, wordsSpelt } from './search/pinyin.ts'

interface IndexedEvent {
  prepared: PreparedEvent
  /** Name and keywords, folded. */
  phrases: string[]
  /** What a piece is worth here: by where it occurs and by how few events it occurs in. */
  worth: Map<string, number>
}

interface SearchIndex {
  events: IndexedEvent[]
  rarity: (piece: string) => number
  fold: Fold
  spellings: Spelling[]
}

/** A piece in the name or a keyword tells more than one in a bundled service or the summary. */
const weight = { phrase: 1, service: 0.5, summary: 0.4 }
/** Single characters are common and only lend weight: an event that shares no pair and no phrase is not meant. */
const singleCharacter = 0.3
/** Best fits of letters looked at, and how far below the best a result may lie: beyond that it is noise. */
const mostSpelt = 12
const farBelow = 0.1
/** Less than this of the query accounted for: nothing found. */
const least = 0.15

export function searchLifeEvents(prepared: Prepared, q: string): PreparedEvent[] {
  const index = indexOf(prepared)
  const byId = prepared.events.get(plain(q).toUpperCase())
  if (byId) return [byId]
  const scores = scoresOf(q, index)
  const best = Math.max(...scores)
  return index.events
    .map((event, place) => ({ event: event.prepared, score: scores[place]! }))
    .filter(one => one.score >= least && one.score >= best * farBelow)
    .sort((a, b) => b.score - a.score)
    .map(one => one.event)
}

function scoresOf(q: string, index: SearchIndex): number[] {
  const words = index.fold(q)
  const asWritten = scoresOfWords(words, index)
  const letters = plain(q)
  if (/^[a-z0-9]+$/.test(letters)) return bestOf(asWritten, asSpelt(letters, index))
  return words === '' || asWritten.some(score => score >= least) ? asWritten : asSpelt(spell(words).full, index)
}

function asSpelt(letters: string, index: SearchIndex): number[] {
  return wordsSpelt(letters, index.spellings)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, mostSpelt)
    .map(({ word, fit }) => scoresOfWords(index.fold(word), index).map(score => score * fit))
    .reduce(
      bestOf,
      index.events.map(() => 0),
    )
}

const bestOf = (some: number[], others: number[]) => some.map((score, place) => Math.max(score, others[place]!))

// ── one event ───────────────────────────────────────────────────────────────────────────────────────────────────────

function scoresOfWords(wanted: string, { events, rarity }: SearchIndex): number[] {
  if (!wanted) return events.map(() => 0)
  const { characters, pairs } = piecesOf(wanted)
  const total = sum([...characters, ...pairs].map(rarity))
  return events.map(({ phrases, worth }) => {
    const worthOf = (pieces: string[]) => sum(pieces.map(piece => worth.get(piece) ?? 0))
    const fit = phrasesFit(wanted, phrases)
    const paired = worthOf(pairs)
    if (fit === 0 && paired === 0) return 0
    return (paired + worthOf(characters)) / total + 2 * fit
  })
}

/** 1.5 when it is one of them; else the share of the query lying in phrases, or of the phrase it is part of. */
function phrasesFit(wanted: string, phrases: string[]): number {
  if (phrases.includes(wanted)) return 1.5
  const covered = new Set<number>()
  let partOf = 0
  for (const phrase of phrases) {
    if (phrase.includes(wanted)) partOf = Math.max(partOf, wanted.length / phrase.length)
    for (let at = wanted.indexOf(phrase); at >= 0; at = wanted.indexOf(phrase, at + 1))
      for (let place = 0; place < phrase.length; place++) covered.add(at + place)
  }
  return Math.max(partOf, covered.size / wanted.length)
}

/** Single characters and neighbouring pairs; letters and digits only as the whole run they form. */
function piecesOf(text: string): { characters: string[]; pairs: string[] } {
  const characters = text.match(/[a-z0-9]+|./gu) ?? []
  const pairs = characters.slice(1).map((character, place) => characters[place]! + character)
  return { characters: [...new Set(characters)], pairs: [...new Set(pairs)] }
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

// ── the index, prepared once for each publication ───────────────────────────────────────────────────────────────────

const noWords: Synonyms = { fillers: [], measures: [], synonyms: {} }
const indexes = new WeakMap<Prepared, SearchIndex>()

function indexOf(prepared: Prepared): SearchIndex {
  const known = indexes.get(prepared)
  if (known) return known
  const made = buildIndex([...prepared.events.values()], prepared.catalogue.synonyms ?? noWords)
  indexes.set(prepared, made)
  return made
}

function buildIndex(events: PreparedEvent[], words: Synonyms): SearchIndex {
  const fold = foldWith(words)
  const placed = events.map(prepared => ({
    prepared,
    phrases: phrasesOf(prepared, fold),
    places: placesOf(prepared, fold),
  }))
  const occurs = new Map<string, number>()
  for (const { places } of placed) for (const piece of places.keys()) occurs.set(piece, (occurs.get(piece) ?? 0) + 1)
  // What no event knows cannot tell them apart: it counts as little as what all of them know.
  const rarity = (piece: string) =>
    Math.log(1 + events.length / (occurs.get(piece) ?? events.length)) * (piece.length === 1 ? singleCharacter : 1)
  return {
    events: placed.map(({ prepared, phrases, places }) => ({
      prepared,
      phrases,
      worth: new Map([...places].map(([piece, at]) => [piece, at * rarity(piece)])),
    })),
    rarity,
    fold,
    spellings: spellingsOf(events, words),
  }
}

const namesOf = ({ event }: PreparedEvent) => [...event.name.split(/[（）、，]/), ...event.keywords].filter(Boolean)

const phrasesOf = (prepared: PreparedEvent, fold: Fold) =>
  [...new Set([fold(prepared.event.name), ...namesOf(prepared).map(fold)])].filter(phrase => phrase.length > 1)

/** Each piece of the event with the weight of the best place it occurs in. */
function placesOf(prepared: PreparedEvent, fold: Fold): Map<string, number> {
  const places = new Map<string, number>()
  const add = (text: string, at: number) => {
    const { characters, pairs } = piecesOf(fold(text))
    for (const piece of [...characters, ...pairs]) places.set(piece, Math.max(places.get(piece) ?? 0, at))
  }
  for (const name of namesOf(prepared)) add(name, weight.phrase)
  for (const { service } of prepared.rows) add(service.name, weight.service)
  add(prepared.event.summary, weight.summary)
  return places
}

const spellingsOf = (events: PreparedEvent[], { synonyms }: Synonyms) =>
  [...new Set([...events.flatMap(namesOf), ...Object.entries(synonyms).flatMap(([head, others]) => [head, ...others])])]
    .filter(word => word.length > 1)
    .map(spell)
