import { describe, expect, test } from 'vitest'
import { Problem } from '../../api/client.ts'
import { lineProblems, readTable } from './table.ts'

describe('a file of the basic catalogue', () => {
  test.each([
    ['UTF-8', [0xe7, 0xbc, 0x96, 0xe7, 0xa0, 0x81], '编码'],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0xe7, 0xbc, 0x96], '编'],
    ['GB 18030, as spreadsheets save CSV', [0xb1, 0xe0, 0xc2, 0xeb], '编码'],
    ['UTF-16, as spreadsheets save text', [0xff, 0xfe, 0x16, 0x7f, 0x01, 0x78], '编码'],
  ])('is read in %s', (_, bytes, text) => {
    expect(readTable(new Uint8Array(bytes))).toEqual({ text })
  })

  test.each([
    ['xlsx', [0x50, 0x4b, 3, 4]],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ])('that is a workbook (%s) is sent back to be saved as CSV', (_, bytes) => {
    expect(readTable(new Uint8Array(bytes))).toEqual({ problem: expect.stringContaining('另存为') })
  })
})

test('what is wrong is told by line and column', () => {
  const table = (target: string, message: string) => ({ where: 'table', target, message })
  const problem = new Problem(422, {
    errors: [table('3:基本编码', '第 3 行“基本编码”：应为 12 位'), table('5', '第 5 行：这一行有 8 格')],
  })
  expect(lineProblems(problem)).toEqual([
    { line: '3', column: '基本编码', message: '应为 12 位' },
    { line: '5', column: '', message: '这一行有 8 格' },
  ])
  const other = new Problem(422, { errors: [{ where: 'body', target: 'source', message: '太短' }] })
  expect([lineProblems(other), lineProblems(new Error('x')), lineProblems(null)]).toEqual(Array(3).fill(undefined))
})
