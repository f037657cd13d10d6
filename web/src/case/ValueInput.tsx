import { Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { RegionPicker } from '../ui/RegionPicker.tsx'
import { ListInput } from './ListInput.tsx'
import { isLong, type Shape } from './shape.ts'

export interface InputProps {
  shape: Shape
  id: string
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: () => void
  /** Ids of the help and the error that belong to this input. */
  describedBy?: string
  invalid?: boolean
  /** One question on a page: choices as cards. */
  large?: boolean
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))

function aria(props: InputProps) {
  return {
    id: props.id,
    onBlur: props.onBlur,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    status: props.invalid ? ('error' as const) : undefined,
  }
}

const textInput =
  (attributes: Record<string, unknown> = {}, tidy = (value: string) => value) =>
  (props: InputProps) => (
    <Input
      {...aria(props)}
      {...attributes}
      className={`in-${props.shape.type}`}
      maxLength={props.shape.maximumLength ?? (attributes.maxLength as number | undefined)}
      value={text(props.value)}
      onChange={event => props.onChange(tidy(event.target.value))}
    />
  )

const numberInput = (precision?: number) => (props: InputProps) => (
  <InputNumber
    {...aria(props)}
    className="in-number"
    controls={false}
    changeOnBlur={false}
    inputMode={precision === 0 ? 'numeric' : 'decimal'}
    precision={precision ?? (props.shape.integer ? 0 : undefined)}
    suffix={props.shape.unit}
    value={props.value as number | null | undefined}
    onChange={value => props.onChange(value)}
  />
)

/** People write 元; a sum is held in whole 分. */
function MoneyInput(props: InputProps) {
  return (
    <InputNumber
      {...aria(props)}
      className="in-number"
      controls={false}
      inputMode="decimal"
      precision={2}
      suffix="元"
      value={typeof props.value === 'number' ? props.value / 100 : null}
      onChange={value => props.onChange(value === null ? null : Math.round(value * 100))}
    />
  )
}

function Choices(props: { large?: boolean; children: ReactNode }) {
  return <div className={props.large ? 'choices large' : 'choices'}>{props.children}</div>
}

function Radio(props: InputProps & { option: unknown; label: string }) {
  return (
    <label className="choice">
      <input
        type="radio"
        name={props.id}
        checked={props.value === props.option}
        aria-describedby={props.describedBy}
        onBlur={props.onBlur}
        onChange={() => props.onChange(props.option)}
      />
      <span>{props.label}</span>
    </label>
  )
}

function YesNo(props: InputProps) {
  return (
    <Choices large={props.large}>
      <Radio {...props} option={true} label="是" />
      <Radio {...props} option={false} label="否" />
    </Choices>
  )
}

function OneOf(props: InputProps) {
  const options = Object.entries(props.shape.values ?? {})
  if (!isLong(props.shape))
    return (
      <Choices large={props.large}>
        {options.map(([option, label]) => (
          <Radio key={option} {...props} option={option} label={label} />
        ))}
      </Choices>
    )
  return (
    <select
      {...aria(props)}
      className="native"
      value={text(props.value)}
      onChange={event => props.onChange(event.target.value || null)}
    >
      <option value="">请选择</option>
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** Several of a set. “None of these” is an answer of its own, so that an untouched question is not taken for one. */
function ManyOf(props: InputProps) {
  const chosen = Array.isArray(props.value) ? (props.value as string[]) : null
  const toggle = (option: string, on: boolean) =>
    props.onChange(on ? [...(chosen ?? []), option] : (chosen ?? []).filter(each => each !== option))
  return (
    <Choices large={props.large}>
      {Object.entries(props.shape.values ?? {}).map(([option, label]) => (
        <label className="choice" key={option}>
          <input
            type="checkbox"
            checked={chosen?.includes(option) ?? false}
            aria-describedby={props.describedBy}
            onChange={event => toggle(option, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
      <label className="choice none">
        <input
          type="checkbox"
          checked={chosen?.length === 0}
          onChange={event => props.onChange(event.target.checked ? [] : null)}
        />
        <span>以上都没有</span>
      </label>
    </Choices>
  )
}

function RegionInput(props: InputProps) {
  return <RegionPicker id={props.id} value={text(props.value)} onChange={props.onChange} invalid={props.invalid} />
}

/** One view per type of value; a new type of the catalogue is one entry here. */
const inputs: Record<string, (props: InputProps) => ReactNode> = {
  text: textInput(),
  longText: props => (
    <Input.TextArea
      {...aria(props)}
      autoSize={{ minRows: 3 }}
      maxLength={props.shape.maximumLength}
      value={text(props.value)}
      onChange={event => props.onChange(event.target.value)}
    />
  ),
  number: numberInput(),
  integer: numberInput(0),
  money: MoneyInput,
  date: textInput({ type: 'date', max: '9999-12-31' }),
  boolean: YesNo,
  choice: OneOf,
  choices: ManyOf,
  idNumber: textInput({ maxLength: 18, autoComplete: 'off' }, value => value.trim().toUpperCase()),
  creditCode: textInput({ maxLength: 18, autoComplete: 'off' }, value => value.trim().toUpperCase()),
  phone: textInput({ type: 'tel', inputMode: 'tel', maxLength: 20, autoComplete: 'tel' }, value => value.trim()),
  region: RegionInput,
  list: ListInput,
}

export function ValueInput(props: InputProps) {
  const Input = inputs[props.shape.type] ?? inputs.text!
  return <Input {...props} />
}
