import type { Parameter } from '@onething/core/catalogue/schema.ts'
import type { ParameterValues } from '@onething/core/conditions/evaluate.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { type Content, currentContent, desk } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day, days, today } from '../ui/text.ts'
import { paths } from './paths.ts'
import { localPlace } from './place.ts'
import { StartRevision } from './Start.tsx'

/** 地方差异: what a city or county decides for itself, beside what the province offers as a reference. */
export function PlacePage() {
  const { code = '' } = useParams()
  const content = useQuery(currentContent(code))
  const { data: view } = useQuery(desk)
  const name = view?.scopes.find(scope => scope.code === code)?.name ?? content.data?.overlays.at(-1)?.name ?? code
  const underWay = view?.revisions.filter(
    one => one.scope === code && (one.state === 'open' || one.state === 'submitted'),
  )
  return (
    <Page
      title={`地方差异：${name}`}
      lead="只写与省级目录不同的内容；没有核定的参数先按省级参考值办理，并标明待核定。"
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <div className="stack">
        <div className="row">
          {view?.scopes.some(scope => scope.code === code) && <StartRevision scopes={view.scopes} scope={code} />}
          {underWay?.map(one => (
            <Link key={one.id} to={paths.revision(one.id)}>
              {one.title}（{one.stateLabel}）
            </Link>
          ))}
        </div>
        <Loaded query={content}>{found => <Overlaid content={found} />}</Loaded>
      </div>
    </Page>
  )
}

function Overlaid({ content }: { content: Content }) {
  const overlay = content.overlays.at(-1)?.overlay ?? {}
  const { catalogue } = content
  const { parameters } = localPlace(content, today())
  const own = [
    ...Object.entries(overlay.lifeEvents ?? {}).map(([id, one]) => ({ id, name: one.name, kind: '一件事' })),
    ...Object.entries(overlay.services ?? {}).map(([id, one]) => ({ id, name: one.name, kind: '事项' })),
  ]
  const kind = (id: string) => catalogue.authorityKinds[id]?.name ?? id
  const service = (id: string) => catalogue.services[id]?.name ?? id
  return (
    <>
      <Table
        title="地方参数"
        head={['参数', '本地的值', '省级参考值', '依据']}
        empty="省级目录没有由各地核定的参数。"
        rows={Object.entries(catalogue.parameters).map(([id, parameter]) => {
          const local = overlay.parameters?.[id]
          const now = parameters[id]
          return [
            parameter.name,
            localValue(parameter, now),
            `${said(parameter.default)} ${parameter.default === null ? '' : (parameter.unit ?? '')}`,
            local?.basis ?? parameter.basis,
          ]
        })}
      />
      <Table
        title="更短的承诺时限"
        head={['事项', '本地承诺', '省级承诺', '依据']}
        empty="没有另行承诺，都按省级目录。"
        rows={Object.entries(overlay.promisedLimits ?? {}).map(([id, limit]) => [
          service(id),
          days(limit),
          catalogue.services[id] ? days(catalogue.services[id].promisedLimit) : '',
          limit.basis ?? '',
        ])}
      />
      <Table
        title="实施权限"
        head={['由哪个部门办理', '事项', '期间', '依据']}
        empty="没有调整，都由清单所列的部门办理。"
        rows={Object.values(overlay.competence ?? {}).map(one => [
          kind(one.kind),
          one.services.map(service).join('、'),
          `${one.effectiveFrom ? day(one.effectiveFrom) : '一直'}至${one.effectiveUntil ? day(one.effectiveUntil) : '另行调整'}`,
          one.basis,
        ])}
      />
      <Table
        title="窗口"
        head={['办理地点', '地址', '办公时间', '电话']}
        empty="没有另行填写，按政务服务中心名录。"
        rows={Object.entries(overlay.windows ?? {}).map(([id, one]) => [
          id,
          one.address ?? '',
          one.hours ?? '',
          one.phone ?? '',
        ])}
      />
      <Table
        title="本地增加的一件事和事项"
        head={['名称', '类别', '代码']}
        empty="没有本地增加的内容。"
        rows={own.map(one => [one.name, one.kind, one.id])}
      />
    </>
  )
}

function localValue(parameter: Parameter, now: ParameterValues[string] | undefined): ReactNode {
  if (now?.pending) return <Tag tone={parameter.local ? 'warn' : ''}>{parameter.local ? '待核定' : '按参考值'}</Tag>
  return (
    <strong>
      {said(now?.value)} {parameter.unit}
    </strong>
  )
}

const said = (value: unknown) =>
  value === null || value === undefined
    ? '尚无统一规定'
    : typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : String(value)

function Table(props: { title: string; head: string[]; empty: string; rows: ReactNode[][] }) {
  return (
    <section className="card stack-s" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.rows.length === 0 ? (
        <p className="muted">{props.empty}</p>
      ) : (
        <div className="work">
          <table className="plain-table">
            <caption className="sr-only">{props.title}</caption>
            <thead>
              <tr>
                {props.head.map(each => (
                  <th scope="col" key={each}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
