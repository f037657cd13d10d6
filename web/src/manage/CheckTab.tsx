import { entriesOfCatalogue, entryOf, entryRef, wordsEntry } from '@onething/core/catalogue/changes.ts'
import { collectionLabel } from '@onething/core/catalogue/differences.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type CheckView, checkKey, checkRevision, type RevisionView } from '../api/manage.ts'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { itemOf } from './collections.ts'
import { paths } from './paths.ts'
import { localCatalogue } from './place.ts'
import { useRevision } from './RevisionPage.tsx'

/** Asked for by whoever wants to know; the answer holds for the version it was given for. */
export const useCheck = (view: RevisionView) =>
  useQuery<CheckView>({
    queryKey: checkKey(view.id, view.version),
    queryFn: () => checkRevision(view.id),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export function CheckTab() {
  const { view } = useRevision()
  const check = useCheck(view)
  return (
    <section className="card stack" aria-labelledby="check">
      <div className="row spread">
        <div>
          <h2 id="check">检查</h2>
          <p className="muted">
            逐一走遍每件“一件事”的所有回答，核对引用、顺序、择一、时限和各地的办理机关，并运行全部实例。
          </p>
        </div>
        {view.allowed.includes('check') && (
          <Button type="primary" loading={check.isFetching} onClick={() => check.refetch()}>
            {check.data ? '再检查一次' : '开始检查'}
          </Button>
        )}
      </div>
      {check.isFetching && <Loading what="正在检查，最多需要半分钟" />}
      {!check.isFetching && check.error && <ProblemNotice problem={check.error} />}
      {!check.isFetching && check.data && <Result view={view} check={check.data} />}
    </section>
  )
}

function Result({ view, check }: { view: RevisionView; check: CheckView }) {
  const { content } = useRevision()
  const catalogue = localCatalogue(content)
  const named = (entry: string) => {
    const { collection, id } = entryRef(entry.includes('/') ? entry : wordsEntry)
    const found = itemOf(collection, id, entryOf(entriesOfCatalogue(catalogue), entry), catalogue)
    return `${collectionLabel(collection)} ${found.name}`
  }
  const entries = [...new Set(check.problems.map(problem => problem.entry))]
  return (
    <>
      <p className={check.problems.length > 0 ? 'notice bad' : 'notice ok'} role="status">
        {check.problems.length > 0
          ? `发现 ${check.problems.length} 个问题，改正后才能发布。`
          : '没有发现问题，可以提交审核。'}
      </p>
      <p className="muted">
        检查了 {check.lifeEvents} 件“一件事”（证明 {check.proved} 件）、{check.examples} 个实例、{check.places}{' '}
        个地方，用时 {(check.milliseconds / 1000).toFixed(1)} 秒。
      </p>
      <ul className="plain rule">
        {entries.map(entry => (
          <li key={entry} className="stack-s">
            <Link to={paths.entry(view.id, entry.includes('/') ? entry : wordsEntry)}>{named(entry)}</Link>
            <ul className="bullets">
              {check.problems
                .filter(problem => problem.entry === entry)
                .map(problem => (
                  <li key={problem.at + problem.message}>
                    {problem.at && <strong>{problem.at}：</strong>}
                    {problem.message}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
