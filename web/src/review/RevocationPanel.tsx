import { revocationGrounds } from '@onething/core/lifecycle/states.ts'
import { Button } from 'antd'
import type { TaskView } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, sentence } from '../ui/text.ts'
import { useAct } from './useAct.ts'

/** 撤销、注销 that was asked for: another person of the organ settles it. */
export function RevocationPanel({ view }: { view: TaskView }) {
  const act = useAct(view)
  const { revocation } = view.part.turns
  if (!revocation) return act.error ? <ProblemNotice problem={act.error} /> : null
  const { kind, ground, because, reasons, askedBy, approvedBy, approvedOn } = revocation
  const settle = (approved: boolean) => act.mutate({ verb: 'revocation-approval', body: { approved } })
  return (
    <section className="card stack-s" aria-labelledby="revocation">
      <h2 id="revocation">
        {kind} <Tag tone={approvedOn ? 'bad' : 'warn'}>{approvedOn ? `已${kind}` : '等待批准'}</Tag>
      </h2>
      <dl className="facts">
        <dt>情形</dt>
        <dd>
          {because}
          <span className="muted block">《行政许可法》{revocationGrounds[ground].article}</span>
        </dd>
        <dt>事实和理由</dt>
        <dd className="pre">{sentence(reasons)}</dd>
        <dt>提出</dt>
        <dd>{askedBy}</dd>
        {approvedOn && (
          <>
            <dt>批准</dt>
            <dd>
              {approvedBy}，{day(approvedOn)}
            </dd>
          </>
        )}
      </dl>
      <ProblemNotice problem={act.error} />
      {view.actions.includes('approveRevocation') && (
        <>
          <p className="muted">由提出人以外的人员批准。批准以后即时生效，告知申请人，结果在核验时显示已{kind}。</p>
          <div className="row">
            <Button type="primary" danger loading={act.isPending} onClick={() => settle(true)}>
              批准{kind}
            </Button>
            <Button disabled={act.isPending} onClick={() => settle(false)}>
              不批准
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
