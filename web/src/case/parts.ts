/** How parts are named on the screens. */
import type { PartView } from '../api/types.ts'

export const titleOf = ({ service, label }: Pick<PartView, 'service' | 'label'>): string =>
  label ? `${service}（${label}）` : service

export const quoted = (names: string[]): string => names.map(name => `“${name}”`).join('')

/** Under way, whoever has to do something. */
export const isOpen = ({ state }: { state: PartView['state'] }): boolean =>
  ['submitted', 'correction', 'accepted', 'blocked'].includes(state)
