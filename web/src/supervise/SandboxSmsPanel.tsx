import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SandboxSms, sandboxSms, setSmsBehaviour } from '../api/supervise.ts'
import { ProblemNotice } from '../ui/feedback.tsx'

const behaviours: Record<SandboxSms['behaviour'], string> = { normal: '正常', slow: '缓慢', down: '中断' }

/** The gateway of a demonstration: what it took, and how it is to behave. Absent with a real one. */
export function SandboxSmsPanel() {
  const { data: gateway } = useQuery(sandboxSms)
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: setSmsBehaviour,
    onSuccess: after => queries.setQueryData(sandboxSms.queryKey, after),
  })
  if (!gateway) return null
  const chosen = change.isPending ? change.variables : gateway.behaviour
  return (
    <section className="card stack-s" aria-labelledby="sandbox-sms">
      <h2 id="sandbox-sms">演示短信网关</h2>
      <p className="muted">不会真的发出短信。可以让它缓慢或者中断，看系统怎样重试。</p>
      <fieldset className="row">
        <legend className="sr-only">网关状态</legend>
        {Object.entries(behaviours).map(([behaviour, label]) => (
          <label key={behaviour} className="row check">
            <input
              type="radio"
              name="sms-behaviour"
              checked={chosen === behaviour}
              onChange={() => change.mutate(behaviour as SandboxSms['behaviour'])}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <ProblemNotice problem={change.error} />
      {gateway.sent.length === 0 ? (
        <p>本次启动以来还没有短信。</p>
      ) : (
        <ul className="plain rule">
          {gateway.sent.map(one => (
            <li key={one.id}>
              <span className="muted num">{one.phoneMasked}</span>
              <span className="block">{one.text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
