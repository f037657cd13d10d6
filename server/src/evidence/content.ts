/**
 * What an uploaded file really is, told by its bytes; names and announced types are only compared with them.
 * This keeps programs and unreadable files out. It is no virus scanner.
 */
import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'

const kinds = {
  pdf: { label: 'PDF', extensions: ['.pdf'], mediaType: 'application/pdf' },
  jpeg: { label: 'JPG 图片', extensions: ['.jpg', '.jpeg'], mediaType: 'image/jpeg' },
  png: { label: 'PNG 图片', extensions: ['.png'], mediaType: 'image/png' },
  docx: {
    label: 'Word（.docx）',
    extensions: ['.docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    label: 'Excel（.xlsx）',
    extensions: ['.xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const
export type ContentKind = keyof typeof kinds
const allKinds = Object.keys(kinds) as ContentKind[]

export const maximumFileSize = 20 * 1024 * 1024

export type Content = { problem: null; kind: ContentKind; mediaType: string } | { problem: string }

/** Accepts a file of one of the kinds, or tells the person who sends it what is wrong and what to do. */
export async function examineContent(
  bytes: Uint8Array,
  fileName: string,
  accept: readonly ContentKind[] = allKinds,
): Promise<Content> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const named = extname(fileName).toLowerCase()
  if (file.length === 0) return { problem: '文件是空的，请重新选择文件上传' }
  if (file.length > maximumFileSize) return { problem: '文件超过 20 MB，请压缩或拆分后上传' }

  const found = (await fileTypeFromBuffer(file))?.ext ?? ''
  const kind = kindOf(found)
  if (kind === undefined) return { problem: whyUnknown(file, found, named, accept) }
  if (!accept.includes(kind)) return { problem: `这是 ${kinds[kind].label}文件。${accepted(accept)}` }
  if (named !== '' && !(kinds[kind].extensions as readonly string[]).includes(named))
    return { problem: `文件名以 ${named} 结尾，内容却是 ${kinds[kind].label}，请重新导出或改正文件名后上传` }

  const problem = defects[kind](file)
  return problem === null ? { problem, kind, mediaType: kinds[kind].mediaType } : { problem }
}

const accepted = (accept: readonly ContentKind[]) => `请上传 ${accept.map(kind => kinds[kind].label).join('、')}文件`

const kindOf = (extension: string) => allKinds.find(kind => kind === (extension === 'jpg' ? 'jpeg' : extension))

// ── what is not accepted ────────────────────────────────────────────────────────────────────────────────────────────

const programs = new Set([
  'exe',
  'elf',
  'macho',
  'dex',
  'apk',
  'jar',
  'class',
  'wasm',
  'lnk',
  'swf',
  'deb',
  'rpm',
  'crx',
])
const macros = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm'])

function whyUnknown(file: Buffer, found: string, named: string, accept: readonly ContentKind[]): string {
  if (programs.has(found) || file.subarray(0, 2).toString('latin1') === '#!')
    return `这是可执行的程序，不能上传。${accepted(accept)}`
  if (macros.has(found)) return withMacros
  if (found === 'cfb')
    return `这是旧版 Office 文件（.doc、.xls）或加了密码的文件，请取消密码并另存为新格式后上传。${accepted(accept)}`
  const claimed = allKinds.find(kind => (kinds[kind].extensions as readonly string[]).includes(named))
  if (claimed !== undefined)
    return `文件名以 ${named} 结尾，内容却不是完整的 ${kinds[claimed].label}，可能已损坏，请重新导出或扫描后上传`
  return `无法识别这个文件的格式。${accepted(accept)}`
}

const withMacros = '文件含有宏（自动执行的程序），请另存为不含宏的 .docx 或 .xlsx，或导出为 PDF 后上传'

// ── what is accepted must be whole and harmless ─────────────────────────────────────────────────────────────────────

type Defect = (file: Buffer) => string | null

const cutShort = (label: string) => `${label}不完整，可能没有传完或已损坏，请重新导出或扫描后上传`

/** The central directory of a zip ends within its last 64 KiB of comment plus the 22 bytes of its end record. */
const office: Defect = file => {
  if (file.subarray(-(0xffff + 22)).indexOf('PK\x05\x06', 0, 'latin1') < 0) return cutShort('Office 文件')
  return file.includes('vbaProject.bin') ? withMacros : null
}

const defects: Record<ContentKind, Defect> = {
  // ISO 32000 7.5.5: the file ends with %%EOF; readers look for it in the last 1024 bytes.
  pdf: file => {
    if (file.subarray(0, 5).toString('latin1') !== '%PDF-' || !file.subarray(-1024).includes('%%EOF'))
      return cutShort('PDF 文件')
    const text = file.toString('latin1')
    if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text)) return 'PDF 文件加了密码或限制，请取消后重新保存，再上传'
    if (/\/S\s*\/(JavaScript|Launch)\b/.test(text))
      return 'PDF 文件含有会自动执行的脚本，请用“打印为 PDF”另存一份后上传'
    return null
  },
  // Cameras append data after the end marker, so any place will do; a cut behind an embedded thumbnail goes unseen.
  jpeg: file => (file.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0 ? null : cutShort('JPG 图片')),
  png: file => (file.includes('IEND', 0, 'latin1') ? null : cutShort('PNG 图片')),
  docx: office,
  xlsx: office,
}
