/**
 * The whole check before anything is published: references, the proof for today's law and for every earlier one, the
 * worked examples by the law of their day, the printed list, and every place's overlay laid over it.
 */
import { type AuthorityData, authorityFor } from '../authorities.ts'
import { type Prepared, prepare } from '../plan/prepare.ts'
import { administers, findRegion, pathUp, regionOf } from '../regions.ts'
import { type Calendar, dayNumber, isoDate } from '../workdays.ts'
import { asOf, changeDays, stretchOf } from './as-of.ts'
import { changedSince, checkCatalogue, checkFormerly, type Routes } from './check.ts'
import { checkOverlay } from './check-overlay.ts'
import { checkExample } from './examples.ts'
import { localise, type Overlay, placeOf } from './overlay.ts'
import { type Problem, spotIn } from './problems.ts'
import { checkReferences } from './references.ts'
import { releaseTsv } from './release.ts'
import type { Catalogue } from './schema.ts'

export interface Whole {
  catalogue: Catalogue
  /** By region. */
  overlays: ReadonlyMap<string, Overlay>
  calendar: Calendar
  authorities: AuthorityData
  /** What a list says in print, by its id: the table it must equal. */
  printed: Record<string, string>
  /** Ids of windows and centres. */
  servicePoints: ReadonlySet<string>
}

export interface Checked {
  problems: Problem[]
  lifeEvents: number
  proved: number
  examples: number
  places: number
}

/** A day by which every change of the law that is in the catalogue has happened. */
const lastDay = '9999-12-31'

export function checkAll(whole: Whole): Checked {
  const { catalogue, overlays, authorities } = whole
  const lifeEvents = Object.keys(catalogue.lifeEvents).length
  const routes = routesOf(authorities)
  const result = { lifeEvents, places: routes.regions.length }
  const broken = checkReferences(catalogue)
  if (broken.length > 0) return { ...result, problems: broken, proved: 0, examples: 0 }

  const parameters = placeOf(catalogue, provinceOf(whole)).parameters
  const today = prepare(asOf(catalogue, lastDay), 0)
  const earlier = earlierLaw(whole, today)
  const sound = earlier.flatMap(({ prepared }) => prepared ?? [])
  const problems = [
    ...checkCatalogue(today, parameters, whole.calendar, routes, sound),
    ...earlier.flatMap(law => law.problems),
    ...checkLists(whole),
  ]
  const examples = runExamples(whole)
  problems.push(...examples.problems)
  for (const region of overlays.keys()) problems.push(...checkPlace(region, whole, routes))
  const wrong = new Set(problems.map(({ entry }) => entry))
  const proved = Object.keys(catalogue.lifeEvents).filter(id => !wrong.has(`lifeEvents/${id}`)).length
  return { ...result, problems, proved, examples: examples.count }
}

const routesOf = (authorities: AuthorityData): Routes => ({
  regions: [...authorities.tree.byCode.values()]
    .filter(region => administers(region, 'county'))
    .map(region => region.code),
  authorityName: (kind, level, region) => authorityFor(kind, level, region, authorities)?.name,
})

function provinceOf({ authorities }: Whole) {
  const region = [...authorities.tree.byCode.values()].find(one => one.parent === undefined)!
  return { region, overlays: [], authorities, date: lastDay }
}

interface EarlierLaw {
  /** Absent when its references lead nowhere. */
  prepared?: Prepared
  problems: Problem[]
}

/** Every stretch of days on which something read otherwise is proved for what did. */
function earlierLaw(whole: Whole, today: Prepared): EarlierLaw[] {
  const days = changeDays(whole.catalogue)
  const starts = ['', ...days].filter(day => day !== days.at(-1))
  return days.length === 0 ? [] : starts.map(start => lawOn(lastOf(start, days), whole, today))
}

function lawOn(date: string, whole: Whole, today: Prepared): EarlierLaw {
  const then = asOf(whole.catalogue, date)
  const dated = (problem: Problem) => ({ ...problem, at: [`按 ${date} 的规定`, problem.at].filter(Boolean).join('：') })
  const broken = checkReferences(then)
  if (broken.length > 0) return { problems: broken.map(dated) }
  const prepared = prepare(then, 0)
  const { parameters } = placeOf(then, { ...provinceOf(whole), date })
  const found = checkFormerly(prepared, parameters, whole.calendar, changedSince(then, today.catalogue))
  return { prepared, problems: found.map(dated) }
}

/** The last day of the stretch that begins with `start`. */
const lastOf = (start: string, days: string[]) => isoDate(dayNumber(days.find(day => day > start)!) - 1)

/** A list that was printed still says what was printed. */
function checkLists({ catalogue, printed }: Whole): Problem[] {
  return Object.entries(catalogue.releases ?? {}).flatMap(([id, release]) => {
    const spot = spotIn('releases', id)
    const missing = release.lifeEvents.filter(event => !catalogue.lifeEvents[event])
    if (missing.length > 0)
      return [{ ...spot, message: `列入的一件事 ${missing.join('、')} 没有定义，请先新增，或者从清单中删除` }]
    const wanted = printed[id]?.split('\n')
    const ours = releaseTsv(catalogue, release).split('\n')
    if (!wanted) return []
    const at = ours.findIndex((line, place) => line !== wanted[place])
    if (at < 0 && ours.length === wanted.length) return []
    const line = at < 0 ? ours.length : at
    return [
      {
        ...spot,
        at: `第 ${line} 行`,
        message: `与印发的清单不一致，清单写的是“${words(wanted[line])}”，现在是“${words(ours[line])}”，请按印发的清单改回`,
      },
    ]
  })
}

const words = (line = '') => line.split('\t').filter(Boolean).join(' ')

function runExamples(whole: Whole) {
  const { catalogue, authorities, calendar } = whole
  const problems: Problem[] = []
  let count = 0
  const days = changeDays(catalogue)
  const read = new Map<string, Prepared>()
  const on = (date: string) => {
    const stretch = stretchOf(days, date)
    const known = read.get(stretch) ?? prepare(asOf(catalogue, date), 0)
    read.set(stretch, known)
    return known
  }
  for (const event of Object.values(catalogue.lifeEvents)) {
    if (event.examples.length === 0)
      problems.push({
        ...spotIn('lifeEvents', event.id, '实例'),
        message: '没有实例，请写出真实的情形和应当得到的结果',
      })
    for (const example of event.examples) {
      count++
      const place = findRegion(example.region, authorities.tree)
      if (!place) {
        problems.push({
          ...spotIn('lifeEvents', event.id, `实例“${example.name}”`),
          message: `没有行政区划 ${example.region}，请填写六位代码`,
        })
        continue
      }
      const prepared = on(example.date)
      // By the province's values: what a place decides otherwise is its own matter, and proved there.
      const here = placeOf(prepared.catalogue, { region: place, overlays: [], authorities, date: example.date })
      problems.push(...checkExample(prepared, here, calendar, prepared.events.get(event.id)!.event, example))
    }
  }
  return { problems, count }
}

function checkPlace(code: string, whole: Whole, routes: Routes): Problem[] {
  const { catalogue, overlays, authorities } = whole
  const region = regionOf(code, authorities.tree)
  const above = pathUp(code, authorities.tree)
    .slice(1)
    .reverse()
    .flatMap(one => overlays.get(one.code) ?? [])
  const own = overlays.get(code)!
  const problems = checkOverlay({
    region,
    below: asOf(localise(catalogue, above), lastDay),
    above,
    own,
    authorities,
    calendar: whole.calendar,
    routes,
    servicePoints: whole.servicePoints,
  })
  return problems.map(problem => ({ ...problem, region: code }))
}
