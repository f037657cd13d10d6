/** 核定: which elements a lead department has vouched for. A confirmation speaks only of what its author read. */
import { alike } from './changes.ts'
import { type Catalogue, type Confirmation, PublicService } from './schema.ts'

export const confirmationId = (entry: string, element: string) => `${entry}#${element}`

/** Elements that can be confirmed; what names an entry in the list needs no confirmation, the list prints it. */
const confirmable: Record<string, string[]> = {
  services: Object.keys(PublicService.properties).filter(key => !['name', 'type', 'content', 'formerly'].includes(key)),
  lifeEvents: ['summary', 'guards', 'questions', 'signers', 'reminders'],
}

export const confirmableElements = (collection: string): string[] => confirmable[collection] ?? []

/** Of a catalogue as of a day: undefined where nobody confirmed the element, or it read otherwise. */
export const confirmationOf = (
  { confirmations }: Pick<Catalogue, 'confirmations'>,
  entry: string,
  element: string,
): Confirmation | undefined => confirmations?.[confirmationId(entry, element)]

/** Those whose element still reads as it was confirmed; `reads` gives the element of that day, as it is written. */
export function soundConfirmations(
  confirmations: Record<string, Confirmation>,
  reads: (entry: string, element: string) => unknown,
): Record<string, Confirmation> {
  return Object.fromEntries(
    Object.entries(confirmations).filter(([id, { content }]) => {
      const at = id.lastIndexOf('#')
      return alike(reads(id.slice(0, at), id.slice(at + 1)), content)
    }),
  )
}

/** The organ answers for it in public; who in it did stands at the desk. */
export const confirmedBy = ({ authority, on }: Confirmation) => `${authority} ${on} 核定`
