import { levels } from '@onething/core/catalogue/vocabulary.ts'
import { marks } from '@onething/core/guide/marks.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type BoundaryItem, type BoundaryList, boundaries, boundary } from '../../api/basicCatalogue.ts'
import { Loaded } from '../../ui/feedback.tsx'
import { AnyPlace } from './AnyPlace.tsx'
import { Marked } from './Marked.tsx'

const filters = {
  all: { label: '全部事项', fits: () => true },
  separate: { label: '审批与监管分开的', fits: (one: BoundaryItem) => one.separate },
  pending: { label: '监管部门待核定的', fits: (one: BoundaryItem) => one.supervisor.mark === 'pending' },
}

/** 监管边界清单: who approves, who supervises, and what the supervisor has to do. */
export function BoundariesTab() {
  const [region, setRegion] = useState('')
  const found = useQuery({ ...boundaries(region), placeholderData: before => before })
  return (
    <section className="card stack-s" aria-labelledby="boundaries">
      <h2 id="boundaries">监管边界清单</h2>
      <div className="row">
        <AnyPlace label="在哪个地方" value={region} onChange={setRegion} />
        {region && (
          <Button type="link" onClick={() => setRegion('')}>
            不指定地方
          </Button>
        )}
        <span className="muted">选定地方后列出当地的机关。</span>
      </div>
      <Loaded query={found}>{list => <Boundaries list={list} region={region} />}</Loaded>
    </section>
  )
}

function Boundaries({ list, region }: { list: BoundaryList; region: string }) {
  const [filter, setFilter] = useState<keyof typeof filters>('all')
  const [sought, setSought] = useState('')
  const wanted = sought.trim()
  const shown = list.items.filter(
    one =>
      filters[filter].fits(one) &&
      [one.name, one.approver.label, one.approver.name, one.supervisor.label, one.supervisor.name].some(text =>
        text?.includes(wanted),
      ),
  )
  return (
    <>
      <div className="row">
        <select
          className="native"
          aria-label="显示哪些事项"
          value={filter}
          onChange={event => setFilter(event.target.value as keyof typeof filters)}
        >
          {Object.entries(filters).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <span className="grow">
          <Input
            aria-label="按事项或机关查找"
            placeholder="按事项或机关查找"
            allowClear
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
        </span>
      </div>
      <p className="muted">
        <span role="status">
          {list.region?.name} {shown.length} 个事项
        </span>
        。{list.markText}；“{marks.pending.label}”：{marks.pending.says}。
      </p>
      <div className="work">
        <table className="plain-table boundaries">
          <caption className="sr-only">监管边界清单</caption>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">审批</th>
              <th scope="col">监管</th>
              <th scope="col">集中审批</th>
              <th scope="col">
                <span className="sr-only">职责</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(one => (
              <Row key={one.service} item={one} region={region} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ item, region }: { item: BoundaryItem; region: string }) {
  const [open, setOpen] = useState(false)
  const { approver, supervisor, concentration } = item
  return (
    <>
      <tr>
        <td>{item.name}</td>
        <td>
          {approver.name ?? approver.label}
          <span className="muted block">{levels[approver.level]}级</span>
        </td>
        <td>
          {supervisor.name ?? supervisor.label} {supervisor.kind !== null && <Marked mark={supervisor.mark} />}
          <span className="muted block">
            {supervisor.kind !== null && `${levels[supervisor.level]}级 · `}
            {supervisor.because}
          </span>
        </td>
        <td>
          {concentration.text} <Marked mark={concentration.mark} />
        </td>
        <td>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            监管职责<span className="sr-only">：{item.name}</span>
          </Button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <Duties service={item.service} region={region} />
          </td>
        </tr>
      )}
    </>
  )
}

function Duties({ service, region }: { service: string; region: string }) {
  const found = useQuery(boundary(service, region))
  return (
    <Loaded query={found}>
      {({ approver, supervisor, duties, basis, concentration }) => (
        <div className="inner">
          <p>
            <strong>监管部门</strong>：{supervisor.answersFor}
          </p>
          <DutyList duties={duties.filter(one => one.by === 'supervisor')} label="监管部门的职责" />
          <p>
            <strong>审批部门</strong>：{approver.answersFor}
          </p>
          <DutyList duties={duties.filter(one => one.by === 'approver')} label="审批部门的职责" />
          <p className="muted">
            依据：{basis}；集中审批：{concentration.basis}
          </p>
        </div>
      )}
    </Loaded>
  )
}

type Duty = { id: string; name: string; does: string; within: string; basis: string; mark: keyof typeof marks }

function DutyList({ duties, label }: { duties: Duty[]; label: string }) {
  if (duties.length === 0) return null
  return (
    <ul className="bullets" aria-label={label}>
      {duties.map(duty => (
        <li key={duty.id}>
          <strong>{duty.name}</strong> <Marked mark={duty.mark} />
          <span className="block">
            {duty.does}
            {duty.within && `（${duty.within}）`}
          </span>
          <span className="muted block">依据：{duty.basis}</span>
        </li>
      ))}
    </ul>
  )
}
