/**
 * Photos in a letter: small enough that all of them together leave it under two megabytes. Making them small takes about a
 * second each, so it is done in a thread of its own and the server goes on answering.
 */
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import type { FileStore } from '../files/disk.ts'

export interface PhotoFile {
  digest: string
  media_type: string
}

/** Bytes of all photos of one letter; the rest of the two megabytes is for fonts, seals and signatures. */
const allTogether = 1_000_000
/** More than this is finer than 80 mm of paper can show. */
const mostForOne = 120_000

/** SVG, one for each. */
export async function visitPhotos(files: FileStore, photos: readonly PhotoFile[]): Promise<string[]> {
  const budget = Math.min(mostForOne, Math.floor(allTogether / photos.length))
  const pictures: string[] = []
  for (const { digest, media_type } of photos) {
    const bytes = await buffer(files.read(digest))
    const { jpeg, width, height } = await inThread({ bytes, isPng: media_type === 'image/png', budget })
    pictures.push(photoSvg(Buffer.from(jpeg), width, height))
  }
  return pictures
}

const photoSvg = (jpeg: Buffer, width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">` +
  `<image width="${width}" height="${height}" xlink:href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`

export interface ShrinkRequest {
  bytes: Uint8Array
  isPng: boolean
  budget: number
}

export interface Shrunk {
  jpeg: Uint8Array
  width: number
  height: number
}

function inThread(request: ShrinkRequest): Promise<Shrunk> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./photo-thread.ts', import.meta.url), { workerData: request })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`shrinking a photo ended with ${code} before it answered`)))
  })
}
