import { useQuery } from '@tanstack/react-query'
import { Input, Pagination } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Problem } from '../api/client.ts'
import { batch } from '../api/subCases.ts'
import type { BatchView } from '../api/types.ts'
import { Due } from '../case/PartProgress.tsx'
import { type Item, inWords, itemsOf, type Shape } from '../case/shape.ts'
import { Tag } from '../case/Tag.tsx'
import { partTone } from '../case/words.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { BatchActs } from './BatchActs.tsx'
import { paths } from './paths.ts'

const perPage = 50

/** All parts of one service in one case: looked through as a table, judged and decided together. */
export function BatchPage() {
  const { caseNo = '', row = '' } = useParams()
  const [q, setQ] = useState('')
  const [state, setState] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string[]>([])
  const settled = useSettled(q.trim(), 300)
  const found = useQuery(batch(caseNo, row, { q: settled, state, offset: (page - 1) * perPage }))
  if (found.error instanceof Problem && found.error.status === 404)
    return (
      <Page
        title="没有找到这些办件"
        lead={`本机关没有 ${caseNo} 的这一事项。`}
        back={{ to: paths.list, label: '返回办件列表' }}
      />
    )
  const filter = (change: () => void) => {
    change()
    setPage(1)
  }
  return (
    <Loaded query={found}>
      {view => (
        <Page
          title={`${view.service}（${view.total} 件）`}
          lead={
            <>
              {view.lifeEvent} · {view.applicant} · {view.region} · <span className="num">{view.caseNo}</span>
            </>
          }
          back={{ to: paths.list, label: '返回办件列表' }}
          wideHead
        >
          <div className="stack">
            <BatchActs view={view} chosen={chosen} onDone={() => setChosen([])} />
            {view.reviewPoints.length > 0 && (
              <details className="card stack-s">
                <summary>审查要点</summary>
                <ul className="bullets">
                  {view.reviewPoints.map(point => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              </details>
            )}
            <section className="card stack-s" aria-label="分办件">
              <div className="row spread toolbar">
                <fieldset className="stages">
                  <legend className="sr-only">按状态</legend>
                  {[{ state: '', label: '全部', count: view.total }, ...view.states].map(each => (
                    <button
                      type="button"
                      key={each.state}
                      aria-pressed={state === each.state}
                      onClick={() => filter(() => setState(each.state))}
                    >
                      {each.label}
                      <span className="count num">{each.count}</span>
                    </button>
                  ))}
                </fieldset>
                <Input
                  className="search"
                  aria-label="按名称查找"
                  placeholder="按姓名、车牌等查找"
                  value={q}
                  allowClear
                  onChange={event => filter(() => setQ(event.target.value))}
                />
              </div>
              <Members view={view} chosen={chosen} onChoose={setChosen} />
              {view.found > perPage && (
                <Pagination
                  size="small"
                  current={page}
                  pageSize={perPage}
                  total={view.found}
                  showSizeChanger={false}
                  onChange={setPage}
                />
              )}
            </section>
          </div>
        </Page>
      )}
    </Loaded>
  )
}

const canAct = ({ actions }: BatchView['items'][number]) =>
  ['verdict', 'opine', 'decide'].some(action => actions.includes(action))

function Members(props: { view: BatchView; chosen: string[]; onChoose: (parts: string[]) => void }) {
  const { view, chosen, onChoose } = props
  const open = view.items.filter(canAct).map(item => item.part)
  const all = open.length > 0 && open.every(part => chosen.includes(part))
  const isName = (list: string, key: string) =>
    view.items.every(item => (item.values[list] as Item | null)?.[key] === item.label)
  const columns = view.lists.flatMap(list =>
    Object.entries(itemsOf({ label: list.label, type: 'list', items: list.items }))
      .filter(([key]) => !isName(list.element, key))
      .map(([key, shape]) => ({ list: list.element, key, shape })),
  )
  const toggle = (parts: string[], on: boolean) =>
    onChoose(on ? [...new Set([...chosen, ...parts])] : chosen.filter(part => !parts.includes(part)))
  if (view.items.length === 0) return <p role="status">没有找到。</p>
  return (
    <div className="list-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, at times with nothing in it that takes the focus */}
      <section className="scroll" aria-label="申请内容" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label="选择本页全部"
                  checked={all}
                  disabled={open.length === 0}
                  onChange={event => toggle(open, event.target.checked)}
                />
              </th>
              <th scope="col">名称</th>
              <th scope="col">状态</th>
              <th scope="col">到期</th>
              <th scope="col">经办</th>
              {columns.map(({ list, key, shape }) => (
                <th scope="col" key={list + key}>
                  {shape.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.items.map(item => (
              <tr key={item.part}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`选择 ${item.label || item.part}`}
                    checked={chosen.includes(item.part)}
                    disabled={!canAct(item)}
                    onChange={event => toggle([item.part], event.target.checked)}
                  />
                </td>
                <td>
                  <Link to={paths.task(view.caseNo, item.part)} className="strong">
                    {item.label || item.part}
                  </Link>
                </td>
                <td>
                  <Tag tone={partTone[item.state]}>{item.stateLabel}</Tag> {item.step && <Tag>{item.step}</Tag>}
                  {item.waitingFor.length > 0 && <span className="muted block">等待前置事项</span>}
                </td>
                <td>{item.due ? <Due date={item.due} /> : '—'}</td>
                <td>{item.mine ? '我' : (item.claimedBy ?? '未领办')}</td>
                {columns.map(({ list, key, shape }) => (
                  <td key={list + key}>{cellOf(shape, item.values[list] as Item | null, key)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

const cellOf = (shape: Shape, line: Item | null, key: string) =>
  line?.[key] === undefined || line[key] === null ? '—' : inWords(shape, line[key])
