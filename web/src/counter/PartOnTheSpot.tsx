import { Button, Input } from 'antd'
import { useState } from 'react'
import type { DelegatedPart } from '../api/delegations.ts'
import type { CorrectionItem, VerdictBody } from '../api/subCases.ts'
import type { PartView } from '../api/types.ts'
import { CorrectionItems } from '../case/CorrectionItems.tsx'
import { titles, waitingDeferral } from '../case/deferral.ts'
import { day } from '../ui/text.ts'

export const nameOf = ({ service, label }: Pick<DelegatedPart, 'service' | 'label'>) =>
  label ? `${service}（${label}）` : service

/** One part that may be judged at the window: what to look at, and what can be said about it. */
export function PartOnTheSpot(props: {
  part: DelegatedPart
  awaited: PartView | undefined
  pending: boolean
  onGive: (body: VerdictBody) => void
}) {
  const { part, pending, onGive } = props
  const [saying, setSaying] = useState<'correct' | 'refuse' | null>(null)
  const later = props.awaited && waitingDeferral(props.awaited)
  const name = nameOf(part)
  const toggle = (verdict: 'correct' | 'refuse') => setSaying(saying === verdict ? null : verdict)
  return (
    <section className="stack-s on-the-spot" aria-label={name}>
      <h3>{name}</h3>
      <p className="muted">
        受{part.authority}委托（编号 <span className="num">{part.delegation.number}</span>，至{' '}
        {day(part.delegation.until)}）
      </p>
      {later && (
        <p className="notice">
          申请人承诺最迟 {day(later.by)}补交{titles(later.items)}。其他材料齐全的，可以容缺受理。
        </p>
      )}
      <Materials part={part} />
      <div className="row">
        {part.actions.includes('complete') && (
          <Button type="primary" disabled={pending} onClick={() => onGive({ verdict: 'complete' })}>
            当场受理<span className="sr-only">：{name}</span>
          </Button>
        )}
        {part.actions.includes('correct') && (
          <Button disabled={pending} aria-expanded={saying === 'correct'} onClick={() => toggle('correct')}>
            一次告知补正<span className="sr-only">：{name}</span>
          </Button>
        )}
        {part.actions.includes('refuse') && (
          <Button disabled={pending} aria-expanded={saying === 'refuse'} onClick={() => toggle('refuse')}>
            不予受理<span className="sr-only">：{name}</span>
          </Button>
        )}
      </div>
      {!part.actions.includes('correct') && (
        <p className="muted">已要求过一次补正；确需再次补正的，由{part.authority}决定。</p>
      )}
      {saying === 'correct' && <Correct part={part} pending={pending} onGive={onGive} />}
      {saying === 'refuse' && <Refuse part={part} pending={pending} onGive={onGive} />}
    </section>
  )
}

function Materials({ part }: { part: DelegatedPart }) {
  if (part.evidence.length === 0 && part.reviewPoints.length === 0) return <p>本事项不需要材料。</p>
  return (
    <details>
      <summary>核对材料（{part.evidence.length}）和审查要点</summary>
      <div className="stack-s points">
        {part.reviewPoints.length > 0 && (
          <ul className="bullets">
            {part.reviewPoints.map(point => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        )}
        <ul className="plain stack-s">
          {part.evidence.map(line => (
            <li key={line.type}>
              <strong>{line.name}</strong>
              <span className="muted block">{line.exempt ?? line.acceptance}</span>
              <span className="row">
                {line.files.map(file => (
                  <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
                    {file.fileName}
                  </a>
                ))}
                {line.files.length === 0 && !line.exempt && <span className="muted">没有提交文件</span>}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

interface Saying {
  part: DelegatedPart
  pending: boolean
  onGive: (body: VerdictBody) => void
}

function Correct({ part, pending, onGive }: Saying) {
  const [items, setItems] = useState<CorrectionItem[]>([])
  const [missing, setMissing] = useState<string | null>(null)
  function give() {
    const problem =
      items.length === 0
        ? '请指出需要补正的材料或内容。'
        : items.some(item => !item.problem.trim())
          ? '请写明每一项的问题。'
          : null
    setMissing(problem)
    if (!problem) onGive({ verdict: 'correct', items })
  }
  return (
    <div className="stack-s">
      <p className="muted">须一次列全。各部门的补正意见会汇总后一次告知申请人。</p>
      <CorrectionItems
        view={part}
        items={items}
        onItems={next => {
          setItems(next)
          setMissing(null)
        }}
      />
      {missing && (
        <p className="error" role="alert">
          {missing}
        </p>
      )}
      <Button type="primary" loading={pending} onClick={give}>
        提交补正意见
      </Button>
    </div>
  )
}

function Refuse({ part, pending, onGive }: Saying) {
  const [reasons, setReasons] = useState('')
  const [missing, setMissing] = useState(false)
  const id = `refusal-${part.part}`
  function give() {
    setMissing(!reasons.trim())
    if (reasons.trim()) onGive({ verdict: 'refuse', reasons: reasons.trim() })
  }
  return (
    <div className={missing ? 'field invalid' : 'field'}>
      <label className="label" htmlFor={id}>
        不予受理的理由
      </label>
      <p className="help">写明依据和理由；救济途径由系统按法律附上。</p>
      {missing && (
        <p className="error" role="alert">
          不予受理须写明理由。
        </p>
      )}
      <Input.TextArea
        id={id}
        value={reasons}
        autoSize={{ minRows: 3 }}
        maxLength={1000}
        onChange={event => setReasons(event.target.value)}
      />
      <div>
        <Button danger loading={pending} onClick={give}>
          不予受理
        </Button>
      </div>
    </div>
  )
}
