import { Input } from 'antd'
import { useId } from 'react'

/** Why somebody does it, in one line. */
export function ReasonField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {props.label}
        <span className="optional">（选填）</span>
      </label>
      <Input id={id} value={props.value} maxLength={200} onChange={event => props.onChange(event.target.value)} />
    </div>
  )
}
