/** 核定: which elements a lead department has vouched for. A confirmation speaks only of what its author read. */
import { alike } from './changes.ts'
import { type Catalogue, type Confirmation, LifeEvent, PublicService } from './schema.ts'

export const confirmationId = (entry: string, element: string) => `${entry}#${element}`

/** Elements that can be confirmed; what names an entry in the list needs no confirmation, the list prints it. */
const confirmable: Record<string, string[]> = {
  services: Object.keys(PublicService.properties).filter(key => !['name', 'content', 'formerly'].includes(key)),
  lifeEvents: ['summary', 'questions', 'guards', 'services', 'alternatives', 'bundles', 'reminders'].filter(
    key => key in LifeEvent.properties,
  ),
}

export const confirmableElements = (collection: string): string[] => confirmable[collection] ?? []

/** Undefined where nobody confirmed the element, or it reads otherwise now. */
export function confirmationOf(
  { confirmations }: Pick<Catalogue, 'confirmations'>,
  entry: string,
  element: string,
  content: unknown,
): Confirmation | undefined {
  const found = confirmations?.[confirmationId(entry, element)]
  return found && alike(found.content, content) ? found : undefined
}

/** The organ answers for it in public; who in it did stands at the desk. */
export const confirmedBy = ({ authority, on }: Confirmation) => `${authority} ${on} 核定`
