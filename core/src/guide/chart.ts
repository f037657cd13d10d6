/**
 * 流程图: the order of a life event drawn from left to right. Each service stands in the column of its level; a line that
 * passes a column has a place of its own there, so that it crosses no box. Pure: the same data make the same picture.
 */
import type { DocumentFlow, DocumentService } from './schema.ts'

/** In points; the page has 160 mm between its margins. */
const page = { width: 453, bar: 20, gapAtLeast: 20, boxAtMost: 120, row: 9 }
const type = { size: 8, leading: 10.5, small: 7 }
const inset = { x: 5, y: 5 }

export interface ChartBox {
  number: number
  lines: string[]
  limit: string
  always: boolean
  x: number
  y: number
  width: number
  height: number
}

export interface ChartLine {
  points: [x: number, y: number][]
  /** A gate before the decision is drawn broken, a precedence and the way in and out unbroken. */
  gate: boolean
  /** Ends with an arrow: it leads to a service or to the end. */
  main: boolean
}

export interface Chart {
  width: number
  height: number
  bars: { label: string; x: number; y: number; width: number; height: number }[]
  boxes: ChartBox[]
  lines: ChartLine[]
}

type Drawn = Pick<DocumentService, 'number' | 'name' | 'always' | 'promisedLimit'>

/** A box, or the place where a long line passes a column. */
interface Spot {
  box: ChartBox | null
  column: number
  order: number
  y: number
  height: number
  from: Spot[]
}

export function chartOf(services: Drawn[], flow: Pick<DocumentFlow, 'levels' | 'edges'>): Chart {
  const columns = flow.levels.length
  const room = page.width - 2 * page.bar - (columns + 1) * page.gapAtLeast
  const boxWidth = Math.min(page.boxAtMost, room / columns)
  const gap = (page.width - 2 * page.bar - columns * boxWidth) / (columns + 1)
  const columnX = (column: number) => page.bar + gap + column * (boxWidth + gap)

  const grid: Spot[][] = flow.levels.map(() => [])
  const spotOf = new Map<number, Spot>()
  for (const [column, level] of flow.levels.entries())
    for (const number of level) {
      const box = boxOf(services.find(service => service.number === number)!, columnX(column), boxWidth)
      const spot = place(grid, column, box, box.height)
      spotOf.set(number, spot)
    }

  const routes: { spots: Spot[]; gate: boolean }[] = []
  for (const { from, to, kind } of flow.edges) {
    const [start, end] = [spotOf.get(from)!, spotOf.get(to)!]
    if (start.column >= end.column) continue
    routes.push({ spots: passing(start, end.column, end), gate: kind === 'before-decision' })
  }
  const followed = new Set(flow.edges.map(edge => edge.from))
  const outs = [...spotOf].filter(([number]) => !followed.has(number)).map(([, spot]) => passing(spot, columns, null))

  arrange(grid)
  const height = Math.max(...grid.map(heightOf), 60)
  for (const [place, column] of grid.entries()) stack(column, height, place === 0)

  const waiting = new Set(flow.edges.map(edge => edge.to))
  const lines: ChartLine[] = [
    ...[...spotOf].filter(([number]) => !waiting.has(number)).map(([, spot]) => inTo(spot)),
    ...routes.map(({ spots, gate }) => ({ points: through(spots), gate, main: true })),
    ...outs.map(spots => ({
      points: [...through(spots), [page.width - page.bar, middle(spots.at(-1)!)] as [number, number]],
      gate: false,
      main: true,
    })),
  ]
  return {
    width: page.width,
    height,
    bars: [
      { label: '一窗收件', x: 0, y: 0, width: page.bar, height },
      { label: '统一出件', x: page.width - page.bar, y: 0, width: page.bar, height },
    ],
    boxes: [...spotOf.values()].map(({ box, y }) => ({ ...box!, y })),
    lines,
  }

  function passing(start: Spot, until: number, end: Spot | null): Spot[] {
    const spots = [start]
    for (let column = start.column + 1; column < until; column++) {
      const spot = place(grid, column, null, type.size)
      spot.from.push(spots.at(-1)!)
      spots.push(spot)
    }
    if (end) {
      end.from.push(spots.at(-1)!)
      spots.push(end)
    }
    return spots
  }

  function through(spots: Spot[]): [number, number][] {
    return spots.flatMap((spot, index): [number, number][] => {
      const [left, right] = [columnX(spot.column), columnX(spot.column) + boxWidth]
      const y = middle(spot)
      if (spot.box === null)
        return [
          [left, y],
          [right, y],
        ]
      return index === 0 ? [[right, y]] : [[left, y]]
    })
  }

  function inTo(spot: Spot): ChartLine {
    return {
      points: [
        [page.bar, middle(spot)],
        [columnX(spot.column), middle(spot)],
      ],
      gate: false,
      main: true,
    }
  }
}

const middle = ({ y, height }: Spot) => y + height / 2

function place(grid: Spot[][], column: number, box: ChartBox | null, height: number): Spot {
  const spot: Spot = { box, column, order: grid[column]!.length, y: 0, height, from: [] }
  grid[column]!.push(spot)
  return spot
}

/** Each column in the order of what leads into it, so that few lines cross. */
function arrange(grid: Spot[][]) {
  for (const column of grid.slice(1)) {
    const weight = new Map(
      column.map(spot => [
        spot,
        spot.from.length === 0 ? spot.order : spot.from.reduce((sum, one) => sum + one.order, 0) / spot.from.length,
      ]),
    )
    column.sort((a, b) => weight.get(a)! - weight.get(b)! || a.order - b.order)
    for (const [order, spot] of column.entries()) spot.order = order
  }
}

const heightOf = (column: Spot[]) => column.reduce((sum, { height }) => sum + height, (column.length - 1) * page.row)

/** The first column is spread over the height; in the others each spot stands beside what leads into it, where there is room. */
function stack(column: Spot[], height: number, first: boolean) {
  const gap = first ? Math.max(page.row, (height - heightOf(column)) / (column.length + 1)) : page.row
  const wanted = (spot: Spot) =>
    spot.from.reduce((sum, one) => sum + middle(one), 0) / spot.from.length - spot.height / 2
  let least = first ? (height - heightOf(column) - (column.length - 1) * (gap - page.row)) / 2 : 0
  for (const spot of column) {
    spot.y = first ? least : Math.max(least, wanted(spot))
    least = spot.y + spot.height + gap
  }
  let most = height
  for (const spot of column.toReversed()) {
    spot.y = Math.min(spot.y, most - spot.height)
    most = spot.y - page.row
  }
}

function boxOf({ number, name, always, promisedLimit }: Drawn, x: number, width: number): ChartBox {
  const lines = wrap(`${number}. ${name}`, Math.floor((width - 2 * inset.x) / type.size))
  const height = lines.length * type.leading + type.leading + 2 * inset.y
  return { number, lines, limit: promisedLimit.text, always, x, y: 0, width, height }
}

/** Chinese breaks anywhere except before a closing mark; Latin and digits count half. */
export function wrap(words: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of words.match(/[!-~]+|\s|[^!-~\s]/g) ?? []) {
    const size = [...piece].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x2e80 ? 0.6 : 1), 0)
    if (used + size > most && line !== '' && !/^[，。、；：！？）》”]/.test(piece)) {
      lines.push(line)
      line = ''
      used = 0
    }
    if (line === '' && piece === ' ') continue
    line += piece
    used += size
  }
  return line === '' ? lines : [...lines, line]
}

// ── the picture ─────────────────────────────────────────────────────────────────────────────────────────────────────

const colour = { line: '#55606e', box: '#1f4e8c', pale: '#eef3fa', plain: '#ffffff', text: '#1a1a1a', grey: '#5a5a5a' }

/** As SVG, for the page and the screen alike. Text is escaped: names are data. */
export function chartSvg({ width, height, bars, boxes, lines }: Chart, title: string): string {
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<defs><marker id="tip" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L6 3L0 6z" fill="${colour.line}"/></marker></defs>`,
    ...lines.map(lineSvg),
    ...bars.map(barSvg),
    ...boxes.map(boxSvg),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${width + 2} ${round(height) + 2}" width="${width + 2}" height="${round(height) + 2}" role="img" font-family="'Noto Serif SC', 'Source Han Serif SC', SimSun, serif">${parts.join('')}</svg>`
}

function lineSvg({ points, gate }: ChartLine): string {
  const [[x, y], ...rest] = points as [[number, number], ...[number, number][]]
  let path = `M${round(x)} ${round(y)}`
  let [atX, atY] = [x, y]
  for (const [toX, toY] of rest) {
    const half = round((atX + toX) / 2)
    path +=
      atY === toY
        ? `L${round(toX)} ${round(toY)}`
        : `C${half} ${round(atY)} ${half} ${round(toY)} ${round(toX)} ${round(toY)}`
    atX = toX
    atY = toY
  }
  return `<path d="${path}" fill="none" stroke="${colour.line}" stroke-width="0.8"${gate ? ' stroke-dasharray="3 2"' : ''} marker-end="url(#tip)"/>`
}

/** The label stands upright, one character below the other. */
function barSvg({ label, x, y, width, height }: Chart['bars'][number]): string {
  const letters = [...label]
  const step = Math.min(type.leading + 1, (height - 8) / letters.length)
  const top = y + height / 2 - ((letters.length - 1) * step) / 2 + type.size * 0.36
  const words = letters.map(
    (letter, place) =>
      `<text x="${round(x + width / 2)}" y="${round(top + place * step)}" text-anchor="middle" font-size="${round(Math.min(type.size + 1, step))}" fill="${colour.plain}">${escaped(letter)}</text>`,
  )
  return `<rect x="${x}" y="${y}" width="${width}" height="${round(height)}" rx="3" fill="${colour.box}"/>${words.join('')}`
}

function boxSvg({ lines, limit, always, x, y, width, height }: ChartBox): string {
  const words = lines.map(
    (line, place) =>
      `<text x="${round(x + inset.x)}" y="${round(y + inset.y + (place + 0.78) * type.leading)}" font-size="${type.size}" fill="${colour.text}">${escaped(line)}</text>`,
  )
  const below = `<text x="${round(x + inset.x)}" y="${round(y + inset.y + (lines.length + 0.78) * type.leading)}" font-size="${type.small}" fill="${colour.grey}">${escaped(limit)}${always ? '' : ' · 按情形'}</text>`
  const frame = `fill="${always ? colour.pale : colour.plain}" stroke="${colour.box}" stroke-width="0.9"${always ? '' : ' stroke-dasharray="4 2"'}`
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="3" ${frame}/>${words.join('')}${below}`
}

const round = (value: number) => Math.round(value * 10) / 10

const escapes: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' }
const escaped = (words: string) => words.replace(/[<>&"']/g, one => escapes[one]!)
