import {
  type RevocationGround,
  revocationGrounds,
  type TerminationGround,
  terminationGrounds,
} from '@onething/core/lifecycle/states.ts'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Choices, optionsOf, Select, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

interface Props extends FormProps {
  view: TaskView
  act: PartAct
}

/** 终止: nothing is left to be decided. */
export function TerminationForm({ act, onCancel }: Props) {
  const [ground, setGround] = useState<TerminationGround | null>(null)
  const [reasons, setReasons] = useState('')
  const problem = !ground ? '请选择终止的情形。' : !reasons.trim() ? '请写明理由，申请人会看到。' : null
  return (
    <ActForm
      title="终止办理"
      ok="终止办理"
      danger
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'termination', body: { ground: ground!, reasons: reasons.trim() } })}
    >
      <p className="muted">终止以后不再作出决定，不能恢复；系统告知申请人。</p>
      <Choices label="情形" value={ground} options={optionsOf(terminationGrounds)} onChange={setGround} stacked />
      <Words label="理由" rows={3} most={2000} value={reasons} onChange={setReasons} />
    </ActForm>
  )
}

/** 重新办理 of what was denied or refused. */
export function ReopeningForm({ act, onCancel }: Props) {
  const [basis, setBasis] = useState('')
  return (
    <ActForm
      title="重新办理"
      ok="重新办理"
      problem={basis.trim() ? null : '请写明依据。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'reopening', body: { basis: basis.trim() } })}
    >
      <p className="muted">依复议决定、判决或者自行纠正重新办理，原来的决定不再有效，期限从今天起重新计算。</p>
      <Words label="依据" value={basis} onChange={setBasis} />
    </ActForm>
  )
}

const groundsOf = (kind: '撤销' | '注销') =>
  (Object.keys(revocationGrounds) as RevocationGround[])
    .filter(ground => revocationGrounds[ground].kind === kind)
    .map(ground => ({ value: ground, label: revocationGrounds[ground].name }))

/** 撤销 (行政许可法 69), 注销 (70): asked for here, approved by another. */
export function RevocationForm({ act, onCancel }: Props) {
  const [kind, setKind] = useState<'撤销' | '注销' | null>(null)
  const [ground, setGround] = useState<RevocationGround | ''>('')
  const [reasons, setReasons] = useState('')
  const problem = !kind
    ? '请选择撤销或者注销。'
    : !ground
      ? '请选择情形。'
      : !reasons.trim()
        ? '请写明事实和理由。'
        : null
  return (
    <ActForm
      title="提出撤销、注销"
      ok="提出"
      danger
      {...{ act, problem, onCancel }}
      onOk={() => ground && act.mutate({ verb: 'revocation', body: { ground, reasons: reasons.trim() } })}
    >
      <p className="muted">由本机关另一人批准后生效；救济途径由系统按法律附上。</p>
      <Choices
        label="种类"
        value={kind}
        options={[
          { value: '撤销', label: '撤销（第六十九条）' },
          { value: '注销', label: '注销（第七十条）' },
        ]}
        onChange={chosen => {
          setKind(chosen)
          setGround('')
        }}
      />
      {kind && (
        <>
          <Select label="情形" value={ground} options={groundsOf(kind)} onChange={setGround} />
          {ground && <p className="muted">《行政许可法》{revocationGrounds[ground].article}</p>}
        </>
      )}
      <Words label="事实和理由" rows={3} most={2000} value={reasons} onChange={setReasons} />
    </ActForm>
  )
}
