/**
 * The law of a day: rules that changed with time stand in the catalogue with their dates, so that an application of
 * 2023 is planned by the rules of 2023. Pure; what a day does not touch is shared, not copied.
 */
import { dayNumber, isoDate } from '../workdays.ts'
import { entryRef } from './changes.ts'
import { soundConfirmations } from './confirmations.ts'
import type { Catalogue, LifeEvent, Parameter, PublicService, Rule, ServiceRow } from './schema.ts'

/** The day of the first list (豫政办〔2023〕22号). What was law before it is not this catalogue’s: an earlier day reads as this one. */
export const firstDay = '2023-05-16'

interface Effective {
  effectiveFrom?: string
  effectiveUntil?: string
}
interface Formerly<W = object> {
  formerly?: { until: string; was: W }[]
}

/** The catalogue as it reads on this day: former rules in the place of today's, and nothing that is not in force. */
export function asOf(catalogue: Catalogue, on: string): Catalogue {
  const date = on < firstDay ? firstDay : on
  return {
    ...catalogue,
    parameters: mapped(catalogue.parameters, one => thatDay<Parameter>(one, date)),
    rules: mapped(catalogue.rules, one => thatDay<Rule>(one, date)),
    services: mapped(catalogue.services, one => serviceOf(one, date)),
    lifeEvents: mapped(catalogue.lifeEvents, one => lifeEventOf(one, catalogue, date)),
    ...(catalogue.confirmations && { confirmations: confirmedOn(catalogue, catalogue.confirmations, date) }),
  }
}

/** A department confirmed what is written; what stood there on an earlier day it did not read. */
function confirmedOn(catalogue: Catalogue, confirmations: NonNullable<Catalogue['confirmations']>, date: string) {
  return soundConfirmations(confirmations, (entry, element) => {
    const { collection, id } = entryRef(entry)
    if (collection === 'services') {
      const service = catalogue.services[id]
      return service && thatDay<PublicService>(service, date)[element as keyof PublicService]
    }
    return collection === 'lifeEvents' ? catalogue.lifeEvents[id]?.[element as keyof LifeEvent] : undefined
  })
}

function serviceOf(service: PublicService, date: string): PublicService {
  const then = thatDay<PublicService>(service, date)
  return changed(then, {
    legalBasis: then.legalBasis && inForce(then.legalBasis, date),
    fields: inForce(then.fields, date),
    evidence: inForce(then.evidence, date),
  })
}

function lifeEventOf(event: LifeEvent, catalogue: Catalogue, date: string): LifeEvent {
  const days = changeDaysOf(event, catalogue)
  const services = inForce(event.services, date)
  return changed(event, {
    guards: inForce(event.guards, date),
    examples: same(
      event.examples,
      event.examples.filter(example => stretchOf(days, example.date) === stretchOf(days, date)),
    ),
    services: same(
      services,
      services.map(row => thatDay<ServiceRow>(row, date)),
    ),
  })
}

/** What stood in the place of some properties that day: of several that name a property, the one that ended soonest. */
function thatDay<T extends Formerly>(entry: T, date: string): T {
  const former = entry.formerly?.filter(one => date <= one.until).sort((a, b) => (a.until < b.until ? 1 : -1)) ?? []
  return former.length > 0 ? Object.assign({}, entry, ...former.map(one => one.was)) : entry
}

const inForce = <T extends Effective>(list: T[], date: string): T[] =>
  same(
    list,
    list.filter(one => (one.effectiveFrom ?? date) <= date && date <= (one.effectiveUntil ?? date)),
  )

/** The days on which something begins to read differently, oldest first. Between two of them every day is alike. */
export function changeDays({
  parameters,
  rules,
  services,
  lifeEvents,
}: Pick<Catalogue, 'parameters' | 'rules' | 'services' | 'lifeEvents'>): string[] {
  const days = new Set<string>()
  const dated = ({ effectiveFrom, effectiveUntil }: Effective) => {
    if (effectiveFrom) days.add(effectiveFrom)
    if (effectiveUntil) days.add(dayAfter(effectiveUntil))
  }
  const former = ({ formerly = [] }: Formerly) => {
    for (const { until } of formerly) days.add(dayAfter(until))
  }
  for (const entry of [...Object.values(parameters), ...Object.values(rules)]) former(entry)
  for (const service of Object.values(services)) {
    former(service)
    for (const { legalBasis = [], fields = [], evidence = [] } of [
      service,
      ...(service.formerly ?? []).map(one => one.was),
    ])
      for (const one of [...legalBasis, ...fields, ...evidence]) dated(one)
  }
  for (const { guards, services } of Object.values(lifeEvents)) {
    for (const guard of guards) dated(guard)
    for (const row of services) {
      dated(row)
      former(row)
    }
  }
  return [...days].filter(day => day > firstDay).sort()
}

/** Those on which the life event itself reads differently: its examples of another law are not shown with this one. */
function changeDaysOf(event: LifeEvent, { parameters, rules, services }: Catalogue): string[] {
  const own = event.services.flatMap(({ service }) => (services[service] ? [[service, services[service]]] : []))
  return changeDays({
    parameters,
    rules,
    services: Object.fromEntries(own.map(([id, service]) => [id, { ...(service as PublicService), legalBasis: [] }])),
    lifeEvents: { [event.id]: event },
  })
}

/** The first day of the stretch of like days in which this one lies; '' before the first change. */
export function stretchOf(days: readonly string[], date: string): string {
  return days.findLast(day => day <= date) ?? ''
}

export const dayAfter = (date: string) => isoDate(dayNumber(date) + 1)

// ── sharing what did not change ─────────────────────────────────────────────────────────────────────────────────────

function mapped<T>(table: Record<string, T>, change: (entry: T) => T): Record<string, T> {
  let altered: Record<string, T> | undefined
  for (const [id, entry] of Object.entries(table)) {
    const next = change(entry)
    if (next === entry) continue
    altered ??= { ...table }
    altered[id] = next
  }
  return altered ?? table
}

function changed<T extends object>(entry: T, parts: Partial<T>): T {
  const alike = Object.entries(parts).every(([key, part]) => part === entry[key as keyof T])
  return alike ? entry : { ...entry, ...parts }
}

/** The list itself when nothing in it changed. */
const same = <T>(before: T[], after: T[]): T[] =>
  before.length === after.length && after.every((one, place) => one === before[place]) ? before : after
