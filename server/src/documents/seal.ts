/**
 * 印章: round and red, the organ on the arc, a star, and below it what kind of seal it is (国发〔1999〕25号). It is drawn
 * here unless the organ gave a picture of its own. 42 mm wide: the size of organs of a county.
 */

export interface Seal {
  organ: string
  /** 行政审批专用章 */
  kind: string
  /** Drawn for a demonstration: it says so itself. */
  demo: boolean
}

const red = '#d4141e'
/** Tenths of a millimetre. */
const size = 420
const middle = size / 2
const radius = 158
/** The name leaves the lower part of the circle free. */
const widestArc = 224
const widestStep = 20

export function sealSvg({ organ, kind, demo }: Seal): string {
  const lower = demo ? [kind, '（演示印章）'] : [kind]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="Noto Serif SC" font-weight="700" ` +
    `fill="${red}" text-anchor="middle"><circle cx="${middle}" cy="${middle}" r="${middle - 6}" fill="none" stroke="${red}" ` +
    `stroke-width="11"/>${onArc(organ)}<path d="${star(middle, middle - 4, 52)}"/>${lower.map(line).join('')}</svg>`
  )
}

function onArc(words: string): string {
  const characters = [...words]
  const step = Math.min(widestStep, widestArc / Math.max(characters.length - 1, 1))
  const fontSize = Math.min(47, ((2 * Math.PI * radius * step) / 360) * 0.94)
  const from = (-step * (characters.length - 1)) / 2
  return characters
    .map((character, place) => {
      const turn = `rotate(${(from + step * place).toFixed(2)} ${middle} ${middle})`
      const at = `x="${middle}" y="${(middle - radius + fontSize * 0.36).toFixed(1)}"`
      return `<text ${at} font-size="${fontSize.toFixed(1)}" transform="${turn}">${escaped(character)}</text>`
    })
    .join('')
}

const line = (words: string, place: number): string => {
  const fontSize = place === 0 ? Math.min(34, 260 / words.length) : 25
  return `<text x="${middle}" y="${middle + 110 + place * 34}" font-size="${fontSize}">${escaped(words)}</text>`
}

function star(x: number, y: number, radius: number): string {
  const corners = Array.from({ length: 10 }, (_, place) => {
    const long = place % 2 === 0 ? radius : radius * 0.382
    const angle = (Math.PI / 5) * place - Math.PI / 2
    return `${(x + long * Math.cos(angle)).toFixed(1)} ${(y + long * Math.sin(angle)).toFixed(1)}`
  })
  return `M${corners.join('L')}Z`
}

/** A picture an organ gave, in the frame every seal comes in. */
export const pictureSvg = (bytes: Buffer, mediaType: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${size} ${size}">` +
  `<image width="${size}" height="${size}" xlink:href="data:${mediaType};base64,${bytes.toString('base64')}"/></svg>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, character => entities[character]!)
