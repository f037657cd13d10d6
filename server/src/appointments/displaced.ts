/**
 * 机关调整: bookings at times that their authority no longer offers (a day closed, another week, a holiday announced),
 * and bookings of parts that have ended. Run after every change of a calendar and again every night, so that a crash in
 * between, or a booking made at that very moment, is caught up with.
 */
import { calendarKinds } from '@onething/core/appointments/rules.ts'
import { capacityOf, freeSlots, minuteOf } from '@onething/core/appointments/slots.ts'
import { type Booking, bookingOf, cancelBooking, type purposes, slotInWords } from './appointments.ts'
import { type AppointmentDeps, authorityRegion, bookableDays, bookOf, type OwnBook, todayOf } from './calendars.ts'
import * as store from './store.ts'

const system = { id: 'system', name: '系统' }
const offered = 3

/** Ends what can no longer take place and tells those who booked, with the next free times. Returns how many. */
export async function releaseDisplaced(deps: AppointmentDeps, authorities?: readonly string[]): Promise<number> {
  const today = todayOf(deps)
  let released = 0
  for (const authority of authorities ?? (await store.authoritiesWithBookings(deps.database, today))) {
    const rows = await store.bookingsAhead(deps.database, authority, today)
    for (const kind of Object.keys(calendarKinds) as (keyof typeof calendarKinds)[]) {
      const mine = rows.filter(row => row.kind === kind)
      const last = mine.at(-1)
      if (!last) continue
      const book = await bookOf(deps, authority, kind, { from: today, until: last.date })
      for (const row of mine) {
        if (capacityOf(book, bookingOf([row]).slot, deps.calendar) !== undefined) continue
        await release(deps, row, book)
        released++
      }
    }
  }
  return released
}

async function release(deps: AppointmentDeps, row: store.BookingRow, book: OwnBook) {
  const booking = bookingOf([row])
  const why = book.listed.find(one => one.date === row.date)?.reason ?? '接待时间有调整'
  const lost = `因${row.authority_name}${why}，${slotInWords(booking.slot)}`
  const text =
    booking.purpose === 'visit'
      ? `${lost}办理“${row.subject}”的预约已取消，给您带来不便，敬请谅解。${await alternatives(deps, row)}`
      : `${lost}的${row.subject}已取消，各部门会另行约定时间并告知您。`
  await cancelBooking(deps, { ...booking, by: system, why, as: 'closed', tell: { recipient: row.applicant_id, text } })
}

/** The next free times of the same length. */
async function alternatives(deps: AppointmentDeps, row: store.BookingRow): Promise<string> {
  const stretch = bookableDays(deps, authorityRegion(deps, row.authority))
  const minutes = minutesBetween(row.starts, row.ends)
  const book = await bookOf(deps, row.authority, row.kind, stretch)
  const free = freeSlots(book, stretch, deps.calendar, minutes).slice(0, offered)
  return free.length > 0
    ? `最近可以预约：${free.map(slotInWords).join('、')}。请在办件页面重新选择。`
    : '目前没有可以预约的时间，请稍后在办件页面查看。'
}

const minutesBetween = (from: string, to: string) => minuteOf(to) - minuteOf(from)

/** A part that was decided, refused or withdrawn keeps no place from others. */
export async function releaseOfEndedParts(deps: AppointmentDeps): Promise<number> {
  const rows = await store.bookingsOfEndedParts(deps.database, 'visit' satisfies keyof typeof purposes, todayOf(deps))
  for (const row of rows) {
    const booking: Booking = bookingOf([row])
    const text = `“${row.subject}”已经结束，${slotInWords(booking.slot)}的预约已取消，不用到场。`
    await cancelBooking(deps, {
      ...booking,
      by: system,
      why: '事项已经结束',
      as: 'over',
      tell: { recipient: row.applicant_id, text },
    })
  }
  return rows.length
}
