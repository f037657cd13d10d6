/** The few kinds of field that the forms of the desk have. */
import { Input, InputNumber } from 'antd'
import { type InputHTMLAttributes, useId } from 'react'

interface FieldProps<Value> {
  label: string
  value: Value
  onChange: (value: Value) => void
  help?: string
  optional?: boolean
}

function Label({
  id,
  label,
  help,
  optional,
}: { id: string } & Pick<FieldProps<unknown>, 'label' | 'help' | 'optional'>) {
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <span className="optional">（选填）</span>}
      </label>
      {help && <p className="help">{help}</p>}
    </>
  )
}

export function Words(props: FieldProps<string> & { rows?: number; most?: number }) {
  const id = useId()
  return (
    <div className="field">
      <Label id={id} {...props} />
      <Input.TextArea
        id={id}
        value={props.value}
        autoSize={{ minRows: props.rows ?? 2 }}
        maxLength={props.most ?? 500}
        onChange={event => props.onChange(event.target.value)}
      />
    </div>
  )
}

export function Line(props: FieldProps<string>) {
  const id = useId()
  return (
    <div className="field">
      <Label id={id} {...props} />
      <Input id={id} value={props.value} maxLength={100} onChange={event => props.onChange(event.target.value)} />
    </div>
  )
}

export function Count(props: FieldProps<number | null> & { unit: string }) {
  const id = useId()
  return (
    <div className="field">
      <Label id={id} {...props} />
      <InputNumber
        id={id}
        className="in-number"
        controls={false}
        inputMode="numeric"
        suffix={props.unit}
        value={props.value}
        onChange={props.onChange}
      />
    </div>
  )
}

type NativeProps = FieldProps<string> & Pick<InputHTMLAttributes<HTMLInputElement>, 'min' | 'max' | 'step'>

/** The browser's own picker. */
function Native({ type, min, max, step, ...props }: NativeProps & { type: 'date' | 'time' }) {
  const id = useId()
  return (
    <div className="field">
      <Label id={id} {...props} />
      <input
        {...{ id, type, min, max, step }}
        className="native"
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      />
    </div>
  )
}

export const DayField = (props: NativeProps) => <Native type="date" {...props} />
/** The hour, as `09:00`. */
export const TimeField = (props: NativeProps) => <Native type="time" step={300} {...props} />

export function Select<K extends string>(
  props: FieldProps<K | ''> & { options: readonly { value: K; label: string }[]; please?: string },
) {
  const id = useId()
  return (
    <div className="field">
      <Label id={id} {...props} />
      <select
        id={id}
        className="native"
        value={props.value}
        onChange={event => props.onChange(event.target.value as K)}
      >
        <option value="">{props.please ?? '请选择'}</option>
        {props.options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One of a few, all in sight. */
export function Choices<K extends string>(
  props: Omit<FieldProps<K | null>, 'onChange'> & {
    onChange: (value: K) => void
    options: readonly { value: K; label: string }[]
    stacked?: boolean
  },
) {
  const name = useId()
  return (
    <fieldset>
      <legend className="label">{props.label}</legend>
      {props.help && <p className="help">{props.help}</p>}
      <div className={props.stacked ? 'choices large' : 'choices'}>
        {props.options.map(option => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Tick(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={props.checked} onChange={event => props.onChange(event.target.checked)} />
      <span>{props.label}</span>
    </label>
  )
}

export const optionsOf = <K extends string>(table: Record<K, string>) =>
  (Object.entries(table) as [K, string][]).map(([value, label]) => ({ value, label }))

/** 张三、李四: however people separate names. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]+/)
      .map(name => name.trim())
      .filter(Boolean),
  ),
]
