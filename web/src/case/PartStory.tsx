import type { ReactNode } from 'react'
import type { PartView } from '../api/types.ts'
import { day, sentence } from '../ui/text.ts'
import { titles } from './deferral.ts'
import { isOpen } from './parts.ts'
import type { Tone } from './words.ts'

/** What a part met on its way, as lines of its facts. */
export function PartStory({ part }: { part: PartView }) {
  const { hearing, inspection, reopened } = part.turns
  return (
    <>
      {reopened && (
        <>
          <dt>重新办理</dt>
          <dd>
            {day(reopened.on)}起重新办理。{sentence(reopened.basis)}
          </dd>
        </>
      )}
      {hearing && (
        <>
          <dt>听证</dt>
          <dd>
            <HearingLine hearing={hearing} authority={part.authority} />
          </dd>
        </>
      )}
      {inspection && (
        <>
          <dt>现场核查</dt>
          <dd>
            {inspection.state === 'arranged' ? (inspection.by ? '待选择时间' : '时间已约定') : inspection.stateLabel}
            {inspection.by && isOpen(part) && `，最迟 ${day(inspection.by)}`}
            {inspection.because && `：${inspection.because}`}
          </dd>
        </>
      )}
    </>
  )
}

type Hearing = NonNullable<PartView['turns']['hearing']>

function HearingLine({ hearing, authority }: { hearing: Hearing; authority: string }) {
  if (hearing.heldOn) return `${day(hearing.heldOn)}已举行，部门根据听证笔录作出决定`
  if (hearing.waivedOn) return `${day(hearing.waivedOn)}已放弃`
  if (hearing.date)
    return (
      <>
        <strong>{day(hearing.date)}</strong>在<strong>{hearing.place}</strong>举行，主持人{hearing.host}，请按时参加
        <span className="muted block">认为主持人与本事项有直接利害关系的，可以向{authority}申请回避。</span>
      </>
    )
  if (hearing.asked) return `${authority}正在安排，时间和地点另行告诉您`
  return `可以在 ${day(hearing.askBy)}前要求`
}

/** 告知承诺: promised, to be checked, to be put right, kept or broken. */
export function CommitmentStory({ part }: { part: PartView }) {
  const { commitment } = part.turns
  if (!commitment) return null
  const items = commitment.items.length > 0 ? `，以承诺代替${titles(commitment.items)}` : ''
  if (commitment.kept === true) return <Told title="承诺经核查属实" on={commitment.checkedOn} tone="ok" />
  if (commitment.kept === false)
    return (
      <Told title="承诺经核查不实" on={commitment.checkedOn} tone="bad">
        <p>
          {sentence(commitment.findings ?? '')}
          {part.state !== 'revoked' && '部门将依法撤销决定，并记录在案。'}
        </p>
      </Told>
    )
  if (commitment.rectifyBy)
    return (
      <Told title={`承诺与实际不符，请在 ${day(commitment.rectifyBy)}前改正`} on={null} tone="warn">
        <p>核查发现：{sentence(commitment.findings ?? '')}</p>
        <p>逾期没有改正的，依法撤销决定，并记录在案。</p>
      </Told>
    )
  return (
    <p className="muted">
      以告知承诺方式办理{items}。
      {commitment.checkBy && part.decision
        ? `部门将在 ${day(commitment.checkBy)}前核查，请保留有关材料备查。`
        : '决定以后部门会核查。'}
    </p>
  )
}

/** How it ended: decided, not accepted, terminated, revoked; why, and what can be done about it. */
export function PartOutcome({ part }: { part: PartView }) {
  const { decision, refusal } = part
  const { termination, revocation } = part.turns
  return (
    <>
      {refusal && (
        <Told title={['不予受理', refusal.groundLabel].filter(Boolean).join('：')} on={refusal.on} tone="bad">
          <Reasons reasons={refusal.reasons} remedies={refusal.remedies} />
          {refusal.rightOrgan && (
            <p>
              请向<strong>{refusal.rightOrgan}</strong>申请。
            </p>
          )}
        </Told>
      )}
      {decision && (
        <Told title={decision.excluded ? '部分准予' : decision.resultLabel} on={decision.on} tone={toneOf(part)}>
          {decision.excluded && <p>不予批准的部分：{sentence(decision.excluded)}</p>}
          <Reasons reasons={decision.reasons} remedies={decision.remedies} />
        </Told>
      )}
      {termination && (
        <Told title="终止办理" on={termination.on} tone="bad">
          <p>{sentence(termination.because)}</p>
          <Reasons reasons={termination.reasons} remedies={null} />
        </Told>
      )}
      {/* Until it is approved it is the organ's own affair. */}
      {revocation?.approvedOn && (
        <Told title={`依法${revocation.kind}：${revocation.because}`} on={revocation.approvedOn} tone="bad">
          <Reasons reasons={revocation.reasons} remedies={revocation.remedies} />
        </Told>
      )}
    </>
  )
}

/** A grant that was revoked is no good news any more. */
function toneOf({ state, decision }: PartView): Tone {
  if (state === 'revoked') return ''
  if (decision!.result === 'denied') return 'bad'
  return decision!.excluded ? 'warn' : 'ok'
}

function Reasons({ reasons, remedies }: { reasons: string | null; remedies: string | null }) {
  return (
    <>
      {reasons && <p>理由：{reasons}</p>}
      {remedies && <p>救济途径：{remedies}</p>}
    </>
  )
}

function Told(props: { title: string; on: string | null; tone: Tone; children?: ReactNode }) {
  return (
    <div className={`notice ${props.tone}`}>
      <p>
        <strong>{props.title}</strong>
        {props.on && ` · ${day(props.on)}`}
      </p>
      {props.children}
    </div>
  )
}
