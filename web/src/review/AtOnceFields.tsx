import { type DecisionResult, decisionResults } from '@onething/core/lifecycle/states.ts'
import type { VerdictBody } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { Choices, optionsOf, Tick, Words } from './fields.tsx'

/** What may be said along with acceptance by whoever has read everything anyway. */
export interface AtOnce {
  opines: boolean
  result: DecisionResult | null
  reasons: string
  waives: boolean
  because: string
}

export const nothingAtOnce: AtOnce = { opines: false, result: null, reasons: '', waives: false, because: '' }

export function AtOnceFields(props: { view: TaskView; value: AtOnce; onChange: (value: AtOnce) => void }) {
  const { view, value } = props
  const set = (change: Partial<AtOnce>) => props.onChange({ ...value, ...change })
  const { names } = view.step
  // Before its prerequisite is granted it is not accepted, and nothing more can be said.
  if (view.part.waitingFor.length > 0) return null
  return (
    <>
      {view.checks.length > 0 && (
        <>
          <Tick label="免于现场核查" checked={value.waives} onChange={waives => set({ waives })} />
          {value.waives ? (
            <Words label="免于现场核查的理由" value={value.because} onChange={because => set({ because })} />
          ) : (
            <p className="muted">受理后安排现场核查，与其他需要上门的部门一次完成。</p>
          )}
        </>
      )}
      {names.length > 1 && (
        <>
          <Tick label={`同时提出${names[0]}意见`} checked={value.opines} onChange={opines => set({ opines })} />
          {value.opines && (
            <>
              <Choices
                label={`${names[0]}意见`}
                value={value.result}
                options={optionsOf(decisionResults)}
                onChange={result => set({ result })}
              />
              {value.result && (
                <Words
                  label={value.result === 'denied' ? '理由' : '说明'}
                  optional={value.result === 'granted'}
                  value={value.reasons}
                  onChange={reasons => set({ reasons })}
                />
              )}
            </>
          )}
        </>
      )}
    </>
  )
}

export function atOnceProblem({ waives, because, opines, result, reasons }: AtOnce): string | null {
  if (waives && !because.trim()) return '请写明免于现场核查的理由。'
  if (opines && !result) return '请选择审查意见。'
  if (opines && result === 'denied' && !reasons.trim()) return '不予批准的意见须说明理由。'
  return null
}

export function atOnceBody({ waives, because, opines, result, reasons }: AtOnce): Partial<VerdictBody> {
  return {
    ...(waives && { noInspection: because.trim() }),
    ...(opines && { opinion: { result: result!, ...(reasons.trim() && { reasons: reasons.trim() }) } }),
  }
}
