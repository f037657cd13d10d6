/** 办理顺序 as a picture one can change: rows in the columns of their levels, lines for what comes before what. */
import type { LifeEvent, PublicService, ServiceRow } from '@onething/core/catalogue/schema.ts'
import { levelsOf, reaches } from '@onething/core/plan/order.ts'

export interface GraphLine {
  from: number
  to: number
  kind: 'before-acceptance' | 'before-decision'
  because: string
  /** Follows from what one service issues and another asks for; not written in the life event. */
  produced: boolean
}

export type Services = Record<string, PublicService>

type Rows = LifeEvent['services']

export function linesOf(rows: Rows, services: Services): GraphLine[] {
  const present = new Set(rows.map(row => row.row))
  const written = rows.flatMap(({ row: to, after = [] }) =>
    after
      .filter(one => present.has(one.row))
      .map(({ row: from, kind, because }) => ({ from, to, kind, because, produced: false })),
  )
  const lines: GraphLine[] = [...written]
  for (const line of producedLines(rows, services))
    if (!lines.some(one => one.from === line.from && one.to === line.to) && !leadsTo(lines, line.to, line.from))
      lines.push(line)
  return lines
}

function producedLines(rows: Rows, services: Services): GraphLine[] {
  return rows.flatMap(maker =>
    (services[maker.service]?.outputs ?? []).flatMap(({ evidence }) =>
      rows
        .filter(
          user => evidence && user !== maker && services[user.service]?.evidence.some(use => use.type === evidence),
        )
        .map(user => ({
          from: maker.row,
          to: user.row,
          kind: 'before-decision' as const,
          because: '后者要用前者的结果，由系统内部流转',
          produced: true,
        })),
    ),
  )
}

const edgesOf = (lines: readonly GraphLine[]) =>
  lines.map(({ from, to, kind, because }) => ({ from: String(from), to: String(to), kind, because }))

const leadsTo = (lines: readonly GraphLine[], from: number, to: number) =>
  reaches(edgesOf(lines), String(from), String(to))

const step = { x: 270, y: 118 }

/** Where each row stands: its level from left to right, its place in it from top to bottom. */
export function placesOf(rows: Rows, lines: readonly GraphLine[]): Map<number, { x: number; y: number }> {
  const levels = levelsOf(
    rows.map(row => String(row.row)),
    edgesOf(lines),
  )
  const tallest = Math.max(...levels.map(level => level.length), 1)
  return new Map(
    levels.flatMap((level, column) =>
      level.map((row, place): [number, { x: number; y: number }] => [
        Number(row),
        { x: column * step.x, y: (place + (tallest - level.length) / 2) * step.y },
      ]),
    ),
  )
}

/** Why a line cannot be drawn; null when it can. */
export function refusal(lines: readonly GraphLine[], from: number, to: number): string | null {
  if (from === to) return '一个事项不能排在自己之前。'
  if (lines.some(line => !line.produced && line.from === from && line.to === to))
    return '这两个事项之间已经有先后顺序。'
  const written = lines.filter(line => !line.produced)
  return leadsTo(written, to, from) ? '这样会形成循环：后面的事项已经排在前面的事项之前。' : null
}

/** High enough for the fullest column, within reason. */
export function heightOf(places: ReadonlyMap<number, { y: number }>): number {
  const lowest = Math.max(...[...places.values()].map(place => place.y), 0)
  return Math.min(460, Math.max(190, lowest + step.y + 40))
}

type After = NonNullable<ServiceRow['after']>[number]

export const afterOf = (rows: Rows, from: number, to: number): After | undefined =>
  rows.find(row => row.row === to)?.after?.find(one => one.row === from)

/** The rows with this order set between two of them; undefined takes it away. */
export function withAfter(rows: Rows, from: number, to: number, after: After | undefined): Rows {
  return rows.map(row => {
    if (row.row !== to) return row
    const list = row.after ?? []
    const at = list.findIndex(one => one.row === from)
    const others = list.filter(one => one.row !== from)
    const next = after ? (at < 0 ? [...list, after] : list.with(at, after)) : others
    const { after: _before, ...rest } = row
    return next.length > 0 ? { ...row, after: next } : rest
  })
}
