import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type ContentKind, examineContent, maximumFileSize } from './content.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

const pdf = (trailer = '<< /Root 1 0 R >>', body = '') =>
  latin1(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${body}>>\nendobj\ntrailer\n${trailer}\nstartxref\n9\n%%EOF\n`)

const jpeg = Buffer.concat([
  latin1('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00'),
  latin1('\xff\xd9'),
])

const png = Buffer.concat([
  latin1('\x89PNG\r\n\x1a\n'),
  chunk('IHDR', latin1('\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00')),
  chunk('IDAT', latin1('\x78\x9c\x63\x00\x00\x00\x02\x00\x01')),
  chunk('IEND', Buffer.alloc(0)),
])

const main = 'application/vnd.openxmlformats-officedocument'
const docx = office('word/document.xml', `${main}.wordprocessingml.document.main+xml`)
const xlsx = office('xl/workbook.xml', `${main}.spreadsheetml.sheet.main+xml`)

describe('accepted by content', () => {
  test.each<[string, Buffer, ContentKind, string]>([
    ['租赁合同.pdf', pdf(), 'pdf', 'application/pdf'],
    ['门头照片.JPG', jpeg, 'jpeg', 'image/jpeg'],
    ['门头照片.jpeg', jpeg, 'jpeg', 'image/jpeg'],
    ['平面图.png', png, 'png', 'image/png'],
    ['章程.docx', docx, 'docx', `${main}.wordprocessingml.document`],
    ['名册.xlsx', xlsx, 'xlsx', `${main}.spreadsheetml.sheet`],
    ['scan', pdf(), 'pdf', 'application/pdf'],
  ])('%s', async (name, file, kind, mediaType) =>
    expect(await examineContent(file, name)).toEqual({ problem: null, kind, mediaType }),
  )

  test('a view into a larger buffer is read as the view', async () => {
    const whole = Buffer.concat([latin1('MZ junk'), pdf()])
    expect(
      await examineContent(new Uint8Array(whole.buffer, whole.byteOffset + 7, pdf().length), 'a.pdf'),
    ).toMatchObject({
      kind: 'pdf',
    })
  })

  test('the limit itself is allowed', async () => {
    const padding = Buffer.alloc(maximumFileSize - pdf().length - 1, ' ')
    const file = Buffer.concat([latin1('%PDF-1.7\n'), padding, pdf().subarray(8)])
    expect(file.length).toBe(maximumFileSize)
    expect((await examineContent(file, '图册.pdf')).problem).toBeNull()
  })
})

describe('refused', () => {
  test.each<[string, string, Buffer, string]>([
    ['nothing in it', '空.pdf', Buffer.alloc(0), '文件是空的，请重新选择文件上传'],
    ['too large', '图册.pdf', Buffer.alloc(maximumFileSize + 1), '文件超过 20 MB，请压缩或拆分后上传'],
    [
      'a picture named as a PDF',
      '合同.pdf',
      jpeg,
      '文件名以 .pdf 结尾，内容却是 JPG 图片，请重新导出或改正文件名后上传',
    ],
    ['a PDF named as a program', '合同.pdf.exe', pdf(), '文件名以 .exe 结尾，内容却是 PDF'],
    ['a Windows program named as a PDF', '合同.pdf', latin1(`MZ${'\x00'.repeat(200)}`), '这是可执行的程序，不能上传'],
    ['a Linux program', '合同', latin1(`\x7fELF\x02\x01\x01${'\x00'.repeat(60)}`), '这是可执行的程序，不能上传'],
    ['a script', '说明.pdf', latin1('#!/bin/sh\nrm -rf /\n'), '这是可执行的程序，不能上传'],
    [
      'a web page named as a picture',
      '照片.png',
      latin1('<html><script>alert(1)</script></html>'),
      '内容却不是完整的 PNG 图片',
    ],
    ['a drawing with scripts in it', '图.svg', latin1('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), '无法识别'],
    [
      'plain text',
      '说明.txt',
      latin1('hello'),
      '无法识别这个文件的格式。请上传 PDF、JPG 图片、PNG 图片、Word（.docx）、Excel（.xlsx）文件',
    ],
    [
      'an old Word file',
      '章程.doc',
      latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\x00'.repeat(600)}`),
      '旧版 Office 文件（.doc、.xls）或加了密码',
    ],
    [
      'a document with macros',
      '章程.docm',
      office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      '文件含有宏',
    ],
    [
      'macros under a plain name',
      '章程.docx',
      office('word/document.xml', `${main}.wordprocessingml.document.main+xml`, 'word/vbaProject.bin'),
      '文件含有宏',
    ],
    ['a zip', '材料.zip', zip([['读我.txt', latin1('hello')]]), '无法识别这个文件的格式'],
    ['a PDF cut short', '合同.pdf', pdf().subarray(0, 60), 'PDF 文件不完整'],
    ['a PDF without its first bytes', '合同.pdf', pdf().subarray(3), '内容却不是完整的 PDF，可能已损坏'],
    ['a PDF with a password', '合同.pdf', pdf('<< /Root 1 0 R /Encrypt 5 0 R >>'), 'PDF 文件加了密码或限制'],
    [
      'a PDF with a script',
      '合同.pdf',
      pdf(undefined, '/OpenAction << /S /JavaScript /JS (app.alert) >> '),
      '会自动执行的脚本',
    ],
    [
      'a PDF that starts a program',
      '合同.pdf',
      pdf(undefined, '/OpenAction << /S/Launch /F (cmd.exe) >> '),
      '会自动执行的脚本',
    ],
    ['a JPEG cut short', '照片.jpg', jpeg.subarray(0, 20), 'JPG 图片不完整'],
    ['a PNG cut short', '照片.png', png.subarray(0, 50), 'PNG 图片不完整'],
    ['a DOCX cut short', '章程.docx', docx.subarray(0, -40), 'Office 文件不完整'],
  ])('%s', async (_, name, file, problem) => expect((await examineContent(file, name)).problem).toContain(problem))

  test('a kind that this evidence does not take', async () => {
    expect(await examineContent(docx, '章程.docx', ['pdf', 'jpeg'])).toEqual({
      problem: '这是 Word（.docx）文件。请上传 PDF、JPG 图片文件',
    })
  })
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin1(type), data])
  return Buffer.concat([uint32(data.length, 'BE'), body, uint32(crc32(body), 'BE')])
}

function office(part: string, contentType: string, ...more: string[]): Buffer {
  const types = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${contentType}"/></Types>`
  return zip([
    ['[Content_Types].xml', latin1(types)],
    ...[part, ...more].map(name => [name, latin1('<x/>')] as [string, Buffer]),
  ])
}

/** A zip whose entries are stored, not compressed. */
function zip(entries: [string, Buffer][]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, data] of entries) {
    const path = Buffer.from(name)
    const sizes = Buffer.concat([
      uint32(crc32(data)),
      uint32(data.length),
      uint32(data.length),
      uint16(path.length),
      uint16(0),
    ])
    const common = Buffer.concat([uint16(20), uint16(0), uint16(0), uint32(0), sizes])
    const file = Buffer.concat([latin1('PK\x03\x04'), common, path, data])
    directory.push(latin1('PK\x01\x02'), uint16(20), common, Buffer.alloc(10), uint32(offset), path)
    files.push(file)
    offset += file.length
  }
  const index = Buffer.concat(directory)
  const count = uint16(entries.length)
  const end = Buffer.concat([
    latin1('PK\x05\x06'),
    uint32(0),
    count,
    count,
    uint32(index.length),
    uint32(offset),
    uint16(0),
  ])
  return Buffer.concat([...files, index, end])
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function uint32(value: number, order: 'LE' | 'BE' = 'LE'): Buffer {
  const buffer = Buffer.alloc(4)
  if (order === 'LE') buffer.writeUInt32LE(value)
  else buffer.writeUInt32BE(value)
  return buffer
}
