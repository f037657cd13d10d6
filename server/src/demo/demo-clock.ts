/**
 * 演示时钟: real time plus whole days that a demonstration has moved ahead. The number stands in the database, so that a
 * restart and every server on it agree; what this process knows of it is read again when it moves or is told to. It never
 * goes back, for the journals would lie. Production has none.
 */
import { aheadOf, type Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { findAhead } from './store.ts'

export interface DemoClock extends Clock {
  readonly real: Clock
  readonly aheadDays: number
  /** What another server moved. */
  refresh(): Promise<void>
}

export async function openDemoClock(database: Database, real: Clock): Promise<DemoClock> {
  let aheadDays = await findAhead(database)
  return {
    ...aheadOf(real, () => aheadDays),
    real,
    get aheadDays() {
      return aheadDays
    },
    async refresh() {
      aheadDays = Math.max(aheadDays, await findAhead(database))
    },
  }
}

/** Journals of a moved clock tell days that have not come: nothing real may be added to them. */
export async function refuseMovedClock(database: Database): Promise<void> {
  const days = await findAhead(database)
  if (days > 0)
    throw new Error(
      `The demo clock of this database was moved ${days} days ahead, so its cases tell of days that have not come. ` +
        'Production needs a database that was never used for a demonstration with a moved clock: set DATABASE_URL to another.',
    )
}
