/** How dates, numbers and lists read. All clocks are Henan's. */
import { limitUnits } from '@onething/core/catalogue/vocabulary.ts'
import type { Days } from '../api/types.ts'

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })
  return (value: string) => formatter.format(new Date(value.length === 10 ? `${value}T12:00:00+08:00` : value))
}

export const clock = format({ hour: '2-digit', minute: '2-digit' })
export const day = format({ year: 'numeric', month: 'long', day: 'numeric' })
export const moment = format({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' })

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
let daysAhead = 0
/** A demonstration's clock may be ahead of the browser's. */
export const setDaysAhead = (days: number) => {
  daysAhead = days
}
export const today = () => isoDay.format(new Date(Date.now() + daysAhead * 24 * 3600_000))

/** Whole calendar days from today; negative when past. */
export const daysUntil = (date: string) =>
  Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today())) / (24 * 3600_000))

export const days = (limit: Days) => (limit.days === 0 ? '当场办结' : `${limit.days} ${limitUnits[limit.unit]}`)

export const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Sentences of the catalogue come with and without a full stop. */
export const sentence = (text: string) => (/[。！？；.]$/.test(text) ? text : `${text}。`)
