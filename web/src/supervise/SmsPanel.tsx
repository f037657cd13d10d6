import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FailedSms, resendSms, smsDesk } from '../api/supervise.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { moment } from '../ui/text.ts'

/** Text messages that were tried in vain; the inbox has had the message all along. */
export function SmsPanel() {
  const found = useQuery(smsDesk)
  const queries = useQueryClient()
  const again = useMutation({
    mutationFn: resendSms,
    onSettled: () => queries.invalidateQueries({ queryKey: smsDesk.queryKey }),
  })
  return (
    <section className="card stack-s" aria-labelledby="sms">
      <h2 id="sms">短信通知</h2>
      <Loaded query={found}>
        {({ waiting, failed, items }) => (
          <>
            <p role="status">
              {failed === 0 ? '没有发送失败的短信。' : `${failed} 条短信发送失败，站内消息已送达。`}
              {waiting > 0 && `另有 ${waiting} 条正在发送，失败的会自动重试。`}
            </p>
            <ProblemNotice problem={again.error} />
            {items.length > 0 && <Failed items={items} busy={again.isPending} onAgain={one => again.mutate(one)} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Failed(props: { items: FailedSms[]; busy: boolean; onAgain: (one: FailedSms) => void }) {
  return (
    <ul className="plain rule">
      {props.items.map(one => (
        <li key={`${one.caseNo}-${one.seq}`} className="row spread">
          <span>
            <strong className="num">{one.caseNo}</strong>
            <span className="muted block">
              {one.phoneMasked ?? '没有手机号码'} · {moment(one.at)} · 已试 {one.attempts} 次
              {one.problem && ` · ${one.problem}`}
            </span>
          </span>
          <Button disabled={props.busy} onClick={() => props.onAgain(one)}>
            重新发送<span className="sr-only">：{one.caseNo}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
