/**
 * Checking takes seconds, so it is done in a thread of its own: the server goes on answering. One check at a time; what
 * was checked already is not checked again.
 */
import { Worker } from 'node:worker_threads'
import type { Checked } from '@onething/core/catalogue/check-all.ts'
import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { digestOf } from './publication-store.ts'

export interface CheckResult extends Checked {
  milliseconds: number
}

export interface Checking {
  check(catalogue: Catalogue, overlays: ReadonlyMap<string, Overlay>): Promise<CheckResult>
}

/** Results of the last few contents. */
const kept = 20

export function openChecking(): Checking {
  const results = new Map<string, Promise<CheckResult>>()
  let queue: Promise<unknown> = Promise.resolve()
  return {
    check(catalogue, overlays) {
      const digest = digestOf([catalogue, [...overlays]])
      const known = results.get(digest)
      if (known) return known
      const result = queue.then(() => inThread({ catalogue, overlays }))
      queue = result.catch(() => {})
      result.catch(() => results.delete(digest))
      results.set(digest, result)
      if (results.size > kept) results.delete(results.keys().next().value!)
      return result
    },
  }
}

function inThread(content: { catalogue: Catalogue; overlays: ReadonlyMap<string, Overlay> }): Promise<CheckResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: content })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the check ended with ${code} before it answered`)))
  })
}
