/** File contents by digest, on disk. Written to a temporary name, synced, then renamed: a file is whole or absent. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface FileStore {
  /** Keeps the bytes and returns their digest (SHA-256, hex). The same bytes are kept once. */
  keep(bytes: Buffer): Promise<string>
  read(digest: string): ReadStream
}

export function diskFiles(directory: string): FileStore {
  const pathOf = (digest: string) => join(directory, digest.slice(0, 2), digest)
  return {
    async keep(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(digest)
      if (await exists(path)) return digest
      await mkdir(join(directory, digest.slice(0, 2)), { recursive: true })
      const temporary = `${path}.${randomUUID()}`
      const file = await open(temporary, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
      return digest
    },
    read(digest) {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`not a digest: ${digest}`)
      return createReadStream(pathOf(digest))
    },
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
