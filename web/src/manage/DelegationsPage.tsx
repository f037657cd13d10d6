import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type DelegationView, delegations, delegationsKey, revokeDelegation } from '../api/delegations.ts'
import { Tag } from '../case/Tag.tsx'
import type { Tone } from '../case/words.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { paths } from './paths.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

const tones: Record<DelegationView['state'], Tone> = {
  upcoming: 'busy',
  inForce: 'ok',
  ending: 'warn',
  ended: '',
  revoked: 'bad',
}

const isOver = ({ state }: DelegationView) => state === 'ended' || state === 'revoked'

/** 授权委托: which window accepts in the organ's name, since when, on what paper; what is over stays on record. */
export function DelegationsPage() {
  const found = useQuery(delegations)
  return (
    <Page
      title="授权委托"
      lead="委托政务服务中心的窗口以本机关名义受理申请。委托内容对外公告；登记和撤销都留有记录，不会删除。"
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <Loaded query={found}>{list => <Register list={list} />}</Loaded>
    </Page>
  )
}

function Register({ list }: { list: DelegationView[] }) {
  const current = list.filter(one => !isOver(one))
  const past = list.filter(isOver)
  const ending = current.filter(one => one.state === 'ending')
  return (
    <div className="stack">
      {ending.length > 0 && (
        <p className="notice warn">
          {ending.map(one => one.number).join('、')} 将要到期。需要继续委托的，请在到期前登记新的授权委托。
        </p>
      )}
      <section className="card stack-s" aria-labelledby="current">
        <div className="row spread">
          <h2 id="current">现有委托（{current.length}）</h2>
          <Link className="primary-link" to={paths.newDelegation}>
            新的授权委托
          </Link>
        </div>
        {current.length === 0 ? (
          <p className="muted">目前没有委托窗口受理，申请由本机关审核后受理。</p>
        ) : (
          <Table list={current} caption="现有委托" />
        )}
      </section>
      {past.length > 0 && (
        <section className="card stack-s" aria-labelledby="past">
          <h2 id="past">已结束的委托（{past.length}）</h2>
          <Table list={past} caption="已结束的委托" />
        </section>
      )}
    </div>
  )
}

function Table({ list, caption }: { list: DelegationView[]; caption: string }) {
  return (
    <div className="work">
      <table className="plain-table register">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">受委托方</th>
            <th scope="col">事项</th>
            <th scope="col">期限</th>
            <th scope="col">依据</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {list.map(one => (
            <tr key={one.number}>
              <td className="num">{one.number}</td>
              <td>{one.delegate}</td>
              <td>
                {one.services ? one.services.map(service => service.name).join('、') : '本机关全部事项'}
                <span className="muted block">
                  {one.mayRefuse ? '受理、补正、不予受理' : '受理、补正；不予受理由本机关决定'}
                </span>
              </td>
              <td>
                {day(one.from)}
                <span className="block">至 {day(one.until)}</span>
              </td>
              <td>
                {one.basis}
                <span className="muted block">
                  {one.grantedBy} {day(one.grantedAt)}登记
                </span>
              </td>
              <td>
                <Tag tone={tones[one.state]}>{one.stateLabel}</Tag>
                {one.revocation && (
                  <span className="muted block">
                    {one.revocation.by} {day(one.revocation.on)}撤销：{one.revocation.reason}
                  </span>
                )}
                {!isOver(one) && <Revoke one={one} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Revoke({ one }: { one: DelegationView }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const revoking = useMutation({
    mutationFn: (reason: string) => revokeDelegation(one.number, reason),
    onSuccess: () => setAsking(false),
    onSettled: () => queries.invalidateQueries({ queryKey: delegationsKey }),
  })
  return (
    <div>
      <Button size="small" danger onClick={() => setAsking(true)}>
        撤销<span className="sr-only">：{one.number}</span>
      </Button>
      <ReasonDialog
        open={asking}
        title={`撤销授权委托 ${one.number}`}
        okText="撤销，即时生效"
        danger
        reason="撤销的理由"
        required
        pending={revoking.isPending}
        problem={revoking.error}
        onOk={reason => revoking.mutate(reason)}
        onCancel={() => setAsking(false)}
      >
        <p>撤销后，{one.delegate}不能再以本机关名义受理；此前作出的受理仍然有效。</p>
      </ReasonDialog>
    </div>
  )
}
