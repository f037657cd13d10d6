/** Files as people have them, and what the server says of their lines. */
import { Problem } from '../../api/client.ts'

export type TableFile = { text: string } | { problem: string }

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)

/** UTF-8, else what a spreadsheet saves on a Chinese computer: GB 18030, or UTF-16 for “Unicode text”. */
export function readTable(bytes: Uint8Array): TableFile {
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { problem: '这是 Excel 工作簿，请先另存为“CSV（逗号分隔）”再选择' }
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes) }
  }
}

export interface LineProblem {
  line: string
  column: string
  message: string
}

/** Undefined when the problem is not about the lines of the table. */
export function lineProblems(problem: unknown): LineProblem[] | undefined {
  if (!(problem instanceof Problem)) return undefined
  const lines = problem.errors.filter(({ where }) => where === 'table')
  if (lines.length === 0) return undefined
  return lines.map(({ target, message }) => {
    const [, line = target, column = ''] = /^(\d+)(?::([\s\S]*))?$/.exec(target) ?? []
    const opening = `第 ${line} 行${column ? `“${column}”` : ''}：`
    return { line, column, message: message.startsWith(opening) ? message.slice(opening.length) : message }
  })
}
