/** Tones and groups of this page; labels come with the answers of the server. */
import type { LinkedItem } from '../../api/basicCatalogue.ts'
import type { Tone } from '../../case/words.ts'

/** Somebody has to link it, for the first time or again. */
export const isOpen = ({ state }: Pick<LinkedItem, 'state'>): boolean => state === 'unlinked' || state === 'cancelled'

export const itemTone: Record<LinkedItem['state'], Tone> = {
  unlinked: 'warn',
  linked: 'ok',
  suspended: 'busy',
  cancelled: 'bad',
}
