import { useQuery } from '@tanstack/react-query'
import { Input, Pagination } from 'antd'
import { type ReactNode, useState } from 'react'
import { partDocuments, partPage } from '../api/cases.ts'
import type { PartGroup, PartView } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { Outputs } from './Outputs.tsx'
import { Due, PartProgress } from './PartProgress.tsx'
import { Tag } from './Tag.tsx'
import { partTone } from './words.ts'

const perPage = 20

/** What else stands with each part. */
type More = (part: PartView) => ReactNode

/** Services done for each of hundreds: how many stand where; each of them when somebody looks. */
export function PartGroups({
  groups,
  caseNo,
  version = 0,
  more,
}: {
  groups: PartGroup[]
  caseNo?: string
  version?: number
  more?: More | undefined
}) {
  if (groups.length === 0) return null
  return (
    <ol className="parts plain">
      {groups.map(group => (
        <li key={group.row} className={`part ${toneOf(group)}`}>
          <h3>
            {group.service}（{group.total} 件）
          </h3>
          <div className="counts">
            {group.states.map(({ state, label, count }) => (
              <Tag key={state} tone={partTone[state]}>
                {label} {count} 件
              </Tag>
            ))}
            {group.paused > 0 && <Tag tone="warn">计时暂停 {group.paused} 件</Tag>}
          </div>
          <dl className="facts">
            <dt>办理部门</dt>
            <dd>{group.authority}</dd>
            {group.lastDue && (
              <>
                <dt>承诺办结</dt>
                <dd>
                  最迟 <Due date={group.lastDue} />
                </dd>
              </>
            )}
          </dl>
          {caseNo && <Members {...{ group, caseNo, version, more }} />}
        </li>
      ))}
    </ol>
  )
}

/** What needs somebody comes first. */
function toneOf({ states }: PartGroup): string {
  const tones = states.map(({ state }) => partTone[state])
  return ['warn', 'bad', 'busy'].find(tone => tones.includes(tone as (typeof tones)[number])) ?? tones[0] ?? ''
}

interface Of {
  group: PartGroup
  caseNo: string
  version: number
  more?: More | undefined
}

function Members({ group, ...of }: Of) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        逐件查看<span className="sr-only">：{group.service}</span>
      </summary>
      {open && <Pages group={group} {...of} />}
    </details>
  )
}

function Pages({ group, caseNo, version, more }: Of) {
  const [q, setQ] = useState('')
  const [page, setPage] = useState(1)
  const settled = useSettled(q.trim(), 300)
  const query = useQuery(partPage(caseNo, version, { row: group.row, q: settled, offset: (page - 1) * perPage }))
  return (
    <div className="stack-s">
      <Input
        aria-label={`在${group.service}中按名称查找`}
        placeholder="按姓名、车牌等查找"
        value={q}
        allowClear
        onChange={event => {
          setQ(event.target.value)
          setPage(1)
        }}
      />
      <Loaded query={query}>
        {found => (
          <>
            {found.parts.length === 0 && <p className="muted">没有找到。</p>}
            <PartProgress
              parts={found.parts}
              caseNo={caseNo}
              more={part => (
                <>
                  {more?.(part)}
                  <Documents {...{ part, caseNo, version }} />
                </>
              )}
            />
            {found.outputs.length > 0 && (
              <details>
                <summary>本页的办理结果（{found.outputs.length} 份）</summary>
                <Outputs outputs={found.outputs} />
              </details>
            )}
            {found.found > perPage && (
              <Pagination
                size="small"
                current={page}
                pageSize={perPage}
                total={found.found}
                showSizeChanger={false}
                onChange={setPage}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Documents({ part, caseNo, version }: { part: PartView; caseNo: string; version: number }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        文书<span className="sr-only">：{part.label}</span>
      </summary>
      {open && <DocumentList part={part} caseNo={caseNo} version={version} />}
    </details>
  )
}

function DocumentList({ part, caseNo, version }: { part: PartView; caseNo: string; version: number }) {
  const query = useQuery(partDocuments(caseNo, version, part.part))
  return (
    <Loaded query={query}>
      {documents =>
        documents.length === 0 ? (
          <p className="muted">还没有文书。</p>
        ) : (
          <ul className="bullets">
            {documents.map(({ id, name, url }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noreferrer">
                  {name}（PDF）<span className="sr-only">：{part.label}</span>
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
