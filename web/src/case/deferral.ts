/** 容缺后补: what may come later, what was promised for later, what a submitted case still waits for. */
import type { CaseView, EvidenceView, PartView, Plan, PlanEvidence } from '../api/types.ts'

export const mayComeLater = ({ necessity, exempt }: PlanEvidence, files: EvidenceView[]): boolean =>
  necessity === 'deferrable' && !exempt && files.length === 0

/** What the draft as it stands puts off: a file that came after all makes the promise idle. */
export const promisedOf = ({ draft, evidence }: CaseView): PlanEvidence[] =>
  draft!.plan.evidence.filter(
    each =>
      draft!.deferrals.includes(each.type) &&
      mayComeLater(
        each,
        evidence.filter(file => file.type === each.type),
      ),
  )

/** The services that this material is for. */
export const servicesFor = ({ rows }: PlanEvidence, { services }: Plan): string[] =>
  services.filter(service => service.chosen && rows.includes(service.row)).map(service => service.service)

export const titles = (items: { name: string }[]): string => items.map(item => `《${item.name}》`).join('、')

const open: ReadonlySet<PartView['state']> = new Set(['submitted', 'correction', 'accepted'])

/** What this part still waits for. */
export const waitingDeferral = ({ deferral, state }: PartView): PartView['deferral'] =>
  deferral && deferral.suppliedOn === null && open.has(state) ? deferral : null

export interface Outstanding {
  type: string
  name: string
  by: string
  services: string[]
}

export const earliest = (awaited: { by: string }[]): string => awaited.map(each => each.by).sort()[0]!

/** Every material that was promised and has not come, once, by the earliest day it is awaited. */
export function outstanding({ parts, groups }: Pick<CaseView, 'parts' | 'groups'>): Outstanding[] {
  const awaited = [
    ...parts.flatMap(part => {
      const deferral = waitingDeferral(part)
      return deferral ? [{ ...deferral, service: part.service }] : []
    }),
    ...groups.flatMap(({ service, deferrals }) => deferrals.map(deferral => ({ ...deferral, service }))),
  ]
  const found = new Map<string, Outstanding>()
  for (const { items, by, service } of awaited) {
    for (const { target, name } of items) {
      const before = found.get(target) ?? { type: target, name, by, services: [] }
      found.set(target, {
        ...before,
        by: earliest([before, { by }]),
        services: [...new Set([...before.services, service])],
      })
    }
  }
  return [...found.values()]
}
