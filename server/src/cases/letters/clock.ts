/** 特别程序, 延期: what stops or lengthens the clock of a part. */
import { lawfulPauses } from '@onething/core/lifecycle/clocks.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import { letterOfNotice } from '../../documents/case-notice.ts'
import type { Letter } from '../../documents/letter.ts'
import { type About, dataOf, dueFrom, isLicence } from './about.ts'

type Paused = { kind: string; reason: string; days: number; from?: string; until?: string }
type Extended = { days: number; reason: string; promisedDue: string | null }

export async function pauseLetter(about: About): Promise<Letter> {
  const part = about.entry.part!
  const { kind: procedure, reason, days, from, until } = dataOf<Paused>(about.entry)
  const published = from && until ? { from, until: dueFrom(about, from, until)! } : undefined
  const licence = isLicence(about, part)
  const law = licence ? await lawOfPause(about, part, procedure) : null
  return letterOfNotice(about.case, {
    kind: 'paused',
    part: about.partOf(part),
    licence,
    procedure,
    reason,
    days,
    law,
    published,
  })
}

/** One of the closed list, or what the service's own basis cites before it goes on to explain. */
async function lawOfPause({ publications, whole }: About, part: string, procedure: string) {
  if ((lawfulPauses as readonly string[]).includes(procedure)) return '《中华人民共和国行政许可法》第四十五条'
  const { rows } = getEvent((await publications.of(whole.row)).prepared, whole.row.life_event)
  const { row_id } = whole.parts.find(one => one.part === part)!
  const own = rows.find(one => one.id === row_id)?.service.specialProcedures?.find(one => one.name === procedure)
  return /^《[^》]+》第[一二三四五六七八九十百零]+条/.exec(own?.basis ?? '')?.[0] ?? null
}

export function extensionLetter(about: About): Letter {
  const part = about.entry.part!
  const { days, reason, promisedDue } = dataOf<Extended>(about.entry)
  const { limits } = about.whole.parts.find(one => one.part === part)!
  return letterOfNotice(about.case, {
    kind: 'extended',
    part: about.partOf(part),
    licence: isLicence(about, part),
    by: { days, unit: limits.extension!.unit },
    reason,
    promised: dueFrom(about, about.on, promisedDue),
  })
}
