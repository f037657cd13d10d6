import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { type LinkedItem, type LinkList, links, suggestions } from '../../api/basicCatalogue.ts'
import { Loaded, ProblemNotice } from '../../ui/feedback.tsx'
import { useSettled } from '../../ui/useSettled.ts'
import { paths } from '../paths.ts'
import { HandlingItem } from './HandlingItem.tsx'
import { isOpen } from './words.ts'

/** So many services at a time: the names of their open items are looked up in the whole edition. */
const atOnce = 20

const filters = {
  all: { label: '全部', fits: () => true },
  open: { label: '待编码', fits: isOpen },
  coded: { label: '已编码', fits: (item: LinkedItem) => !isOpen(item) },
}

/** 业务办理项 and their codes: a name is only ever proposed, somebody confirms it. */
export function LinksTab() {
  const found = useQuery(links)
  return <Loaded query={found}>{list => <Links list={list} />}</Loaded>
}

function Links({ list }: { list: LinkList }) {
  const [filter, setFilter] = useState<keyof typeof filters>('all')
  const [sought, setSought] = useState('')
  const [chunks, setChunks] = useState(1)
  // What has just been linked stays in sight, whatever is filtered, until something else is looked for.
  const [touched, setTouched] = useState<readonly string[]>([])
  const wanted = useSettled(sought.trim().toLowerCase(), 250)
  const services = useMemo(() => {
    const shown = list.items.filter(
      item =>
        touched.includes(item.id) ||
        (filters[filter].fits(item) &&
          `${item.serviceName} ${item.name} ${item.basicCode ?? ''}`.toLowerCase().includes(wanted)),
    )
    return [...Map.groupBy(shown, item => item.service).values()]
  }, [list, filter, wanted, touched])
  const pages = Array.from({ length: chunks }, (_, at) => services.slice(at * atOnce, (at + 1) * atOnce))
  const open = list.items.filter(isOpen).length
  const restart = () => {
    setTouched([])
    setChunks(1)
  }
  return (
    <section className="card stack-s" aria-labelledby="links">
      <h2 id="links">业务办理项的编码</h2>
      <p>
        {list.edition === null ? (
          <>
            还没有导入基本目录，<Link to={paths.basicCatalogue}>先导入</Link>再关联。
          </>
        ) : (
          `按基本目录第 ${list.edition} 版关联。`
        )}{' '}
        {list.items.length} 个业务办理项中，已编码 {list.items.length - open} 个，待编码 {open} 个。
      </p>
      {!list.mayKeep && <p className="muted">关联由省级目录管理员或者省级管理员确认，您可以查看。</p>}
      <div className="row">
        <select
          className="native"
          aria-label="显示哪些业务办理项"
          value={filter}
          onChange={event => {
            setFilter(event.target.value as keyof typeof filters)
            restart()
          }}
        >
          {Object.entries(filters).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <span className="grow">
          <Input
            aria-label="按名称或编码查找"
            placeholder="按名称或编码查找"
            allowClear
            value={sought}
            onChange={event => {
              setSought(event.target.value)
              restart()
            }}
          />
        </span>
      </div>
      <p className="muted" role="status">
        找到 {services.length} 个事项。
      </p>
      <ul className="plain rule">
        {pages.map((page, at) => (
          <Chunk
            key={at}
            services={page}
            edition={list.mayKeep ? list.edition : null}
            mayKeep={list.mayKeep}
            onTouch={id => setTouched(before => [...before, id])}
          />
        ))}
      </ul>
      {services.length > chunks * atOnce && (
        <Button onClick={() => setChunks(chunks + 1)}>显示更多（还有 {services.length - chunks * atOnce} 个）</Button>
      )}
    </section>
  )
}

function Chunk(props: {
  services: LinkedItem[][]
  /** Null: nothing is proposed. */
  edition: number | null
  mayKeep: boolean
  onTouch: (id: string) => void
}) {
  const { edition, services } = props
  const asked = services.filter(items => items.some(isOpen)).map(items => items[0]!.service)
  const { data, isFetching, error } = useQuery({
    ...suggestions(edition ?? 0, asked),
    enabled: edition !== null && asked.length > 0,
    placeholderData: before => before,
  })
  const rows = services.map(items => (
    <li key={items[0]!.service} className="stack-s">
      <div className="row">
        <h3>{items[0]!.serviceName}</h3>
        <span className="muted">{items[0]!.department}</span>
      </div>
      <ul className="plain stack-s">
        {items.map(item => (
          <HandlingItem
            key={item.id}
            item={item}
            alone={items.length === 1 && item.name === item.serviceName}
            mayLink={props.mayKeep && edition !== null}
            mayUnlink={props.mayKeep}
            suggestions={data?.items.find(one => one.id === item.id)?.suggestions}
            looking={isFetching}
            onTouch={props.onTouch}
          />
        ))}
      </ul>
    </li>
  ))
  return (
    <>
      {error && (
        <li>
          <ProblemNotice problem={error} />
        </li>
      )}
      {rows}
    </>
  )
}
