/** 基础清单 as the policy's annexes print it: one line per row, in list order, tab separated. */
import type { AuthorityKind, Catalogue, LifeEvent, ListRelease, ServiceRow } from './schema.ts'
import { type Level, levels } from './vocabulary.ts'

export const releaseColumns = [
  'list',
  'event_no',
  'state_council_task',
  'event',
  'lead_authority',
  'service_no',
  'service',
  'co_authority',
  'levels',
  'note',
  'parallel',
] as const

export function releaseTable(catalogue: Catalogue, { lifeEvents }: Pick<ListRelease, 'lifeEvents'>): string[][] {
  return lifeEvents.flatMap(id => {
    const event = catalogue.lifeEvents[id]
    return event ? event.services.map(row => rowOf(event, row, catalogue)) : []
  })
}

/** The published list, byte for byte: LF line ends, one at the very end. */
export function releaseTsv(catalogue: Catalogue, release: Pick<ListRelease, 'lifeEvents'>): string {
  return `${[[...releaseColumns], ...releaseTable(catalogue, release)].map(cells => cells.join('\t')).join('\n')}\n`
}

function rowOf(event: LifeEvent, row: ServiceRow, catalogue: Catalogue): string[] {
  return [
    event.audience,
    String(event.number),
    event.stateCouncilTask ? 'yes' : '',
    event.name,
    event.leadLabel ?? labelOf(catalogue.authorityKinds[event.lead]),
    String(row.row),
    catalogue.services[row.service]?.name ?? '',
    row.authorityLabel ?? labelOf(catalogue.authorityKinds[row.authority]),
    levelText(row.levels),
    row.note ?? '',
    row.parallel ?? '',
  ]
}

const labelOf = (kind: AuthorityKind | undefined) => kind?.labels[0] ?? ''

/** 省、市、县级: a set, not a range (方案附件). */
export const levelText = (list: Level[]) => `${list.map(level => levels[level]).join('、')}级`
