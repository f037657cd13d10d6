import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { type PublicNotice, publicNotices } from '../api/publicNotices.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { RegionPicker, useRegionName } from '../ui/RegionPicker.tsx'
import { day, daysUntil } from '../ui/text.ts'
import { useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** 公告公示: what is announced in a place today. Whoever has something against it says so until its last day. */
export function PublicNoticesPage() {
  const [remembered] = useRegion()
  const [params, setParams] = useSearchParams()
  const region = params.get('region') ?? remembered
  const cursor = params.get('cursor') ?? undefined
  const name = useRegionName(region)
  const found = useQuery(publicNotices(region, cursor))
  return (
    <Page
      title="公告公示"
      lead={`${name}正在依法公告、公示的事项。对公告内容有异议的，可以在期满以前提出。`}
      back={{ to: paths.home }}
    >
      <div className="stack">
        <RegionPicker value={region} onChange={code => setParams({ region: code }, { replace: true })} />
        <Loaded query={found}>
          {list => (
            <>
              <Announced list={list.items} />
              {(cursor || list.next) && (
                <p className="row">
                  {cursor && <Link to={`?region=${region}`}>回到第一页</Link>}
                  {list.next && <Link to={`?region=${region}&cursor=${list.next}`}>下一页</Link>}
                </p>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Announced({ list }: { list: PublicNotice[] }) {
  if (list.length === 0)
    return (
      <p className="card" role="status">
        目前没有正在公告、公示的事项。
      </p>
    )
  return (
    <ul className="plain stack">
      {list.map(one => (
        <li className="card stack-s" key={one.caseNo + one.part}>
          <h2>
            <Link to={paths.publicNotice(one.caseNo, one.part)}>
              {one.kind}：{one.service}
            </Link>
          </h2>
          <NoticeFacts notice={one} />
        </li>
      ))}
    </ul>
  )
}

export function NoticeFacts({ notice }: { notice: PublicNotice }) {
  const left = daysUntil(notice.until)
  return (
    <dl className="facts">
      {notice.applicant && (
        <>
          <dt>申请人</dt>
          <dd>{notice.applicant}</dd>
        </>
      )}
      <dt>公告机关</dt>
      <dd>{notice.organ}</dd>
      <dt>期限</dt>
      <dd>
        {day(notice.from)}至 {day(notice.until)}
        <span className="muted">（{left > 0 ? `还有 ${left} 天` : '今天期满'}）</span>
      </dd>
    </dl>
  )
}
