import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useRouteError } from 'react-router'
import { Problem } from '../api/client.ts'

export function Loading({ what = '正在载入' }: { what?: string }) {
  return (
    <p className="loading" role="status">
      {what}…
    </p>
  )
}

/** Says what is wrong and, when the server tells, what can be done now. */
export function ProblemNotice({ problem, retry }: { problem: unknown; retry?: () => void }) {
  if (!problem) return null
  const allowed = problem instanceof Problem ? problem.allowed : []
  const errors = problem instanceof Problem ? problem.errors : []
  return (
    <div className="notice bad" role="alert">
      <strong>{problem instanceof Error ? problem.message : '出了一点问题，请稍后再试。'}</strong>
      {errors.length > 0 && (
        <ul className="bullets">
          {errors.map(error => (
            <li key={error.where + error.target + error.message}>{error.message}</li>
          ))}
        </ul>
      )}
      {allowed.length > 0 && <p>现在可以：{allowed.join('、')}。</p>}
      {retry && (
        <div>
          <Button onClick={retry}>重试</Button>
        </div>
      )}
    </div>
  )
}

/** Draws what a query brought; loading and failure look the same everywhere. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemNotice problem={query.error} retry={() => query.refetch()} />
  return <Loading />
}

/** A piece of the page that could not be drawn or fetched. */
export function BrokenPage() {
  const error = useRouteError()
  console.error(error)
  return (
    <main id="content">
      <div className="wide stack narrow">
        <h1>页面出了一点问题</h1>
        <p>请刷新页面再试；您已保存的内容不会丢失。</p>
        <p>
          <Link to="/" reloadDocument>
            返回首页
          </Link>
        </p>
      </div>
    </main>
  )
}
