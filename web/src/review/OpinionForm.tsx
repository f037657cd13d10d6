import { type DecisionResult, decisionResults } from '@onething/core/lifecycle/states.ts'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm } from './ActForm.tsx'
import { Choices, optionsOf, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

/** 审查、审核意见 below the level that decides: another person goes on with it. */
export function OpinionForm({ view, act }: { view: TaskView; act: PartAct }) {
  const { names, at, opinions } = view.step
  const last = opinions.at(-1)
  const [result, setResult] = useState<DecisionResult | null>(last?.result ?? null)
  const [reasons, setReasons] = useState(last?.reasons ?? '')
  const problem = !result
    ? '请选择意见。'
    : result === 'denied' && !reasons.trim()
      ? '不予批准的意见须说明理由。'
      : null
  const body = { result: result!, ...(reasons.trim() && { reasons: reasons.trim() }) }
  return (
    <ActForm
      title={`${names[at - 1]}意见`}
      ok="提出审查意见"
      {...{ act, problem }}
      onOk={() => act.mutate({ verb: 'opinion', body })}
    >
      <p className="muted">提出以后由其他人员{names[at]}；意见不对申请人公开。</p>
      <Choices label="意见" value={result} options={optionsOf(decisionResults)} onChange={setResult} />
      {result && (
        <Words
          label={result === 'denied' ? '理由' : '说明'}
          optional={result === 'granted'}
          value={reasons}
          most={1000}
          onChange={setReasons}
        />
      )}
    </ActForm>
  )
}
