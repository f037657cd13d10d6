/**
 * 预约到场: the visits that the services of a case ask for. The applicant, or a clerk for them, books after submission and
 * may change or cancel until the day before; a part that waits for another's result is booked when that is there.
 */
import { weekdayName } from '@onething/core/appointments/rules.ts'
import { type FreeSlot, freeSlots, isProvisionalDay, type Slot, slotsOn } from '@onething/core/appointments/slots.ts'
import type { PublicService } from '@onething/core/catalogue/schema.ts'
import { confidences, visitPlaces } from '@onething/core/catalogue/vocabulary.ts'
import { isEnded, openGates } from '@onething/core/lifecycle/allowed.ts'
import { isDate } from '@onething/core/workdays.ts'
import { caseFileOf, type SubCaseRow } from '../cases/case-row.ts'
import { getCase } from '../cases/reading.ts'
import type { WholeCase } from '../cases/store.ts'
import { Conflict, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { type Booking, book, bookingOf, cancelBooking, rebook, slotInWords } from './appointments.ts'
import { type AppointmentDeps, bookableDays, bookOf, todayOf } from './calendars.ts'
import * as store from './store.ts'
import type { AppointmentView } from './view.ts'

const purpose = 'visit'

type Visit = NonNullable<PublicService['appointment']>

/** A part whose service asks for a visit, and how far it has come. */
interface VisitOfPart {
  row: SubCaseRow
  visit: Visit
  booking: Booking | null
  attended: store.AttendanceRow | null
  state: AppointmentView['state']
  /** Services whose result has to be there first. */
  waitingFor: string[]
}

// ── showing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function showVisits(deps: AppointmentDeps, caseNo: string, person: Person): Promise<AppointmentView[]> {
  const whole = await getCase(deps, caseNo, person)
  const visits = await visitsOf(deps, whole)
  return Promise.all(visits.map(one => showVisit(deps, whole, one)))
}

async function visitsOf(deps: AppointmentDeps, whole: WholeCase): Promise<VisitOfPart[]> {
  const { row, parts, correction } = whole
  if (row.state === 'draft') return []
  const { prepared } = await deps.publications.of(row)
  const rows = prepared.events.get(row.life_event)?.rows ?? []
  const asked = parts.flatMap(part => {
    const visit = rows.find(one => one.id === part.row_id)?.service.appointment
    return visit ? [{ row: part, visit }] : []
  })
  if (asked.length === 0) return []
  const [booked, attended] = await Promise.all([
    store.bookingsOfCase(deps.database, row.case_no),
    store.attendancesOfCase(deps.database, row.case_no, purpose),
  ])
  const file = caseFileOf(row, parts, correction)
  return asked.map(one => {
    const mine = booked.filter(each => each.purpose === purpose && each.ref === one.row.part)
    const last = mine.at(-1)
    const booking = last ? bookingOf([last]) : null
    const part = file.parts.find(each => each.part === one.row.part)!
    const waitingFor = openGates(file, part, 'before-acceptance').map(before => nameOf(parts, before.part))
    const words = attended.filter(each => each.ref === one.row.part)
    const present = words.find(each => each.outcome === 'present') ?? words.at(-1) ?? null
    const state = stateOf({
      booking,
      present: present?.outcome === 'present',
      over: isEnded(part) || file.state !== 'inProgress',
      waiting: waitingFor.length > 0,
      today: todayOf(deps),
    })
    return { ...one, booking, attended: present, state, waitingFor }
  })
}

const nameOf = (parts: readonly SubCaseRow[], id: string) => {
  const part = parts.find(one => one.part === id)
  return part ? subjectOf(part) : id
}
const subjectOf = ({ service_name, label }: Pick<SubCaseRow, 'service_name' | 'label'>) =>
  label ? `${service_name}（${label}）` : service_name

interface Situation {
  booking: Booking | null
  present: boolean
  over: boolean
  waiting: boolean
  today: string
}

function stateOf({ booking, present, over, waiting, today }: Situation): VisitOfPart['state'] {
  if (present) return 'attended'
  if (over) return 'over'
  if (booking && !booking.ended) {
    if (booking.slot.date < today) return 'passed'
    return booking.slot.date === today ? 'today' : 'booked'
  }
  return waiting ? 'waiting' : 'open'
}

/** Until the day before: on the day itself the authority counts on them. */
const mayBook: readonly VisitOfPart['state'][] = ['open', 'booked', 'passed']

async function showVisit(deps: AppointmentDeps, { row }: WholeCase, one: VisitOfPart): Promise<AppointmentView> {
  const { visit, booking, attended, state } = one
  const place = placeOf(deps, row.region, one)
  const free = mayBook.includes(state) ? await freeFor(deps, row.region, one) : []
  const standing = booking && !booking.ended ? booking : null
  return {
    part: one.row.part,
    service: one.row.service_name,
    label: one.row.label,
    authority: one.row.authority_name,
    at: visit.at,
    atText: visitPlaces[visit.at],
    place,
    minutes: visit.minutes,
    both: visit.both === true,
    note: visit.note ?? null,
    basis: visit.basis,
    confidenceText: confidences[visit.confidence],
    state,
    waitingFor: one.waitingFor,
    booking: standing && {
      ...standing.slot,
      weekday: weekdayName(standing.slot.date),
      words: slotInWords(standing.slot),
    },
    mayChange: standing !== null && mayBook.includes(state),
    mayCancel: state === 'booked',
    last: booking?.ended
      ? {
          words: slotInWords(booking.slot),
          as: booking.ended.as,
          asText: store.endings[booking.ended.as],
          why: booking.ended.why,
        }
      : null,
    attended: attended && {
      outcome: attended.outcome,
      outcomeText: store.endings[attended.outcome],
      on: attended.date,
    },
    days: byDay(free).map(([date, slots]) => ({
      date,
      weekday: weekdayName(date),
      provisional: isProvisionalDay(deps.calendar, date),
      slots: slots.map(({ from, to, half, left }) => ({ from, to, half, left })),
    })),
  }
}

const byDay = (slots: readonly FreeSlot[]) => [...Map.groupBy(slots, slot => slot.date)]

async function freeFor(deps: AppointmentDeps, region: string, { row, visit }: VisitOfPart): Promise<FreeSlot[]> {
  const stretch = bookableDays(deps, region)
  return freeSlots(await bookOf(deps, row.authority, 'window', stretch), stretch, deps.calendar, visit.minutes)
}

/** The centre of the place, with the address it publishes; an authority's own address is not in the catalogue. */
function placeOf(deps: AppointmentDeps, region: string, { row, visit }: Pick<VisitOfPart, 'row' | 'visit'>) {
  const point =
    visit.at === 'window' ? deps.publications.servicePoints(region).find(one => one.type === 'centre') : null
  return {
    name: point ? `${point.name}（${row.authority_name}窗口）` : row.authority_name,
    address: point?.address ?? null,
    phone: point?.phone ?? null,
  }
}

// ── the applicant's commands ────────────────────────────────────────────────────────────────────────────────────────

export interface Visiting {
  caseNo: string
  part: string
  by: Person
}
export interface Wanted {
  date: string
  from: string
}

export async function bookVisit(deps: AppointmentDeps, target: Visiting, wanted: Wanted) {
  const { whole, one } = await visitFor(deps, target)
  requireBookable(one)
  const slot = await slotFor(deps, whole, one, wanted)
  const told = `您已预约${slotInWords(slot)}${whereAndWhat(deps, whole, one)}${keep}`
  if (one.state === 'passed') await rebook(deps, bookingFor(target, whole, one, slot, told))
  else await book(deps, { ...bookingFor(target, whole, one, slot, told), authorities: [one.row.authority] })
}

export async function changeVisit(deps: AppointmentDeps, target: Visiting, wanted: Wanted) {
  const { whole, one } = await visitFor(deps, target)
  requireBookable(one)
  const slot = await slotFor(deps, whole, one, wanted)
  const told = `您的预约已改为${slotInWords(slot)}${whereAndWhat(deps, whole, one)}${keep}`
  await rebook(deps, bookingFor(target, whole, one, slot, told))
}

export async function cancelVisit(deps: AppointmentDeps, target: Visiting) {
  const { whole, one } = await visitFor(deps, target)
  const { booking, row } = one
  if (!booking) throw new Conflict(`“${subjectOf(row)}”还没有预约，不需要取消`, ['预约'])
  // A request that was sent twice because the first answer got lost.
  if (booking.ended?.as === 'cancelled') return
  if (one.state !== 'booked') throw new Conflict(`${whyNot(one)}，不能取消`, allowedIn(one))
  await cancelBooking(deps, {
    caseNo: target.caseNo,
    purpose,
    ref: target.part,
    by: target.by,
    why: null,
    tell: {
      recipient: whole.row.applicant_id,
      text: `您已取消${slotInWords(booking.slot)}办理“${subjectOf(row)}”的预约，需要时请在办件页面重新预约。`,
    },
  })
}

async function visitFor(deps: AppointmentDeps, { caseNo, part, by }: Visiting) {
  const whole = await getCase(deps, caseNo, by)
  if (whole.row.state === 'draft') throw new Conflict('提交申请以后才能预约，请先提交申请', ['提交申请'])
  const one = (await visitsOf(deps, whole)).find(each => each.row.part === part)
  if (!one) throw new NotFound(`${part} 不需要预约，或者没有这个事项，请核对`)
  return { whole, one }
}

function requireBookable(one: VisitOfPart) {
  if (!mayBook.includes(one.state)) throw new Conflict(`${whyNot(one)}，不能预约或者改约`, allowedIn(one))
}

function whyNot({ state, waitingFor, booking, row }: VisitOfPart): string {
  switch (state) {
    case 'waiting':
      return `“${subjectOf(row)}”要等“${waitingFor.join('”“')}”办结`
    case 'today':
      return `预约就在今天（${booking!.slot.from}），请按时到场或者联系${row.authority_name}`
    case 'attended':
      return '已经到场办理'
    case 'over':
      return `“${subjectOf(row)}”已经结束`
    case 'passed':
      return '预约的时间已经过去'
    default:
      return '还没有预约'
  }
}

const allowedIn = ({ state }: VisitOfPart): string[] =>
  state === 'open' ? ['预约'] : state === 'booked' ? ['改约', '取消预约'] : state === 'passed' ? ['重新预约'] : []

/** The slot that begins then, if the authority offers it in the days that can be booked. */
async function slotFor(
  deps: AppointmentDeps,
  { row }: WholeCase,
  one: VisitOfPart,
  { date, from }: Wanted,
): Promise<Slot> {
  const stretch = bookableDays(deps, row.region)
  if (!isDate(date) || date < stretch.from || date > stretch.until)
    throw new Invalid([
      { where: 'body', target: 'date', message: `请选择 ${stretch.from} 至 ${stretch.until} 之间的日期` },
    ])
  const { authority, authority_name } = one.row
  const offered = slotsOn(
    await bookOf(deps, authority, 'window', { from: date, until: date }),
    date,
    deps.calendar,
    one.visit.minutes,
  )
  const slot = offered.find(each => each.from === from)
  if (slot) return { date: slot.date, half: slot.half, from: slot.from, to: slot.to }
  throw new Invalid([
    {
      where: 'body',
      target: offered.length > 0 ? 'from' : 'date',
      message:
        offered.length > 0
          ? `${authority_name}当天没有 ${from} 开始的时段，请从列出的时段中选择`
          : `${authority_name}在 ${date} 不接受预约，请另选一天`,
    },
  ])
}

const bookingFor = ({ caseNo, part, by }: Visiting, { row }: WholeCase, one: VisitOfPart, slot: Slot, tell: string) =>
  ({
    caseNo,
    purpose,
    ref: part,
    slot,
    subject: subjectOf(one.row),
    applicant: { id: row.applicant_id, name: row.applicant_name },
    by,
    tell,
  }) as const

function whereAndWhat(deps: AppointmentDeps, { row }: WholeCase, one: VisitOfPart): string {
  const { name, address } = placeOf(deps, row.region, one)
  const where = address ? `${name}（地址：${address}）` : name
  return `到${where}办理“${subjectOf(one.row)}”。${one.visit.both ? '请双方同时到场。' : ''}`
}
const keep = '如需改约或者取消，请在前一天以前办理。'
