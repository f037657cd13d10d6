import { deferralKind } from '@onething/core/lifecycle/clocks.ts'
import type { ReactNode } from 'react'
import { decisionPdf, formPdf } from '../api/cases.ts'
import type { CaseView, PartView } from '../api/types.ts'
import { day, daysUntil, sentence } from '../ui/text.ts'
import { titles, waitingDeferral } from './deferral.ts'
import { Tag } from './Tag.tsx'
import { partTone } from './words.ts'

const open = ['submitted', 'correction', 'accepted']

/** Every part of the case: who holds it now and until when; then what was decided and what can be done about it. */
export function PartProgress(props: {
  parts: PartView[]
  caseNo?: string | undefined
  more?: (part: PartView) => ReactNode
}) {
  const { parts, caseNo } = props
  return (
    <ol className="parts plain">
      {parts.map(part => (
        <li key={part.part} className={`part ${partTone[part.state]}`}>
          <div className="row spread">
            <h3>
              {part.service}
              {part.label && `（${part.label}）`}
            </h3>
            <Tag tone={partTone[part.state]}>{part.stateLabel}</Tag>
          </div>
          <dl className="facts">
            <dt>办理部门</dt>
            <dd>{part.authority}</dd>
            {part.holder && open.includes(part.state) && (
              <>
                <dt>现在由谁办理</dt>
                <dd>{part.holder}</dd>
              </>
            )}
            {part.intakePromised && (
              <>
                <dt>承诺预审</dt>
                <dd>
                  {part.intakePromised.days} 个工作日内，
                  <Due date={part.intakePromised.by} />
                </dd>
              </>
            )}
            {part.waitingFor.length > 0 && (
              <>
                <dt>等待</dt>
                <dd>{part.waitingFor.join('、')}的结果</dd>
              </>
            )}
            {(part.promisedDue || part.pause) && open.includes(part.state) && (
              <>
                <dt>承诺办结</dt>
                <dd>
                  <Due date={part.promisedDue} />
                  {part.legalDue && part.legalDue !== part.promisedDue && (
                    <span className="muted">（法定期限 {day(part.legalDue)}）</span>
                  )}
                  {part.provisional && <span className="muted">（节假日安排未公布，为预计日期）</span>}
                </dd>
              </>
            )}
            {open.includes(part.state) && <ClockStory part={part} />}
          </dl>
          {part.refusal && (
            <Outcome
              title="不予受理"
              on={part.refusal.on}
              reasons={part.refusal.reasons}
              remedies={part.refusal.remedies}
            />
          )}
          {part.decision && (
            <Outcome
              title={part.decision.resultLabel}
              on={part.decision.on}
              reasons={part.decision.reasons}
              remedies={part.decision.remedies}
            />
          )}
          {caseNo && (
            <p className="row">
              <a href={formPdf(caseNo, part.part)} target="_blank" rel="noreferrer">
                申请表（PDF）<span className="sr-only">：{part.service + part.label}</span>
              </a>
              {(part.decision || part.refusal) && (
                <a href={decisionPdf(caseNo, part.part)} target="_blank" rel="noreferrer">
                  查看决定文书（PDF）<span className="sr-only">：{part.service}</span>
                </a>
              )}
            </p>
          )}
          {props.more?.(part)}
        </li>
      ))}
    </ol>
  )
}

function Outcome(props: { title: string; on: string; reasons: string | null; remedies: string | null }) {
  return (
    <div className={props.reasons ? 'notice bad' : 'notice ok'}>
      <p>
        <strong>{props.title}</strong> · {day(props.on)}
      </p>
      {props.reasons && <p>理由：{props.reasons}</p>}
      {props.remedies && <p>救济途径：{props.remedies}</p>}
    </div>
  )
}

/** The date of the whole is reckoned as if every stopped clock went on today. */
export function PausedNote({ view }: { view: Pick<CaseView, 'parts' | 'groups'> }) {
  if (!view.parts.some(part => part.pause) && !view.groups.some(group => group.paused > 0)) return null
  return <span className="muted block">有事项暂停计时，日期会相应顺延。</span>
}

/** Why the date is as it is: what is still awaited, what stops the clock, what has lengthened it. */
function ClockStory({ part }: { part: PartView }) {
  const { pause, extension } = part
  const deferral = waitingDeferral(part)
  return (
    <>
      {deferral && (
        <>
          <dt>等待补交</dt>
          <dd>
            {titles(deferral.items)}，最迟 {day(deferral.by)}
          </dd>
        </>
      )}
      {pause && pause.kind !== deferralKind && (
        <>
          <dt>暂停计时</dt>
          <dd>
            {pause.kind}，{day(pause.from)}开始
            {pause.days !== null && `，预计 ${pause.days} 个工作日`}。{sentence(pause.reason)}
            <span className="muted block">这段时间依法不计入办理期限。</span>
          </dd>
        </>
      )}
      {extension?.approvedOn && (
        <>
          <dt>延长期限</dt>
          <dd>
            {day(extension.approvedOn)}经批准延长 {extension.days} 日。理由：{sentence(extension.reason)}
          </dd>
        </>
      )}
    </>
  )
}

/** A date with how near it is; colour never stands alone. Without a date the clock stands still. */
export function Due({ date }: { date: string | null }) {
  if (date === null) return <Tag tone="warn">计时暂停</Tag>
  const left = daysUntil(date)
  const tone = left < 0 ? 'bad' : left <= 1 ? 'warn' : ''
  const note = left < 0 ? `已超 ${-left} 天` : left === 0 ? '今天到期' : left <= 3 ? `还有 ${left} 天` : ''
  return (
    <span className="due">
      <time dateTime={date}>{day(date)}</time>
      {note && <Tag tone={tone}>{note}</Tag>}
    </span>
  )
}
