/** 申请材料 by type: who issues it, whether people hand it in, and what each service asks of it. */
import { confirmationOf, confirmedBy } from '../catalogue/confirmations.ts'
import type { otherIssuers } from '../catalogue/references.ts'
import * as words from '../catalogue/vocabulary.ts'
import type { PreparedEvidence } from '../plan/prepare.ts'
import { markOf } from './marks.ts'
import type { DocumentEvidence, DocumentFlow } from './schema.ts'
import { type Source, sentenceOf } from './services.ts'

const makers = {
  self: '申请人自备',
  'third-party': '第三方机构出具',
  military: '部队出具',
  notary: '公证机构出具',
  employer: '用人单位出具',
  court: '人民法院出具',
  bank: '银行出具',
  foreign: '境外机构出具',
} satisfies Record<(typeof otherIssuers)[number], string>

export function evidenceOf(source: Source, { handOvers }: Pick<DocumentFlow, 'handOvers'>): DocumentEvidence[] {
  const { event, numberOf } = source
  const byType = new Map<string, DocumentEvidence>()
  const { catalogue } = source.prepared
  for (const row of event.rows) {
    const vouched = confirmationOf(catalogue, `services/${row.service.id}`, 'evidence')
    for (const use of row.service.preparedEvidence) {
      const line = byType.get(use.type) ?? lineOf(use, source)
      byType.set(use.type, line)
      const number = numberOf(row.id)
      line.uses.push({
        number,
        situation: use.when ? sentenceOf(use.when, catalogue, source.place.parameters) : '',
        necessity: words.necessities[use.necessity],
        form: words.evidenceForms[use.form],
        copies: copiesOf(use),
        acceptance: use.acceptance ?? '',
        reviewPoints: use.reviewPoints ?? [],
        mark: vouched ? 'confirmed' : markOf(undefined, use.basis),
        source: [use.basis, vouched && confirmedBy(vouched)].filter(Boolean).join('；'),
      })
      for (const { from, to, type } of handOvers)
        if (to === number && type === use.type && !line.producedBy.includes(from)) line.producedBy.push(from)
    }
  }
  return [...byType.values()]
}

function lineOf({ type, definition }: PreparedEvidence, { prepared: { catalogue } }: Source): DocumentEvidence {
  const kind = catalogue.authorityKinds[definition.issuer]
  const mode = definition.exemption ?? 'gov-issued'
  return {
    type,
    name: definition.name,
    issuer: kind?.name ?? makerOf(definition.issuer),
    channel: kind ? '政府部门核发' : makerOf(definition.issuer),
    exempt: kind ? { mode, because: words.exemptionModes[mode] } : null,
    producedBy: [],
    help: definition.help ?? '',
    mark: 'reference',
    source: '',
    uses: [],
  }
}

const makerOf = (issuer: string): string => (makers as Record<string, string>)[issuer] ?? issuer

const copiesOf = ({ originals = 0, copies = 0 }: PreparedEvidence): string =>
  [originals > 0 ? `原件${originals}份` : '', copies > 0 ? `复印件${copies}份` : ''].filter(Boolean).join('、')
