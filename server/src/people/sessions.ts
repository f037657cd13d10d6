/**
 * 会话. They live by real time, whatever a demo clock says: a session protects whoever left this screen, and nobody left it
 * longer because the supervisor of a demonstration moved the days.
 *
 * The cookie is 32 random bytes; the table knows only its digest, and what it holds of the person is sealed with a
 * key made of the cookie, so that neither the table nor a backup of it tells who anybody is or lets anyone in.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { type Database, json, statement } from '../db/database.ts'
import type { Person } from './person.ts'

export interface Sessions {
  /** Returns the value of the cookie. */
  open(person: Person): Promise<string>
  find(cookie: string | undefined): Promise<Person | null>
  close(cookie: string | undefined): Promise<void>
  /** For the nightly clean-up. Answers how many. */
  removeExpired(): Promise<number>
}

const minute = 60_000
const hour = 60 * minute
const idleLimit = { citizen: 2 * hour, staff: 8 * hour }
const absoluteLimit = 12 * hour

/** A hot session costs no statement for this long; a sign-out elsewhere is noticed after it at the latest. */
const cachedFor = 10_000
/** Moving the expiry costs a write, so it moves in steps. */
const step = minute
const cacheSize = 20_000

interface Stored {
  personId: string
  openedAt: string
  sealed: string
}
interface Row {
  person: Stored
  expires_at: string
}
interface Live {
  person: Person
  expiresAt: number
}

const insertSession = statement(
  'sessions_insert',
  'insert into sessions (id, person, expires_at) values ($1, $2::jsonb, $3::timestamptz)',
)
const findSession = statement(
  'sessions_find',
  'select person, expires_at from sessions where id = $1 and expires_at > $2::timestamptz',
)
const extendSession = statement('sessions_extend', 'update sessions set expires_at = $2::timestamptz where id = $1')
const deleteSession = statement('sessions_delete', 'delete from sessions where id = $1')
const deleteExpired = statement(
  'sessions_delete_expired',
  `with gone as (delete from sessions where expires_at <= $1::timestamptz returning id) select count(*)::int as count from gone`,
)

export type PersonKind = 'citizen' | 'staff'
export const kindOf = (person: Person): PersonKind => (person.roles.includes('applicant') ? 'citizen' : 'staff')

/** @param clock real time */
export function createSessions(database: Database, clock: Clock): Sessions {
  const cache = new Map<string, { readAt: number; live: Promise<Live | null> }>()

  return {
    async open(person) {
      const cookie = randomBytes(32).toString('base64url')
      const now = clock.now()
      const stored: Stored = { personId: person.id, openedAt: now.toISOString(), sealed: seal(person, cookie) }
      await database.rows(insertSession, [digest(cookie), json(stored), expiry(person, now.getTime(), now.getTime())])
      return cookie
    },

    async find(cookie) {
      if (cookie === undefined || !/^[\w-]{43}$/.test(cookie)) return null
      const id = digest(cookie)
      const now = clock.now().getTime()
      const cached = cache.get(id)
      if (cached && now - cached.readAt < cachedFor) return stillLive(await cached.live, now)
      const live = read(id, cookie, now)
      remember(id, { readAt: now, live })
      const found = await live.catch(error => {
        cache.delete(id)
        throw error
      })
      if (!found) cache.delete(id)
      return stillLive(found, now)
    },

    async close(cookie) {
      if (cookie === undefined) return
      const id = digest(cookie)
      cache.delete(id)
      await database.rows(deleteSession, [id])
    },

    async removeExpired() {
      const [gone] = await database.rows<{ count: number }>(deleteExpired, [clock.now().toISOString()])
      return gone!.count
    },
  }

  async function read(id: string, cookie: string, now: number): Promise<Live | null> {
    const [row] = await database.rows<Row>(findSession, [id, new Date(now).toISOString()])
    if (!row) return null
    const person = unseal(row.person.sealed, cookie)
    const wanted = expiry(person, Date.parse(row.person.openedAt), now)
    if (Date.parse(wanted) - Date.parse(row.expires_at) < step) return { person, expiresAt: Date.parse(row.expires_at) }
    await database.rows(extendSession, [id, wanted])
    return { person, expiresAt: Date.parse(wanted) }
  }

  function remember(id: string, entry: { readAt: number; live: Promise<Live | null> }) {
    cache.delete(id)
    cache.set(id, entry)
    if (cache.size > cacheSize) cache.delete(cache.keys().next().value!)
  }
}

const stillLive = (live: Live | null, now: number): Person | null => (live && now < live.expiresAt ? live.person : null)

const expiry = (person: Person, openedAt: number, now: number): string =>
  new Date(Math.min(now + idleLimit[kindOf(person)], openedAt + absoluteLimit)).toISOString()

const digest = (cookie: string): string => createHash('sha256').update(cookie).digest('hex')

// ── sealing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const keyOf = (cookie: string) => Buffer.from(hkdfSync('sha256', cookie, '', 'session person', 32))

/** AES-256-GCM; the key is used once, but the nonce is random all the same. */
function seal(person: Person, cookie: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(cookie), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

function unseal(text: string, cookie: string): Person {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(cookie), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
}
