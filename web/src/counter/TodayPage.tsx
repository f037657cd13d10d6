import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { caseList } from '../api/cases.ts'
import { myDelegations } from '../api/delegations.ts'
import type { CaseListItem } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import { caseTone } from '../case/words.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { clock, day } from '../ui/text.ts'
import { paths } from './paths.ts'

/** A whole case number, such as somebody brings on a receipt. */
const caseNumber = /^YJS\d{6}[A-Z]\d{2}\d{14}$/

/** 今日办件: what this window took in today, and what is ready to be handed over. */
export function TodayPage() {
  const cases = useQuery({ ...caseList, refetchInterval: 30_000 })
  const [words, setWords] = useState('')
  return (
    <Page title="今日办件" wideHead>
      <div className="stack">
        <div className="row spread">
          <Link className="primary-link" to={paths.start}>
            新收件
          </Link>
          <Input
            className="find"
            aria-label="按编号、申请人或一件事筛选"
            placeholder="编号、申请人、一件事"
            value={words}
            allowClear
            onChange={event => setWords(event.target.value)}
          />
        </div>
        {caseNumber.test(words.trim()) && (
          <p>
            <Link to={paths.case(words.trim())}>打开办件 {words.trim()}</Link>
          </p>
        )}
        <Loaded query={cases}>{items => <Table items={items.filter(item => fits(item, words.trim()))} />}</Loaded>
        <Delegated />
      </div>
    </Page>
  )
}

/** What the departments let this window accept in their names. */
function Delegated() {
  const { data = [] } = useQuery(myDelegations)
  if (data.length === 0) return null
  return (
    <details className="card">
      <summary>本窗口受委托受理（{data.length}）</summary>
      <ul className="plain rule">
        {data.map(one => (
          <li key={one.number}>
            {one.authority.name}：{one.services ? one.services.map(service => service.name).join('、') : '全部事项'}
            <span className="muted block">
              编号 <span className="num">{one.number}</span>，{day(one.from)}至 {day(one.until)}，{one.basis}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const fits = (item: CaseListItem, words: string) =>
  !words || [item.caseNo, item.applicant, item.lifeEvent.name].some(text => text.includes(words))

function Table({ items }: { items: CaseListItem[] }) {
  if (items.length === 0)
    return (
      <p className="card" role="status">
        没有符合的办件。
      </p>
    )
  return (
    <div className="card work">
      <table className="plain-table">
        <caption className="sr-only">今日办件</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">一件事</th>
            <th scope="col">申请人</th>
            <th scope="col">状态</th>
            <th scope="col">承诺办结</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.caseNo}>
              <td className="num">{clock(item.submittedAt ?? item.savedAt)}</td>
              <td>
                <Link className="strong" to={paths.case(item.caseNo)}>
                  {item.lifeEvent.name}
                </Link>
                <span className="muted block num">{item.caseNo}</span>
              </td>
              <td>{item.applicant}</td>
              <td>
                <Tag tone={item.needsYou && item.state !== 'draft' ? 'warn' : caseTone[item.state]}>
                  {item.stateLabel}
                </Tag>
                {item.needsYou && <span className="muted block">{item.needsYou}</span>}
              </td>
              <td>{item.promisedDate ? day(item.promisedDate) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
