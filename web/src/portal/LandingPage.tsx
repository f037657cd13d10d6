import { audiences } from '@onething/core/catalogue/vocabulary.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { lifeEvents } from '../api/catalogue.ts'
import { demoPeople } from '../api/people.ts'
import type { LifeEventItem } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { RegionPicker, useRegionName } from '../ui/RegionPicker.tsx'
import { useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** 您要办什么事？ By words first; by audience, stage and department for those who would rather look around. */
export function LandingPage() {
  const [region, setRegion] = useRegion()
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const audience = params.get('for') ?? 'enterprise'
  const found = useQuery(lifeEvents(q ? { region, q } : { region, audience }))
  const demo = useQuery(demoPeople)

  useEffect(() => {
    document.title = '一件事一次办 - 河南省政务服务'
  }, [])

  const search = (words: string) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        if (words) next.set('q', words)
        else next.delete('q')
        return next
      },
      { replace: true, preventScrollReset: true },
    )

  return (
    <div className="landing">
      <section className="hero" aria-labelledby="what">
        <h1 id="what">您要办什么事？</h1>
        <p className="lead">把要跑几个部门的事并成一件：答几个问题，一次告知、一张表单、一套材料、一次办好。</p>
        <SearchBox initial={q} onSearch={search} />
        <RegionLine region={region} onChange={setRegion} />
      </section>
      <section aria-labelledby="found-heading" className="stack">
        {q ? (
          <div className="row spread">
            <h2 id="found-heading" aria-live="polite">
              {found.data ? `与“${q}”有关的一件事（${found.data.length}）` : `正在查找“${q}”`}
            </h2>
            <button type="button" className="linklike" onClick={() => search('')}>
              清除搜索，看全部
            </button>
          </div>
        ) : (
          <>
            <h2 id="found-heading" className="sr-only">
              全部一件事
            </h2>
            <nav className="audiences" aria-label="按服务对象">
              {Object.entries(audiences).map(([key, label]) => (
                <Link
                  key={key}
                  to={`?for=${key}`}
                  preventScrollReset
                  replace
                  aria-current={audience === key ? 'true' : undefined}
                >
                  {label}办事
                </Link>
              ))}
            </nav>
          </>
        )}
        <Loaded query={found}>{items => <Browse items={items} filtered={!q} />}</Loaded>
      </section>
      <p>
        <Link to={paths.publicNotices(region)}>公告公示</Link>
        <span className="muted">：正在公告、公示的事项，有异议可以提出</span>
      </p>
      {demo.data?.length ? (
        <p>
          <Link to={paths.demo}>登录名单（演示）</Link>
          <span className="muted">：看看可以用哪些人的身份试用</span>
        </p>
      ) : null}
    </div>
  )
}

function SearchBox({ initial, onSearch }: { initial: string; onSearch: (words: string) => void }) {
  const [words, setWords] = useState(initial)
  useEffect(() => setWords(initial), [initial])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts a search
  useEffect(() => {
    const timer = setTimeout(() => words.trim() !== initial && onSearch(words.trim()), 350)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <search>
      <form
        className="search-box"
        onSubmit={event => {
          event.preventDefault()
          onSearch(words.trim())
        }}
      >
        <label className="sr-only" htmlFor="words">
          用您自己的话说说要办的事
        </label>
        <input
          id="words"
          type="search"
          value={words}
          placeholder="例如：开店、生孩子、退休，也可输拼音"
          maxLength={50}
          enterKeyHint="search"
          autoComplete="off"
          onChange={event => setWords(event.target.value)}
        />
        <button type="submit">搜索</button>
      </form>
    </search>
  )
}

function RegionLine({ region, onChange }: { region: string; onChange: (code: string) => void }) {
  const [open, setOpen] = useState(false)
  const name = useRegionName(region)
  return (
    <div className="row region-line">
      <span>
        办理地区：<strong>{name}</strong>
      </span>
      {open && <RegionPicker value={region} onChange={onChange} />}
      <button type="button" className="linklike" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '完成' : '更改'}
      </button>
    </div>
  )
}

function Browse({ items, filtered }: { items: LifeEventItem[]; filtered: boolean }) {
  const [params, setParams] = useSearchParams()
  const stage = filtered ? params.get('stage') : null
  const department = filtered ? params.get('dept') : null
  const stages = [...new Set(items.map(item => item.stage))]
  const departments = [...new Set(items.flatMap(item => item.services.map(service => service.authority)))].sort(
    (a, b) => a.localeCompare(b, 'zh'),
  )
  const shown = items.filter(
    item =>
      (!stage || item.stage === stage) &&
      (!department || item.services.some(service => service.authority === department)),
  )
  const choose = (name: string, value: string | null) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      {filtered && (
        <div className="row spread browse">
          <fieldset className="row chips">
            <legend className="sr-only">按阶段</legend>
            <Chip on={!stage} onClick={() => choose('stage', null)}>
              全部
            </Chip>
            {stages.map(each => (
              <Chip key={each} on={stage === each} onClick={() => choose('stage', stage === each ? null : each)}>
                {each}
              </Chip>
            ))}
          </fieldset>
          <label className="row">
            <span className="muted">部门</span>
            <select
              className="native"
              value={department ?? ''}
              onChange={event => choose('dept', event.target.value || null)}
            >
              <option value="">全部部门</option>
              {departments.map(each => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        </div>
      )}
      {shown.length === 0 ? (
        <p className="card" role="status">
          没有找到符合的一件事。可以换个说法试试，或点“全部”查看所有一件事。
        </p>
      ) : (
        <ul className="event-cards plain">
          {shown.map(item => (
            <EventCard key={item.id} item={item} />
          ))}
        </ul>
      )}
    </>
  )
}

const Chip = (props: { on: boolean; onClick: () => void; children: string }) => (
  <button type="button" className="chip" aria-pressed={props.on} onClick={props.onClick}>
    {props.children}
  </button>
)

function EventCard({ item }: { item: LifeEventItem }) {
  const departments = new Set(item.services.map(service => service.authority)).size
  const shown = item.services.slice(0, 3).map(service => service.name)
  return (
    <li className="event-card">
      <h3>
        <Link to={paths.guide(item.id)}>{item.name}</Link>
      </h3>
      <p className="summary">{item.summary}</p>
      <p className="bundles">
        <strong>
          {departments} 个部门 {item.services.length} 个事项
        </strong>
        并成一件：{shown.join('、')}
        {item.services.length > shown.length && '等'}
      </p>
    </li>
  )
}
