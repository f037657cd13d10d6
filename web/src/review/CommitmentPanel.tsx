import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { Due } from '../case/PartProgress.tsx'
import { Tag } from '../case/Tag.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, sentence, today } from '../ui/text.ts'
import { ActForm } from './ActForm.tsx'
import { Choices, DayField, Words } from './fields.tsx'
import { type PartAct, useAct } from './useAct.ts'

/** 告知承诺: what was promised instead of proved, and whether it was found to be true. */
export function CommitmentPanel({ view }: { view: TaskView }) {
  const act = useAct(view)
  const { commitment } = view.part.turns
  if (!commitment) return null
  const { items, checkBy, rectifyBy, checkedOn, kept, findings } = commitment
  return (
    <section className="card stack-s" aria-labelledby="commitment">
      <h2 id="commitment">
        告知承诺{' '}
        {kept !== null ? (
          <Tag tone={kept ? 'ok' : 'bad'}>{kept ? '承诺属实' : '承诺不实'}</Tag>
        ) : rectifyBy ? (
          <Tag tone="warn">限期改正</Tag>
        ) : checkBy ? (
          <Tag tone="busy">待核查</Tag>
        ) : (
          <Tag>已承诺</Tag>
        )}
      </h2>
      {items.length > 0 && <p>承诺代替：{items.map(item => `《${item.name}》`).join('、')}</p>}
      {kept === null && (
        <dl className="facts">
          {checkBy && (
            <>
              <dt>核查期限</dt>
              <dd>
                <Due date={checkBy} />
              </dd>
            </>
          )}
          {rectifyBy && (
            <>
              <dt>改正期限</dt>
              <dd>
                <Due date={rectifyBy} />
              </dd>
            </>
          )}
        </dl>
      )}
      {!checkBy && <p className="muted">按承诺直接作出决定，决定以后核查。</p>}
      {findings && (
        <p className="pre">
          核查情况：{sentence(findings)}
          {checkedOn && <span className="muted"> {day(checkedOn)}</span>}
        </p>
      )}
      {view.actions.includes('verifyCommitment') ? (
        <CheckForm key={rectifyBy ?? ''} act={act} again={rectifyBy !== null} />
      ) : (
        <ProblemNotice problem={act.error} />
      )}
    </section>
  )
}

type Finding = 'kept' | 'rectify' | 'broken'

function CheckForm({ act, again }: { act: PartAct; again: boolean }) {
  const [found, setFound] = useState<Finding | null>(null)
  const [findings, setFindings] = useState('')
  const [rectifyBy, setRectifyBy] = useState('')
  const problem = !found
    ? '请选择核查结论。'
    : !findings.trim()
      ? '请写明核查情况。'
      : found === 'rectify' && !rectifyBy
        ? '请填写改正期限。'
        : null
  const body = { kept: found === 'kept', findings: findings.trim(), ...(found === 'rectify' && { rectifyBy }) }
  return (
    <ActForm
      title={again ? '再次核查' : '核查承诺'}
      ok="提交核查结论"
      danger={found === 'broken'}
      {...{ act, problem }}
      onOk={() => act.mutate({ verb: 'commitment-check', body })}
    >
      <Choices
        label="核查结论"
        value={found}
        options={[
          { value: 'kept', label: '与承诺一致' },
          { value: 'rectify', label: '与承诺不符，限期改正' },
          { value: 'broken', label: '承诺不实，提出撤销' },
        ]}
        onChange={setFound}
        stacked
      />
      <Words label="核查情况" rows={3} most={2000} value={findings} onChange={setFindings} />
      {found === 'rectify' && (
        <DayField
          label="改正期限"
          help="系统告知申请人，逾期依法撤销。"
          value={rectifyBy}
          min={today()}
          onChange={setRectifyBy}
        />
      )}
      {found === 'broken' && <p className="muted">将提出撤销，由本机关另一人批准后生效，并记录失信。</p>}
    </ActForm>
  )
}
