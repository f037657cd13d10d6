import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { type PublicDelegation, publicDelegations } from '../api/delegations.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { RegionPicker, useRegionName } from '../ui/RegionPicker.tsx'
import { day } from '../ui/text.ts'
import { useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** 委托公告 (行政许可法 24): what the windows of a place accept today, and in whose name. */
export function DelegationsPage() {
  const [remembered] = useRegion()
  const [params, setParams] = useSearchParams()
  const region = params.get('region') ?? remembered
  const name = useRegionName(region)
  const found = useQuery(publicDelegations(region))
  return (
    <Page
      title="窗口受委托受理公告"
      lead={`${name}的政务服务中心（便民服务中心）受以下机关委托，以委托机关名义当场受理申请。`}
      back={{ to: paths.home }}
    >
      <div className="stack">
        <RegionPicker value={region} onChange={code => setParams({ region: code }, { replace: true })} />
        <Loaded query={found}>{list => <Announced list={list} />}</Loaded>
      </div>
    </Page>
  )
}

function Announced({ list }: { list: PublicDelegation[] }) {
  if (list.length === 0)
    return (
      <p className="card" role="status">
        目前没有委托窗口受理的事项，申请由各部门审核后受理。
      </p>
    )
  return (
    <ul className="plain stack">
      {list.map(one => (
        <li className="card stack-s" key={one.number}>
          <h2>{one.authority.name}</h2>
          <dl className="facts">
            <dt>委托编号</dt>
            <dd className="num">{one.number}</dd>
            <dt>受委托方</dt>
            <dd>{one.delegate}</dd>
            <dt>委托事项</dt>
            <dd>{one.services ? one.services.map(service => service.name).join('、') : '该机关办理的全部事项'}</dd>
            <dt>受理权限</dt>
            <dd>{one.mayRefuse ? '受理、一次告知补正、不予受理' : '受理、一次告知补正；不予受理由委托机关决定'}</dd>
            <dt>期限</dt>
            <dd>
              {day(one.from)}至 {day(one.until)}
            </dd>
            <dt>依据</dt>
            <dd>{one.basis}</dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}
