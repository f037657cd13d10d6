/**
 * 第二批 and later (方案 二(六)): departments propose, the province collects and answers, what it takes up becomes a life
 * event in the revision by which the list is published.
 */
import type { Entries } from '@onething/core/catalogue/changes.ts'
import type { Catalogue, LifeEvent, ListRelease } from '@onething/core/catalogue/schema.ts'
import { province } from '../catalogue/publications.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { getRevision, type RevisionDeps, standing, take } from './revisions.ts'
import { isDepartment, requireScope } from './rights.ts'
import type { ProposalContent, ProposalRow } from './store.ts'
import * as store from './store.ts'

export async function propose(
  { database, clock, publications }: RevisionDeps,
  by: Person,
  release: string,
  content: ProposalContent,
): Promise<ProposalRow> {
  if (!isDepartment(by)) throw new Forbidden('事项由省级部门申报')
  const { catalogue } = await publications.latest()
  requireKnown(catalogue, content)
  const who = { id: by.id, name: by.name, authority: by.authority!.name }
  return store.insertProposal(database, release, content, who, clock.now().toISOString())
}

function requireKnown({ authorityKinds, services }: Catalogue, content: ProposalContent) {
  const wrong = [
    ...(authorityKinds[content.lead] ? [] : [{ target: 'lead', message: `没有部门“${content.lead}”，请从部门中选择` }]),
    ...content.services.flatMap(({ service, authority, name }, place) => [
      ...(authorityKinds[authority]
        ? []
        : [{ target: `services/${place}`, message: `“${name}”的办理部门“${authority}”没有定义，请从部门中选择` }]),
      ...(service === undefined || services[service]
        ? []
        : [{ target: `services/${place}`, message: `没有事项“${service}”，请从已有事项中选择，或者只填写名称` }]),
    ]),
  ]
  if (wrong.length > 0) throw new Invalid(wrong.map(one => ({ where: 'body', ...one })))
}

/** Becomes a life event of the revision, with what the proposal says; the rest is written there and proved before publishing. */
export async function accept(deps: RevisionDeps, by: Person, id: string, revision: string): Promise<ProposalRow> {
  requireScope(by, province)
  if (isDepartment(by)) throw new Forbidden('申报由省级目录管理员汇总采纳')
  const proposal = await getProposal(deps, id)
  if (proposal.state !== 'proposed') throw answered()
  const row = await getRevision(deps, revision)
  const { entries } = await standing(deps, row)
  const release = entries.releases?.[proposal.release] as ListRelease | undefined
  if (!release) throw new Conflict(`这次修订里还没有清单“${proposal.release}”，请先新增它`, ['edit'])
  const event = lifeEventOf(proposal.content, entries)
  const taken = {
    [`lifeEvents/${event.id}`]: event,
    [`releases/${proposal.release}`]: { ...release, lifeEvents: [...release.lifeEvents, event.id] },
  }
  const given = { state: 'accepted', answer: null, revision, lifeEvent: event.id } as const
  let done: ProposalRow | undefined
  await take(deps, by, revision, taken, {
    note: `采纳申报 ${id}：${event.name}`,
    async also(queries) {
      done = await store.answerProposal(queries, id, given)
      return done !== undefined
    },
  })
  return done!
}

export async function returnProposal(deps: RevisionDeps, by: Person, id: string, answer: string): Promise<ProposalRow> {
  requireScope(by, province)
  if (isDepartment(by)) throw new Forbidden('申报由省级目录管理员答复')
  await getProposal(deps, id)
  const given = { state: 'returned', answer, revision: null, lifeEvent: null } as const
  return (await store.answerProposal(deps.database, id, given)) ?? Promise.reject(answered())
}

async function getProposal({ database }: RevisionDeps, id: string): Promise<ProposalRow> {
  const row = await store.findProposal(database, id)
  if (!row) throw new NotFound(`没有申报 ${id}`)
  return row
}

const answered = () => new Conflict('这项申报已经答复', ['刷新'])

function lifeEventOf(content: ProposalContent, { lifeEvents = {} }: Entries): LifeEvent {
  const letter = content.audience === 'enterprise' ? 'E' : 'P'
  const own = Object.values(lifeEvents).map(one => one as LifeEvent)
  const number = Math.max(0, ...own.filter(one => one.audience === content.audience).map(one => one.number)) + 1
  const known = content.services.filter(one => one.service !== undefined)
  if (known.length === 0) throw new Conflict('申报的事项都还没有编入目录，请先新增事项', ['edit'])
  return {
    id: `${letter}${number}`,
    audience: content.audience,
    number,
    name: content.name,
    lead: content.lead,
    stage: '待确定',
    summary: content.reason,
    keywords: [],
    questions: [],
    guards: [],
    services: known.map((one, place) => ({
      row: place + 1,
      service: one.service!,
      authority: one.authority,
      levels: ['city', 'county'],
      handledAt: 'county',
    })),
    alternatives: [],
    bundles: [],
    examples: [],
  }
}
