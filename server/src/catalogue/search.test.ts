/**
 * Finding by everyday words, measured on a frozen file of queries; the half that nobody tuned to decides.
 * Queries and synonyms have one author, so the share is flattering. Without synonyms and added keywords the held half
 * gave top-1 87.6 %, top-3 95.4 %; two further lists of about ninety odd phrasings, each tried once before its words
 * were added, gave 85.7 % / 90.1 % and 77.2 % / 85.9 %. Add words from what people really type.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue, prepared } from '../testing/catalogue.ts'
import { plain } from './search/fold.ts'
import { searchLifeEvents } from './search.ts'

/** The file as it stood before the first synonym was written. Not to be changed; new queries go into a new file. */
const frozen = 'f8950c461a3d121961a0543627922440f340a9fbdb4f305b3c07321bd6d86764'

const file = readFileSync(new URL('search-queries.tsv', import.meta.url), 'utf8')
const queries = file
  .split('\n')
  .filter(line => line && !line.startsWith('#'))
  .slice(1)
  .map(line => line.split('\t'))
  .map(([query, expected, half]) => ({ query: query!, expected: expected!, half: half! }))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const find = (query: string) => searchLifeEvents(prepared, query).map(({ event }) => event.id)

describe('the file of queries', () => {
  test('is the frozen one', () => expect(sha256(file)).toBe(frozen))

  test('has at least 150 different queries, four or more for each life event', () => {
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length)
    expect(queries.length).toBeGreaterThanOrEqual(150)
    for (const id of prepared.events.keys())
      expect(queries.filter(({ expected }) => expected === id).length, id).toBeGreaterThanOrEqual(4)
  })

  test('is halved by chance, as its heading says', () => {
    const drawn = ({ query }: { query: string }) => sha256(`豫政办〔2023〕22号 ${query}`)
    const inDrawnOrder = [...Map.groupBy(queries, ({ expected }) => expected).values()].flatMap(group =>
      group.toSorted((a, b) => (drawn(a) < drawn(b) ? -1 : 1)),
    )
    expect(inDrawnOrder.map(({ half }) => half)).toEqual(inDrawnOrder.map((_, n) => (n % 2 ? 'held' : 'tuned')))
  })
})

describe('what is found', () => {
  test('on the held half: the right one first for 90 %, among the first three for 98 %', () => {
    const held = queries
      .filter(({ half }) => half === 'held')
      .map(one => ({ ...one, found: find(one.query) }))
      .map(one => ({ ...one, rank: one.found.indexOf(one.expected) }))
    const share = (most: number) => held.filter(({ rank }) => rank >= 0 && rank < most).length / held.length
    const missed = held.filter(({ rank }) => rank !== 0)
    console.log(`held half: top-1 ${percent(share(1))}, top-3 ${percent(share(3))} of ${held.length}`)
    for (const { query, expected, found } of missed)
      console.log(`  ${query}: ${expected} expected, found ${found.slice(0, 3).join(' ') || 'nothing'}`)
    expect(share(1)).toBeGreaterThanOrEqual(0.9)
    expect(share(3)).toBeGreaterThanOrEqual(0.98)
  })

  test.each([
    ['initials', 'kfd', 'E3'],
    ['full pinyin', 'xinshenger', 'P1'],
    ['pinyin as it is heard', 'cezeng', 'P11'],
    ['pinyin still being typed, with the apostrophe of an input method', "jian'shen", 'E9'],
    ['homophones', '领正结婚', 'P11'],
    ['full width and spaces', '　ＫＴＶ ', 'E5'],
    ['politeness and dialect', '你好，请问俺娃要上户口咋办？', 'P1'],
    ['a number that says how many', '家里养了两百头猪', 'E17'],
    ['one character', '猪', 'E17'],
    ['the list’s own number', 'p17', 'P17'],
  ])('by %s', (_, query, expected) => expect(find(query)[0]).toBe(expected))

  test.each(['qwerty', '今天天气怎么样', '我想办理', '？', '网吧'])('nothing for %s', query =>
    expect(find(query)).toEqual([]),
  )

  test('any query is answered, whatever is typed', () => {
    for (const query of ['(', '[a-z', '\\', '*', '😀', 'ﬃ', '火'.repeat(50)]) expect(() => find(query)).not.toThrow()
  })
})

test('a word stands under one head only, and says something or nothing', () => {
  const { fillers, synonyms } = catalogue.synonyms!
  const words = [...fillers, ...Object.entries(synonyms).flatMap(([head, others]) => [head, ...others])].map(plain)
  expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
})

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
