import { entryRef } from '@onething/core/catalogue/changes.ts'
import { collectionLabel, nameOfEntry } from '@onething/core/catalogue/differences.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, Outlet, useLocation, useOutletContext, useParams } from 'react-router'
import { Problem } from '../api/client.ts'
import { type Content, type RevisionView, revision, revisionContent } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { Loaded, Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { RevisionActions } from './RevisionActions.tsx'
import { revisionTone } from './words.ts'

export interface InRevision {
  view: RevisionView
  content: Content
}

export const useRevision = () => useOutletContext<InRevision>()

export function RevisionPage() {
  const { id = '' } = useParams()
  const found = useQuery(revision(id))
  if (found.error instanceof Problem && found.error.status === 404)
    return (
      <Page title="没有找到这个修订" lead="它可能不在您负责的范围内。" back={{ to: paths.home, label: '返回工作台' }} />
    )
  return <Loaded query={found}>{view => <Revision key={view.id} view={view} />}</Loaded>
}

const tabs = [
  { label: '内容', to: paths.revision },
  { label: '检查', to: paths.check },
  { label: '比较', to: paths.compare },
  { label: '记录', to: paths.history },
]

/** One revision: its state and what may be done with it above, what it changes below. */
function Revision({ view }: { view: RevisionView }) {
  const content = useQuery(revisionContent(view.id))
  const { pathname } = useLocation()
  // The longest path that fits: the content is everything that is no other part.
  const here = tabs.findLast(({ to }) => pathname.startsWith(to(view.id)))?.label
  useEffect(() => {
    document.title = `${view.title} - 目录工作台`
  }, [view.title])
  return (
    <>
      <div className="page-head">
        <Link className="back" to={paths.home}>
          返回工作台
        </Link>
        <div className="row spread">
          <div>
            <h1 className="revision-title">{view.title}</h1>
            <p className="muted">
              <Tag tone={revisionTone[view.state]}>{view.stateLabel}</Tag> {view.scopeName} · 以第 {view.base}{' '}
              号发布为基准 · 改动 {view.changed} 个条目 · {view.createdBy.name}发起
              {view.submittedBy && ` · ${view.submittedBy.name}提交`}
            </p>
          </div>
          <RevisionActions view={view} />
        </div>
        {view.note && view.state !== 'published' && (
          <p className="notice warn">
            {view.state === 'open' ? '退回意见' : '提交说明'}：{view.note}
          </p>
        )}
        <Standing view={view} />
        <nav className="stages" aria-label="修订的各部分">
          {tabs.map(({ label, to }) => (
            <Link key={label} to={to(view.id)} aria-current={label === here ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      </div>
      {content.data ? (
        <Outlet context={{ view, content: content.data } satisfies InRevision} />
      ) : content.error ? (
        <ProblemNotice problem={content.error} retry={() => content.refetch()} />
      ) : (
        <Loading what="正在载入目录内容" />
      )}
    </>
  )
}

/** Something newer was published meanwhile, or the same entries were changed there too. */
function Standing({ view }: { view: RevisionView }) {
  const named = (entry: string) =>
    `${collectionLabel(entryRef(entry).collection)} ${nameOfEntry(entry, view.changes[entry])}`
  if (view.state === 'published' && view.publication)
    return (
      <p className="notice ok">
        已作为第 {view.publication} 号发布。 <Link to={paths.publication(view.publication)}>看它改了什么</Link>
      </p>
    )
  if (view.conflicts.length > 0)
    return (
      <div className="notice warn">
        <p>以下条目在本修订开始以后也被别的发布改过，请核对后再发布：</p>
        <ul className="bullets">
          {view.conflicts.map(entry => (
            <li key={entry}>
              <Link to={paths.entry(view.id, entry)}>{named(entry)}</Link>
            </li>
          ))}
        </ul>
      </div>
    )
  if (view.outdated && view.state === 'open')
    return <p className="notice">已有更新的发布；“更新基准”会把本修订的改动移到最新的目录上。</p>
  return null
}
