import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { currentContent, type DeskView, desk, type RevisionItem } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day, moment } from '../ui/text.ts'
import { PublicationHistory } from './PublicationHistory.tsx'
import { paths } from './paths.ts'
import { isProvince } from './place.ts'
import { StartRelease, StartRevision } from './Start.tsx'
import { nextStep, revisionTone } from './words.ts'

/** What is in force, what is being changed and by whom, and what can be begun. */
export function DeskPage() {
  const found = useQuery({ ...desk, refetchInterval: 60_000 })
  return (
    <Page title="目录工作台" lead="一件事、事项、情形、材料和顺序都在这里修订；审核发布后全省同时生效。" wideHead>
      <Loaded query={found}>
        {view => (
          <div className="stack">
            <InForce view={view} />
            <Revisions view={view} />
            <div className="halves">
              <Releases view={view} />
              <Places view={view} />
            </div>
            <BasicCatalogue />
            <PublicationHistory publications={view.publications} mayPublish={view.mayPublish} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function InForce({ view }: { view: DeskView }) {
  const current = view.publications.find(one => one.state === 'current')
  const scheduled = view.publications.filter(one => one.state === 'scheduled')
  return (
    <section className="card row spread" aria-labelledby="in-force">
      <div>
        <h2 id="in-force">现行目录</h2>
        {current ? (
          <p>
            <strong className="num">第 {current.number} 号发布</strong>
            <span className="muted block">
              {current.title} · {moment(current.effectiveAt)}起施行 · {current.openCases} 个办件按此办理
            </span>
          </p>
        ) : (
          <p className="muted">还没有发布过目录。</p>
        )}
        {scheduled.map(one => (
          <p key={one.number} className="notice warn">
            第 {one.number} 号发布“{one.title}”将于 {moment(one.effectiveAt)} 生效。
          </p>
        ))}
      </div>
      <p className="muted">
        {view.person.name} · {view.person.place}
      </p>
    </section>
  )
}

function Revisions({ view }: { view: DeskView }) {
  const underWay = view.revisions.filter(one => one.state === 'open' || one.state === 'submitted')
  const past = view.revisions.filter(one => one.state === 'published' || one.state === 'abandoned')
  return (
    <section className="card stack-s" aria-labelledby="revisions">
      <div className="row spread">
        <h2 id="revisions">进行中的修订</h2>
        {view.scopes.length > 0 && <StartRevision scopes={view.scopes} />}
      </div>
      {underWay.length === 0 && <p className="muted">目前没有进行中的修订。</p>}
      {underWay.length > 0 && <RevisionTable revisions={underWay} view={view} caption="进行中的修订" />}
      {past.length > 0 && (
        <details>
          <summary>已结束的 {past.length} 个修订</summary>
          <RevisionTable revisions={past} view={view} caption="已结束的修订" />
        </details>
      )}
    </section>
  )
}

function RevisionTable(props: { revisions: RevisionItem[]; view: DeskView; caption: string }) {
  return (
    <div className="work">
      <table className="plain-table">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">修订</th>
            <th scope="col">范围</th>
            <th scope="col">状态</th>
            <th scope="col">改动</th>
            <th scope="col">发起</th>
            <th scope="col">下一步</th>
          </tr>
        </thead>
        <tbody>
          {props.revisions.map(one => (
            <tr key={one.id}>
              <td>
                <Link className="strong" to={paths.revision(one.id)}>
                  {one.title}
                </Link>
                {one.note && one.state === 'open' && <span className="muted block">退回意见：{one.note}</span>}
              </td>
              <td>{one.scopeName}</td>
              <td>
                <Tag tone={revisionTone[one.state]}>{one.stateLabel}</Tag>
              </td>
              <td className="num">{one.changed} 个条目</td>
              <td>
                {one.createdBy.name}
                <span className="muted block">{day(one.createdAt)}</span>
              </td>
              <td>
                <Link to={paths.revision(one.id)}>
                  {nextStep(one, props.view)}
                  <span className="sr-only">：{one.title}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Releases({ view }: { view: DeskView }) {
  const province = view.scopes.find(scope => isProvince(scope.code))
  const scope = province?.code ?? view.publications.find(one => isProvince(one.scope))?.scope ?? ''
  const content = useQuery({ ...currentContent(scope), enabled: scope !== '' })
  const published = Object.entries(content.data?.catalogue.releases ?? {})
  const collecting = view.revisions.filter(
    one => one.release && one.state !== 'abandoned' && !published.some(([id]) => id === one.release),
  )
  return (
    <section className="card stack-s" aria-labelledby="releases">
      <div className="row spread">
        <h2 id="releases">清单</h2>
        {province && view.mayCollect && content.data && <StartRelease scope={province.code} published={published} />}
      </div>
      {content.isLoading && <p className="muted">正在载入…</p>}
      <ul className="plain rule">
        {published.map(([id, release]) => (
          <li key={id}>
            <Link className="strong" to={paths.release(id)}>
              {release.name}
            </Link>
            <span className="muted block">
              {[release.document, release.issuer, `${release.lifeEvents.length} 件“一件事”`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {collecting.map(one => (
          <li key={one.id}>
            <Link className="strong" to={paths.release(one.release!)}>
              {one.title}
            </Link>{' '}
            <Tag tone="warn">征集中</Tag>
            <span className="muted block">发布后列入清单</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Places({ view }: { view: DeskView }) {
  const places = view.scopes.filter(scope => !isProvince(scope.code))
  return (
    <section className="card stack-s" aria-labelledby="places">
      <h2 id="places">地方差异</h2>
      {places.length === 0 ? (
        <p className="muted">市县的参数、承诺时限、实施权限和窗口由当地目录管理员核定；您没有负责的地方。</p>
      ) : (
        <ul className="places plain">
          {places.map(place => (
            <li key={place.code}>
              <Link to={paths.place(place.code)}>{place.name}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const BasicCatalogue = () => (
  <section className="card stack-s" aria-labelledby="basic-catalogue">
    <h2 id="basic-catalogue">
      <Link to={paths.basicCatalogue}>省政务服务事项基本目录</Link>
    </h2>
    <p className="muted">导入基本目录、关联业务办理项的编码，查看监管边界和供省平台读取的实施清单。</p>
  </section>
)
