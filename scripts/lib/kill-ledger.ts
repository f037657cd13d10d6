/** The ledger of the kill test: what the server acknowledged, on disk before anything else is asked of it. */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

export const steps = ['begin', 'fill', 'handIn', 'submit', 'claim', 'verdict', 'opine', 'decide', 'collect'] as const
export type Step = (typeof steps)[number]

export interface Acknowledged {
  kind: 'acknowledged'
  caseNo: string
  step: Step
  part: string | null
  /** Null for the two steps that are safe to repeat without one. */
  key: string | null
  attempts: number
  /** What was filled in or handed in. */
  targets?: string[]
}

/** An answer that must not come, or a case that cannot go on. */
export interface Trouble {
  kind: 'trouble'
  caseNo: string | null
  message: string
}

export type Entry = Acknowledged | Trouble

export function openLedger(path: string) {
  const file = openSync(path, 'a')
  return {
    write(entry: Entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fsyncSync(file)
    },
    close: () => closeSync(file),
  }
}

export const readLedger = (path: string): Entry[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
