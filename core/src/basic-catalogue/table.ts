/** A table as people paste or save it: comma or tab separated, quoted where needed, with or without a byte order mark. */

export interface TableRow {
  /** The line of the file on which the row begins, counted from 1 as editors show it. */
  line: number
  cells: string[]
}

export interface Table {
  rows: TableRow[]
  /** The line whose quotation mark is never closed; what follows it cannot be told apart. */
  unclosed: number | null
}

export function parseTable(text: string): Table {
  const source = text.replace(/^﻿/, '').replace(/\r\n?/g, '\n')
  const separator = source.split('\n', 1)[0]!.includes('\t') ? '\t' : ','
  const rows: TableRow[] = []
  let row: TableRow = { line: 1, cells: [] }
  let cell = ''
  let quotedSince: number | null = null
  let line = 1

  const endCell = () => {
    row.cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.cells.some(one => one !== '')) rows.push(row)
    row = { line: line + 1, cells: [] }
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!
    if (quotedSince !== null) {
      if (character === '"' && source[at + 1] === '"') cell += source[++at]
      else if (character === '"') quotedSince = null
      else cell += character
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      quotedSince = line
    } else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else cell += character
    if (character === '\n') line++
  }
  if (cell !== '' || row.cells.length > 0) endRow()
  return { rows, unclosed: quotedSince }
}
