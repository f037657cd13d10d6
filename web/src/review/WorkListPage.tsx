import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { batchList, type Stage, taskList } from '../api/subCases.ts'
import type { BatchListItem, TaskList, TaskListItem } from '../api/types.ts'
import { Due } from '../case/PartProgress.tsx'
import { Tag } from '../case/Tag.tsx'
import { partTone } from '../case/words.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { paths } from './paths.ts'

const stages: Record<Stage, string> = {
  intake: '待受理',
  deciding: '审查中',
  correction: '等申请人',
  checking: '待核查',
  done: '已办',
}

/** 办件列表 by what is due first. The address holds the whole view, so that it can be sent to a colleague. */
export function WorkListPage() {
  const [params, setParams] = useSearchParams()
  const stage = (params.get('stage') ?? 'intake') as Stage
  const filter = {
    stage,
    q: params.get('q') ?? undefined,
    mine: params.get('mine') ?? undefined,
    cursor: params.get('cursor') ?? undefined,
  }
  const batches = useQuery({ ...batchList(stage), refetchInterval: 30_000 })
  // Who looks for something, or for what is theirs, looks for single parts.
  const all = !filter.q && !filter.mine
  const found = useQuery({ ...taskList({ ...filter, single: all ? '1' : undefined }), refetchInterval: 30_000 })

  /** Every change of the view starts again from the first page. */
  const view = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    next.delete('cursor')
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    return next
  }

  return (
    <Page title="办件列表" wideHead>
      <div className="stack">
        <div className="row spread toolbar">
          <nav className="stages" aria-label="按阶段">
            {Object.entries(stages).map(([key, label]) => (
              <Link key={key} to={`?${view({ stage: key })}`} aria-current={stage === key ? 'page' : undefined}>
                {label}
                {/* Its place is kept, or the links would move under a finger that is about to press. */}
                <span className="count num">{found.data?.counts[key as Stage] ?? '–'}</span>
              </Link>
            ))}
          </nav>
          <div className="row">
            <label className="row check">
              <input
                type="checkbox"
                checked={filter.mine === '1'}
                onChange={event => setParams(view({ mine: event.target.checked ? '1' : null }))}
              />
              只看我领办的
            </label>
            <Search initial={filter.q ?? ''} onSearch={q => setParams(view({ q }))} />
          </div>
        </div>
        {all && !filter.cursor && batches.data && batches.data.length > 0 && <Batches items={batches.data} />}
        <Loaded query={found}>
          {list => (
            <>
              <Table list={list} stage={stage} />
              <div className="row">
                {filter.cursor && <Link to={`?${view({})}`}>回到第一页</Link>}
                {list.next && <Link to={`?${view({ cursor: list.next })}`}>下一页</Link>}
              </div>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

/** Services of which one case has many parts: worked through together. */
function Batches({ items }: { items: BatchListItem[] }) {
  return (
    <section className="card stack-s" aria-labelledby="batches">
      <h2 id="batches">同一办件有多件的事项，可以成批办理</h2>
      <ul className="plain rule">
        {items.map(item => (
          <li key={item.caseNo + item.row} className="row spread">
            <span className="grow">
              <Link to={paths.batch(item.caseNo, item.row)} className="strong">
                {item.service}（{item.count} 件）
              </Link>
              <span className="muted block">
                {item.applicant} · {item.lifeEvent} · {item.region} · <span className="num">{item.caseNo}</span>
              </span>
            </span>
            {item.due && (
              <span>
                最早 <Due date={item.due} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Search({ initial, onSearch }: { initial: string; onSearch: (q: string) => void }) {
  const [q, setQ] = useState(initial)
  useEffect(() => setQ(initial), [initial])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(q.trim())
  }
  return (
    <search>
      <form className="row nowrap" onSubmit={submit}>
        <Input
          aria-label="按办件编号、申请人或事项查找"
          placeholder="办件编号、申请人、事项"
          value={q}
          allowClear
          onChange={event => setQ(event.target.value)}
        />
        <Button htmlType="submit">查找</Button>
      </form>
    </search>
  )
}

function Table({ list, stage }: { list: TaskList; stage: Stage }) {
  if (list.items.length === 0)
    return (
      <p className="card" role="status">
        {stage === 'intake' ? '没有待受理的办件。' : `没有“${stages[stage]}”的办件。`}
      </p>
    )
  return (
    <div className="card work">
      <table className="plain-table">
        <caption className="sr-only">{stages[stage]}的办件，按到期先后排列</caption>
        <thead>
          <tr>
            <th scope="col">到期</th>
            <th scope="col">事项</th>
            <th scope="col">申请人</th>
            <th scope="col">地区</th>
            <th scope="col">状态</th>
            <th scope="col">经办</th>
          </tr>
        </thead>
        <tbody>
          {list.items.map(item => (
            <Row key={item.caseNo + item.part} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dueKinds: Record<TaskListItem['dueKind'], string> = {
  intake: '受理期限',
  promise: '承诺办结',
  check: '核查期限',
  none: '',
}

function Row({ item }: { item: TaskListItem }) {
  return (
    <tr>
      <td className="due-cell">
        {item.due ? (
          <>
            <Due date={item.due} />
            <span className="muted block">
              {dueKinds[item.dueKind]}
              {item.provisional && '（预计）'}
            </span>
            {item.intakePromised && item.intakePromised !== item.due && (
              <span className="muted block">承诺预审 {day(item.intakePromised)}</span>
            )}
          </>
        ) : item.state === 'accepted' ? (
          <Due date={null} />
        ) : (
          '—'
        )}
      </td>
      <td>
        <Link to={paths.task(item.caseNo, item.part)} className="strong">
          {item.service}
          {item.label && `（${item.label}）`}
        </Link>
        <span className="muted block">
          {item.lifeEvent} · <span className="num">{item.caseNo}</span>
        </span>
      </td>
      <td>{item.applicant}</td>
      <td>{item.region}</td>
      <td>
        <Tag tone={partTone[item.state]}>{item.stateLabel}</Tag> {item.step && <Tag>{item.step}</Tag>}
        {item.verdict && item.state === 'submitted' && <span className="muted block">已出意见，等其他部门</span>}
        {item.waitingFor.length > 0 && <span className="muted block">等待：{item.waitingFor.join('、')}</span>}
      </td>
      <td>{item.mine ? '我' : (item.claimedBy ?? '未领办')}</td>
    </tr>
  )
}
