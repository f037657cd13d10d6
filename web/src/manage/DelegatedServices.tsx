import { Input } from 'antd'
import { useState } from 'react'
import type { DelegationChoices } from '../api/delegations.ts'

/** All that the organ handles, or some of it by name. */
export function DelegatedServices(props: {
  all: DelegationChoices['services']
  /** Null: all. */
  chosen: string[] | null
  error: string | undefined
  onChoose: (chosen: string[] | null) => void
}) {
  const { all, chosen, onChoose } = props
  const [sought, setSought] = useState('')
  const shown = all.filter(one => one.name.includes(sought.trim()))
  return (
    <fieldset className={props.error ? 'field stack-s invalid' : 'field stack-s'}>
      <legend className="label">委托的事项</legend>
      {props.error && (
        <p className="error" role="alert">
          {props.error}
        </p>
      )}
      <div className="choices">
        <label className="choice">
          <input type="radio" name="services" checked={chosen !== null} onChange={() => onChoose([])} />
          <span>部分事项</span>
        </label>
        <label className="choice">
          <input type="radio" name="services" checked={chosen === null} onChange={() => onChoose(null)} />
          <span>本机关全部事项（{all.length} 项，以后新增的也在内）</span>
        </label>
      </div>
      {chosen !== null && (
        <>
          <Input
            aria-label="按名称查找事项"
            placeholder="按名称查找事项"
            allowClear
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
          <p className="muted" role="status">
            已选 {chosen.length} 项，共 {all.length} 项。
          </p>
          <ul className="plain delegated-services">
            {shown.map(({ id, name }) => (
              <li key={id}>
                <label className="row check">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={event =>
                      onChoose(event.target.checked ? [...chosen, id] : chosen.filter(one => one !== id))
                    }
                  />
                  <span className="grow">{name}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  )
}
