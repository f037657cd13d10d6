/** Words and tones of this desk only; labels of states come with the answers of the server. */
import type {
  ComparisonView,
  DeskView,
  ProposalView,
  PublicationView,
  RevisionItem,
  RevisionView,
} from '../api/manage.ts'
import type { Tone } from '../case/words.ts'

export const revisionTone: Record<RevisionItem['state'], Tone> = {
  open: 'busy',
  submitted: 'warn',
  published: 'ok',
  abandoned: '',
}

export const publicationStates: Record<PublicationView['state'], { label: string; tone: Tone }> = {
  current: { label: '现行', tone: 'ok' },
  scheduled: { label: '定时发布', tone: 'warn' },
  past: { label: '历史', tone: '' },
  cancelled: { label: '已取消', tone: '' },
}

export const changeKinds: Record<ComparisonView['entries'][number]['kind'], { label: string; tone: Tone }> = {
  added: { label: '新增', tone: 'ok' },
  changed: { label: '修改', tone: 'busy' },
  removed: { label: '删除', tone: 'bad' },
}

export const proposalTone: Record<ProposalView['state'], Tone> = { proposed: 'warn', accepted: 'ok', returned: '' }

/** What the person in front of the screen does with it next. */
export function nextStep(revision: RevisionItem, view: Pick<DeskView, 'scopes' | 'mayPublish'>): string {
  const edits = view.scopes.some(scope => scope.code === revision.scope)
  if (revision.state === 'open' && edits) return revision.note ? '按退回意见修改' : '继续编辑'
  if (revision.state === 'submitted') return view.mayPublish ? '审核' : '等待审核发布'
  return '查看'
}

/** Whether the signed-in person may change this entry here and now. */
export function mayEdit({ mayEdit, allowed }: Pick<RevisionView, 'mayEdit' | 'allowed'>, entry: string): boolean {
  const collection = entry.slice(0, entry.indexOf('/'))
  return allowed.includes('edit') && mayEdit.some(one => one === '*' || one === `${collection}/*` || one === entry)
}

/**
 * New entries are for those who may change the whole collection; a department that has services also adds its own, and
 * the server says which those are.
 */
export const mayAdd = (view: Pick<RevisionView, 'mayEdit' | 'allowed'>, collection: string): boolean =>
  mayEdit(view, `${collection}/*`) ||
  (collection === 'services' &&
    view.allowed.includes('edit') &&
    view.mayEdit.some(entry => entry.startsWith(`${collection}/`)))
