/**
 * Signatures inside a PDF (ISO 32000-1, 12.8): each is appended as a revision of its own, which leaves every byte before
 * it as it was, so several organs may sign one after the other. It reads what our typesetter writes: objects in the
 * clear and one cross-reference table for each revision.
 */
import type { Signer } from './cms.ts'

export interface Signature {
  signer: Signer
  /** The organ, as viewers show it. */
  name: string
  /** ISO 8601. */
  at: string
}

/** What is signed: everything but the signature itself, which stands between the two ranges as hexadecimal text. */
export async function signPdf(pdf: Buffer, { signer, name, at }: Signature): Promise<Buffer> {
  const revised = revise(pdf, {
    name,
    at,
    contents: '0'.repeat(signer.maxLength * 2),
    byteRange: '0'.padEnd(rangeWidth),
  })
  const start = revised.indexOf(contentsKey, pdf.length) + contentsKey.length
  const end = start + signer.maxLength * 2 + '<>'.length
  const ranges = [0, start, end, revised.length - end].join(' ').padEnd(rangeWidth)
  revised.write(ranges, revised.indexOf(rangeKey, pdf.length) + rangeKey.length, 'latin1')
  const signature = await signer.sign(Buffer.concat([revised.subarray(0, start), revised.subarray(end)]))
  if (signature.length > signer.maxLength)
    throw new Error(`a signature of ${signature.length} bytes has no room in ${signer.maxLength}`)
  revised.write(signature.toString('hex'), start + 1, 'latin1')
  return revised
}

const contentsKey = '/Contents '
const rangeKey = '/ByteRange ['
/** Four numbers of up to ten digits. */
const rangeWidth = 43

interface Field {
  name: string
  at: string
  contents: string
  byteRange: string
}

/** The same document with an empty signature: a field without a picture, for the seal is part of the page. */
function revise(pdf: Buffer, { name, at, contents, byteRange }: Field): Buffer {
  const file = pdf.toString('latin1')
  const trailer = file.slice(file.lastIndexOf('trailer'))
  const size = Number(entryOf(trailer, 'Size'))
  const [signature, field] = [size, size + 1]
  const page = firstPageOf(file)
  const root = referenceOf(trailer, 'Root')
  const objects: [id: number, body: string][] = [
    [
      signature,
      `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/Name ${textString(name)}\n` +
        `/M (${pdfDate(at)})\n${rangeKey}${byteRange}]\n${contentsKey}<${contents}>\n>>`,
    ],
    [
      field,
      `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Signature${signature})\n/V ${signature} 0 R\n` +
        `/P ${page.id} 0 R\n/Rect [0 0 0 0]\n/F 132\n>>`,
    ],
    [page.id, withReference(page.body, 'Annots', field)],
    [root, withField(objectOf(file, root), field)],
  ]
  return appended(pdf, file, trailer, objects)
}

function appended(pdf: Buffer, file: string, trailer: string, objects: [id: number, body: string][]): Buffer {
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)![1]
  let text = '\n'
  const offsets: [id: number, offset: number][] = []
  for (const [id, body] of objects) {
    offsets.push([id, pdf.length + text.length])
    text += `${id} 0 obj\n${body}\nendobj\n`
  }
  const start = pdf.length + text.length
  const rows = offsets.map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = Math.max(Number(entryOf(trailer, 'Size')), ...offsets.map(([id]) => id + 1))
  text +=
    `xref\n${rows.join('')}trailer\n<<\n/Size ${size}\n/Prev ${before}\n/Root ${entryOf(trailer, 'Root')}\n` +
    `/Info ${entryOf(trailer, 'Info')}\n/ID ${entryOf(trailer, 'ID')}\n>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(text, 'latin1')])
}

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Up to the end of its line, as our typesetter and this file write it. */
const entryOf = (dictionary: string, key: string): string => new RegExp(`/${key} (.+)`).exec(dictionary)![1]!

const referenceOf = (dictionary: string, key: string): number => Number.parseInt(entryOf(dictionary, key), 10)

/** The newest revision of it. */
function objectOf(file: string, id: number): string {
  const head = `\n${id} 0 obj\n`
  const start = file.lastIndexOf(head) + head.length
  return file.slice(start, file.indexOf('\nendobj', start))
}

function firstPageOf(file: string): { id: number; body: string } {
  const id = Number(/\n(\d+) 0 obj\n<<\n\s*\/Type \/Page\n/.exec(file)![1])
  return { id, body: objectOf(file, id) }
}

const withReference = (dictionary: string, key: string, id: number): string =>
  dictionary.includes(`/${key} [`)
    ? dictionary.replace(new RegExp(`/${key} \\[[^\\]]*`), list => `${list} ${id} 0 R`)
    : dictionary.replace(/>>$/, `/${key} [${id} 0 R]\n>>`)

/** SigFlags 3: it is signed, and may only be appended to. */
const withField = (catalog: string, id: number): string =>
  catalog.includes('/AcroForm')
    ? withReference(catalog, 'Fields', id)
    : catalog.replace(/>>$/, `/AcroForm <<\n/Fields [${id} 0 R]\n/SigFlags 3\n>>\n>>`)

// ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const textString = (words: string): string => `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`

const pdfDate = (at: string): string => `D:${at.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
