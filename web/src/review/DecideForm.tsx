import { type DecisionResult, decisionResults } from '@onething/core/lifecycle/states.ts'
import { Modal } from 'antd'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm } from './ActForm.tsx'
import { Choices, optionsOf, Tick, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

/** 决定: begins with what was proposed; asked once more before it takes effect. */
export function DecideForm({ view, act }: { view: TaskView; act: PartAct }) {
  const last = view.step.opinions.at(-1)
  const failed = view.part.turns.inspection?.state === 'failed'
  const [result, setResult] = useState<DecisionResult | null>(last?.result ?? null)
  const [reasons, setReasons] = useState(last?.result === 'denied' ? (last.reasons ?? '') : '')
  const [partly, setPartly] = useState(false)
  const [excluded, setExcluded] = useState('')
  const [asking, setAsking] = useState(false)
  const leavesOut = result === 'granted' && partly
  const differs = last !== undefined && result !== null && last.result !== result
  const needsReasons = result === 'denied' || leavesOut || differs
  const problem = !result
    ? '请选择决定。'
    : leavesOut && !excluded.trim()
      ? '请写明不予批准的部分。'
      : needsReasons && !reasons.trim()
        ? differs && result === 'granted'
          ? `与${last.by}的意见不一致，须说明理由。`
          : leavesOut
            ? '部分内容不予批准须说明理由。'
            : '不予批准须说明理由。'
        : null

  function decide() {
    const body = {
      result: result!,
      ...(reasons.trim() && { reasons: reasons.trim() }),
      ...(leavesOut && { excluded: excluded.trim() }),
    }
    act.mutate({ verb: 'decision', body }, { onSettled: () => setAsking(false) })
  }

  return (
    <ActForm title="作出决定" ok="作出决定" {...{ act, problem }} onOk={() => setAsking(true)}>
      {failed && <p className="notice bad">现场核查没有通过，不能准予。</p>}
      <Choices label="决定" value={result} options={optionsOf(decisionResults)} onChange={setResult} />
      {result === 'granted' && (
        <Tick label="部分准予：申请的内容中有不予批准的部分" checked={partly} onChange={setPartly} />
      )}
      {leavesOut && <Words label="不予批准的部分" value={excluded} onChange={setExcluded} />}
      {result && (
        <Words
          label={needsReasons ? '理由' : '附加条件或备注'}
          optional={!needsReasons}
          {...(needsReasons && { help: '写明事实、依据和理由；救济途径由系统按法律附上。', rows: 3 })}
          value={reasons}
          most={1000}
          onChange={setReasons}
        />
      )}
      <Modal
        open={asking}
        title={`确认${leavesOut ? '部分准予' : result ? decisionResults[result] : ''}？`}
        okText="确认，作出决定"
        cancelText="再看看"
        okButtonProps={{ danger: result === 'denied' }}
        confirmLoading={act.isPending}
        onOk={decide}
        onCancel={() => setAsking(false)}
      >
        <p>
          {view.applicant} · {view.part.service}
        </p>
        {leavesOut && <p className="pre">不予批准的部分：{excluded.trim()}</p>}
        {reasons.trim() && <p className="pre">{reasons.trim()}</p>}
        <p className="muted">
          {result === 'granted'
            ? '决定作出后即制发结果，通知申请人。'
            : '决定作出后通知申请人；直接以本事项为前置的事项，由申请人选择怎么办。'}
        </p>
      </Modal>
    </ActForm>
  )
}
