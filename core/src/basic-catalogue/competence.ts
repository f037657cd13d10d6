/** Who handles a service, as the rows of the list print it; and for whom. */
import type { Catalogue } from '../catalogue/schema.ts'
import { type Audience, type Level, levels } from '../catalogue/vocabulary.ts'

export interface Competence {
  authority: string
  /** As the list prints the department. */
  label: string
  levels: Level[]
  handledAt: Level
  audiences: Audience[]
}

/** By service. Rows that share a service print the same department; their levels are joined. */
export function competences(catalogue: Catalogue): Map<string, Competence> {
  const all = new Map<string, Competence>()
  for (const event of Object.values(catalogue.lifeEvents)) {
    for (const row of event.services) {
      const known = all.get(row.service)
      const joined = new Set([...(known?.levels ?? []), ...row.levels])
      all.set(row.service, {
        authority: known?.authority ?? row.authority,
        label:
          known?.label ?? row.authorityLabel ?? catalogue.authorityKinds[row.authority]?.labels[0] ?? row.authority,
        handledAt: known?.handledAt ?? row.handledAt,
        levels: (Object.keys(levels) as Level[]).filter(level => joined.has(level)),
        audiences: [...new Set([...(known?.audiences ?? []), event.audience])].sort(),
      })
    }
  }
  return all
}
