/**
 * A photo made small: upright as the camera held it, without what the camera wrote beside it (place, device), never more
 * bytes than asked for unless it is down to the smallest size that still shows something.
 */
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import type { ShrinkRequest, Shrunk } from './photos.ts'

interface Pixels {
  width: number
  height: number
  /** RGBA */
  data: Uint8Array
}

/** Pixels of the longer side. */
const sizes = [1000, 800, 640, 480, 360, 240]
const quality = 68
/** What a phone of today takes, and the memory it needs. */
const limits = { maxResolutionInMP: 120, maxMemoryUsageInMB: 1500 }

export function shrink({ bytes, isPng, budget }: ShrinkRequest): Shrunk {
  const photo = isPng ? decodePng(bytes) : upright(decodeJpeg(bytes), orientationOf(bytes))
  let small = photo
  for (const size of sizes) {
    small = scaled(photo, size)
    const { data } = jpeg.encode(small, quality)
    if (data.length <= budget || size === sizes.at(-1))
      return { jpeg: new Uint8Array(data), width: small.width, height: small.height }
  }
  throw new Error('there is a smallest size')
}

const decodeJpeg = (bytes: Uint8Array): Pixels =>
  jpeg.decode(bytes, { useTArray: true, tolerantDecoding: true, ...limits })

/** On white: a JPEG has nothing to see through. */
function decodePng(bytes: Uint8Array): Pixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
  for (let at = 0; at < data.length; at += 4) {
    const opaque = data[at + 3]! / 255
    for (let colour = 0; colour < 3; colour++)
      data[at + colour] = Math.round(data[at + colour]! * opaque + 255 * (1 - opaque))
    data[at + 3] = 255
  }
  return { width, height, data }
}

/** The mean of the pixels that fall together. */
function scaled(photo: Pixels, longest: number): Pixels {
  const ratio = Math.max(photo.width, photo.height) / longest
  if (ratio <= 1) return photo
  const width = Math.max(1, Math.round(photo.width / ratio))
  const height = Math.max(1, Math.round(photo.height / ratio))
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * photo.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * photo.height) / height))
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * photo.width) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * photo.width) / width))
      let [red, green, blue] = [0, 0, 0]
      for (let row = top; row < bottom; row++)
        for (let from = (row * photo.width + left) * 4, to = (row * photo.width + right) * 4; from < to; from += 4) {
          red += photo.data[from]!
          green += photo.data[from + 1]!
          blue += photo.data[from + 2]!
        }
      const count = (bottom - top) * (right - left)
      data.set([red / count, green / count, blue / count, 255], (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

/** Exif 3.0, 4.6.5.1.6: 3 upside down, 6 and 8 lying on a side; mirrored ones no camera makes. */
function upright(photo: Pixels, orientation: number): Pixels {
  if (![3, 6, 8].includes(orientation)) return photo
  const { width, height } = photo
  const lying = orientation !== 3
  const turned = {
    width: lying ? height : width,
    height: lying ? width : height,
    data: new Uint8Array(width * height * 4),
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [toX, toY] =
        orientation === 3
          ? [width - 1 - x, height - 1 - y]
          : orientation === 6
            ? [height - 1 - y, x]
            : [y, width - 1 - x]
      const from = (y * width + x) * 4
      turned.data.set(photo.data.subarray(from, from + 4), (toY * turned.width + toX) * 4)
    }
  return turned
}

const startOfScan = 0xda
const application1 = 0xe1
const orientationTag = 0x0112

/** From the Exif block of a JPEG; 1 (upright) when it has none. */
export function orientationOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 4 < view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    if (marker === startOfScan) break
    const length = view.getUint16(at + 2)
    if (marker === application1 && length > 16 && view.getUint32(at + 4) === 0x45786966)
      return orientationIn(view, at + 10, Math.min(at + 2 + length, view.byteLength))
    at += 2 + length
  }
  return 1
}

function orientationIn(view: DataView, start: number, end: number): number {
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > end) return 1
  const entries = view.getUint16(directory, little)
  for (let at = directory + 2, n = 0; n < entries && at + 12 <= end; n++, at += 12)
    if (view.getUint16(at, little) === orientationTag) return view.getUint16(at + 8, little)
  return 1
}
