/**
 * `node scripts/shared-sentences.ts`: sentences that services of different authority kinds share verbatim, most frequent
 * first. Such a sentence is either law that binds everybody, or it says nothing about the service in which it stands.
 */
import { loadCatalogue } from '../server/src/catalogue/load.ts'

const shortest = 12

const usedBy = new Map<string, Set<string>>()
for (const [id, service] of Object.entries(loadCatalogue().services))
  for (const part of [service, ...(service.formerly ?? []).map(period => period.was)])
    for (const sentence of sentencesOf(part))
      if ([...sentence].length >= shortest) usedBy.set(sentence, (usedBy.get(sentence) ?? new Set()).add(id))

const shared = [...usedBy]
  .map(([sentence, ids]) => ({ sentence, services: [...ids].sort(), kinds: new Set([...ids].map(kindOf)).size }))
  .filter(({ kinds }) => kinds > 1)
  .sort((a, b) => b.services.length - a.services.length || (a.sentence < b.sentence ? -1 : 1))

for (const { sentence, services, kinds } of shared)
  console.log(`${services.length} services, ${kinds} kinds\t${sentence}\t${services.join(' ')}`)
console.log(`${shared.length} sentences shared`)

function sentencesOf(part: Texts): string[] {
  return [
    ...(part.conditions ?? []),
    ...(part.steps ?? []),
    ...(part.reviewPoints ?? []),
    ...(part.inspection?.checks ?? []),
    ...(part.evidence ?? []).flatMap(use => [use.acceptance ?? '', ...(use.reviewPoints ?? [])]),
    ...(part.questions ?? []).map(question => question.answer),
  ].flatMap(text => text.split(/(?<=[。！？])/).map(sentence => sentence.trim()))
}

/** A service of the province is named `<authority-kind>/<slug>`. */
function kindOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

interface Texts {
  conditions?: string[]
  steps?: string[]
  reviewPoints?: string[]
  inspection?: { checks: string[] }
  evidence?: { acceptance?: string; reviewPoints?: string[] }[]
  questions?: { answer: string }[]
}
