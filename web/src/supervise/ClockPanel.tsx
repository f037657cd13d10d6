import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { demoDay } from '../api/people.ts'
import { type DemoClock, type DemoMove, demoClock, type Goal, moveClock } from '../api/supervise.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { day, moment } from '../ui/text.ts'

const steps: [days: number, label: string][] = [
  [1, '1 天'],
  [7, '1 周'],
  [30, '30 天'],
]

/** 演示时钟: moved forward, it runs everything that falls due on each day it passes. */
export function ClockPanel() {
  const found = useQuery(demoClock)
  return (
    <section className="card stack" aria-labelledby="clock">
      <h2 id="clock">演示时钟</h2>
      <Loaded query={found}>
        {clock => (clock ? <Clock clock={clock} /> : <p className="muted">正式环境按真实时间运行，没有演示时钟。</p>)}
      </Loaded>
    </section>
  )
}

function Clock({ clock }: { clock: DemoClock }) {
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: (goal: Goal) => moveClock(goal),
    onSuccess: after => queries.setQueryData(demoClock.queryKey, after),
    onSettled: () => queries.invalidateQueries({ queryKey: demoDay.queryKey }),
  })
  const busy = moving.isPending || clock.moving
  return (
    <>
      <dl className="facts">
        <dt>系统的今天</dt>
        <dd>
          <strong>
            <time dateTime={clock.today}>{day(clock.today)}</time>
          </strong>
        </dd>
        <dt>比真实时间快</dt>
        <dd>{clock.aheadDays} 天</dd>
        <dt>真实时间</dt>
        <dd>{moment(clock.realNow)}</dd>
      </dl>
      <p className="muted">
        向前拨动后，系统逐日办理到期的事项：逾期未告知的视为受理，逾期未补正、未补交的视为撤回，并通知申请人。时钟只能向前拨，不能退回；登录状态不受影响。
      </p>
      <div className="row">
        {steps.map(([days, label]) => (
          <Button key={days} disabled={busy} onClick={() => moving.mutate({ days })}>
            向前拨 {label}
          </Button>
        ))}
        <ToDay today={clock.today} disabled={busy} onGo={to => moving.mutate({ to })} />
      </div>
      {busy && <p role="status">正在逐日拨动时钟…</p>}
      <ProblemNotice problem={moving.error} />
      <Moves moves={clock.moves} />
    </>
  )
}

function ToDay({ today, disabled, onGo }: { today: string; disabled: boolean; onGo: (to: string) => void }) {
  const [to, setTo] = useState('')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to) onGo(to)
  }
  return (
    <form className="row" onSubmit={submit}>
      <label htmlFor={id}>拨到</label>
      <input
        id={id}
        className="native"
        type="date"
        required
        min={today}
        value={to}
        onChange={event => setTo(event.target.value)}
      />
      <Button htmlType="submit" disabled={disabled}>
        拨到这一天
      </Button>
    </form>
  )
}

function Moves({ moves }: { moves: DemoMove[] }) {
  if (moves.length === 0) return null
  return (
    <section className="stack-s" aria-labelledby="moves">
      <h3 id="moves">最近的拨动</h3>
      <ul className="plain rule">
        {moves.map(move => (
          <li key={move.from + move.to} className="stack-s">
            <p>
              <strong>
                {day(move.from)} → {day(move.to)}
              </strong>
              <span className="muted">
                （{move.days} 天，{move.by}）
              </span>
            </p>
            {move.happened.length === 0 ? (
              <p className="muted">期间没有到期的事项。</p>
            ) : (
              <ul className="bullets">
                {move.happened.map(one => (
                  <li key={one.action}>
                    {one.label}：{one.times} 项（{one.cases} 个办件）
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
