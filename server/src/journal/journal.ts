/** 日志: append-only. Each entry carries the digest of the one before it, so that a changed or missing entry shows. */
import { createHash } from 'node:crypto'
import type { Happening } from '@onething/core/lifecycle/case-file.ts'

export interface JournalRow {
  seq: number
  at: string
  actor: string
  actor_name: string
  action: string
  part: string | null
  data: Record<string, unknown>
  idempotency_key: string | null
  hash: string
}

export interface Writer {
  id: string
  name: string
}

/** Chains what happened onto the journal of a case. The idempotency key goes with the first entry of the command. */
export function chain(
  caseNo: string,
  last: { seq: number; hash: string },
  happenings: Happening[],
  writer: Writer,
  at: string,
  key: string | null,
): JournalRow[] {
  const rows: JournalRow[] = []
  let { seq, hash } = last
  for (const { action, part, data } of happenings) {
    seq += 1
    hash = digest(hash, [caseNo, seq, at, writer.id, action, part, data])
    rows.push({
      seq,
      at,
      actor: writer.id,
      actor_name: writer.name,
      action,
      part,
      data,
      idempotency_key: rows.length === 0 ? key : null,
      hash,
    })
  }
  return rows
}

/** Keys are sorted, because the database keeps JSON objects in an order of its own. */
const digest = (before: string, content: unknown) =>
  createHash('sha256').update(before).update(JSON.stringify(content, sortKeys)).digest('base64url')

const sortKeys = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** The first entry whose digest does not follow from the one before; null when the chain is whole. */
export function firstBroken(caseNo: string, rows: JournalRow[]): number | null {
  let hash = ''
  for (const [place, row] of rows.entries()) {
    const expected = digest(hash, [caseNo, row.seq, row.at, row.actor, row.action, row.part, row.data])
    if (row.seq !== place + 1 || row.hash !== expected) return row.seq
    hash = row.hash
  }
  return null
}
