/** For tests: the text of a PDF as its pages draw it, read back through the fonts' own tables. Line breaks are lost. */
import { inflateSync } from 'node:zlib'

export function pagesOf(pdf: Buffer): string[] {
  const file = pdf.toString('latin1')
  const objects = new Map([...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)^endobj/gm)].map(([, id, body]) => [id!, body!]))
  const fonts = new Map<string, Glyphs>()
  const glyphsOf = (id: string) => {
    const known = fonts.get(id) ?? glyphs(stream(objects.get(reference(objects.get(id)!, 'ToUnicode'))!))
    fonts.set(id, known)
    return known
  }
  return [...objects.values()]
    .filter(body => /\/Type \/Page\n/.test(body))
    .map(page => {
      const named = new Map([...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, glyphsOf(id!)]))
      return drawn(stream(objects.get(reference(page, 'Contents'))!), named)
    })
}

type Glyphs = Map<string, string>

const reference = (body: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(body)![1]!

function stream(body: string): string {
  const start = body.indexOf('stream\n') + 'stream\n'.length
  const bytes = Buffer.from(body.slice(start, start + Number(/\/Length (\d+)/.exec(body)![1])), 'latin1')
  return (/\/FlateDecode/.test(body.slice(0, start)) ? inflateSync(bytes) : bytes).toString('latin1')
}

const glyphs = (table: string): Glyphs =>
  new Map(
    [...table.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)].map(([, glyph, text]) => [
      glyph!,
      Buffer.from(text!, 'hex').swap16().toString('utf16le'),
    ]),
  )

/** Notes for screen readers between the strings; they hold strings of their own. */
const marks = /\/Span <<\n[\s\S]*?\n>> BDC/g

function drawn(content: string, fonts: Map<string, Glyphs>): string {
  let text = ''
  let font: Glyphs = new Map()
  for (const [, block] of content.matchAll(/^BT\n([\s\S]*?)^ET$/gm)) {
    const named = /\/(f\d+) [\d.]+ Tf/.exec(block!)
    if (named) font = fonts.get(named[1]!)!
    for (const code of codes(block!.replace(marks, ''))) text += font.get(code) ?? ''
  }
  return text
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The glyph codes of all strings: hexadecimal ones, and literal ones, where balanced parentheses may stand bare. */
function codes(block: string): string[] {
  let hex = ''
  let depth = 0
  for (let at = 0; at < block.length; at++) {
    const character = block[at]!
    if (depth === 0) {
      const [digits] = /^<[0-9A-F]+>/.exec(block.slice(at)) ?? []
      if (digits) hex += digits.slice(1, -1)
      if (digits) at += digits.length - 1
      if (character === '(') depth = 1
    } else if (character === ')' && depth === 1) depth = 0
    else if (character === '\\') {
      const [code] = /^(?:[0-7]{1,3}|[\s\S])/.exec(block.slice(at + 1, at + 4))!
      hex += inHex(/^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code))
      at += code.length
    } else {
      if (character === '(') depth++
      if (character === ')') depth--
      hex += inHex(character)
    }
  }
  return hex.match(/.{4}/g) ?? []
}

const inHex = (byte: string) => byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
