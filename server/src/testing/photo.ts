/** A photo as a phone takes it: large, noisy, and lying on its side if it was held so. */
import jpeg from 'jpeg-js'

export interface PhotoOptions {
  width: number
  height: number
  seed?: number
  /** Exif: 6 when the phone was held upright. */
  orientation?: number
}

/** A dark band along the top of what the sensor saw, bright and noisy below. */
export function photo({ width, height, seed = 1, orientation }: PhotoOptions): Buffer {
  const data = Buffer.alloc(width * height * 4)
  let random = seed
  for (let at = 0; at < data.length; at += 4) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
    const dark = at < data.length / 5
    const noise = random % 60
    data[at] = dark ? 20 : 150 + noise
    data[at + 1] = dark ? 20 : 120 + ((at / 4 / width) % 100)
    data[at + 2] = dark ? 60 : 90 + noise
    data[at + 3] = 255
  }
  const plain = jpeg.encode({ width, height, data }, 85).data
  return orientation ? withExif(plain, orientation) : plain
}

function withExif(plain: Buffer, orientation: number): Buffer {
  const exif = Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
  exif.writeUInt16BE(orientation, 24)
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)])
}
