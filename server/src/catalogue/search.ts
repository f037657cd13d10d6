/** Finding a life event by everyday words. Scores names over keywords over bundled services; ties keep list order. */
import type { PreparedEvent } from '@onething/core/plan/prepare.ts'

export function searchLifeEvents(events: PreparedEvent[], q: string): PreparedEvent[] {
  const wanted = fold(q)
  return events
    .map(event => ({ event, score: scoreOf(event, wanted) }))
    .filter(one => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(one => one.event)
}

function scoreOf({ event, rows }: PreparedEvent, wanted: string): number {
  const keywords = event.keywords.map(fold)
  const whole =
    Number(event.id.toLowerCase() === wanted) * 1000 +
    Number(fold(event.name).includes(wanted)) * 100 +
    Number(keywords.includes(wanted)) * 90 +
    Number(keywords.some(word => word.includes(wanted) || (word.length > 1 && wanted.includes(word)))) * 60 +
    Number(fold(event.summary).includes(wanted)) * 20 +
    Number(rows.some(row => fold(row.service.name).includes(wanted))) * 10
  return whole > 0 ? whole : sharedPairs(wanted, [fold(event.name), ...keywords].join(' '))
}

/** Two-character pieces in common: 我想开一家火锅店 still finds what is called 火锅店. */
function sharedPairs(wanted: string, text: string): number {
  let count = 0
  for (let place = 0; place + 1 < wanted.length; place++) if (text.includes(wanted.slice(place, place + 2))) count++
  return count >= Math.max(1, Math.floor((wanted.length - 1) / 3)) ? count : 0
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"（）()、，。？?！!]/g, '')
