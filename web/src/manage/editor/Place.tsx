import type { LifeEvent } from '@onething/core/catalogue/schema.ts'
import type { Condition } from '@onething/core/conditions/condition.ts'
import { Button, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { RegionPicker } from '../../ui/RegionPicker.tsx'
import { AnswersInput } from './AnswersInput.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'
import { optionsIn, useEditing } from './context.ts'
import { asRecord, Fields } from './Fields.tsx'
import { AnythingInput, LinesInput, ReferencesInput, ScalarInput } from './inputs.tsx'
import { ListInput } from './ListInput.tsx'
import { Pick } from './Pick.tsx'
import {
  blank,
  type Errors,
  hasErrorsWithin,
  optionsOf,
  type Schema,
  variantOf,
  variantTitle,
  type Widget,
  widgetOf,
} from './shape.ts'
import { TableInput } from './TableInput.tsx'

export interface PlaceProps {
  schema: Schema
  /** The schema and the value of what holds it. */
  parent?: Schema
  owner?: Record<string, unknown>
  path: string
  title: string
  value: unknown
  onChange: (next: unknown) => void
  onRemove?: () => void
  small?: boolean
  badge?: ReactNode
}

/** What a widget gets beside the value: its id, and the ids of what is said about it. */
export interface WidgetProps extends PlaceProps {
  id: string
  describedBy?: string
  invalid: boolean
}

export const placeId = (path: string) => `e${path.replace(/[^\w]/g, '-')}`

/** Inputs that are one control carry a label; all others are a group with a legend. */
const single: readonly Widget[] = [
  'choice',
  'reference',
  'row',
  'date',
  'text',
  'longText',
  'lines',
  'number',
  'anything',
]

/** One place of an entry: its name, what is wrong with it, and how it is edited. */
export function Place(props: PlaceProps) {
  const { errors } = useEditing()
  const widget = widgetOf(props.schema, props.path)
  const own = messagesAt(errors, props.path, single.includes(widget) || widget === 'condition')
  const id = placeId(props.path)
  const errorId = own.length > 0 ? `${id}-error` : undefined
  const Widget = widgets[widget]
  const head = (
    <>
      {props.title}
      {props.badge}
    </>
  )
  const remove = props.onRemove && (
    <Button size="small" type="text" className="remove-place" onClick={props.onRemove}>
      移除<span className="sr-only">：{props.title}</span>
    </Button>
  )
  const body = (
    <>
      {errorId && (
        <p className="error" id={errorId}>
          <span className="sr-only">错误：</span>
          {own.join('；')}
        </p>
      )}
      <Widget {...props} id={id} describedBy={errorId} invalid={own.length > 0} />
    </>
  )
  const className = ['field', props.small && 'small', own.length > 0 && 'invalid'].filter(Boolean).join(' ')
  return single.includes(widget) ? (
    <div className={className}>
      <div className="row spread nowrap place-head">
        <label className="label" htmlFor={id}>
          {head}
        </label>
        {remove}
      </div>
      {body}
    </div>
  ) : (
    <fieldset className={className} id={id} tabIndex={-1}>
      <legend className="label">{head}</legend>
      {remove}
      {body}
    </fieldset>
  )
}

/** A single control also answers for what is wrong inside it. */
function messagesAt(errors: Errors, path: string, deep: boolean): string[] {
  if (!deep || !hasErrorsWithin(errors, path)) return errors.get(path) ?? []
  return [...errors].filter(([at]) => at === path || at.startsWith(`${path}/`)).flatMap(([, messages]) => messages)
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))

function aria({ id, describedBy, invalid }: WidgetProps) {
  return {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    status: invalid ? ('error' as const) : undefined,
  }
}

function TextWidget(props: WidgetProps) {
  return <Input {...aria(props)} value={text(props.value)} onChange={event => props.onChange(event.target.value)} />
}

function DateWidget(props: WidgetProps) {
  return (
    <Input
      {...aria(props)}
      type="date"
      max="9999-12-31"
      value={text(props.value)}
      onChange={event => props.onChange(event.target.value)}
    />
  )
}

function LongTextWidget(props: WidgetProps) {
  return (
    <Input.TextArea
      {...aria(props)}
      autoSize={{ minRows: 2 }}
      value={text(props.value)}
      onChange={event => props.onChange(event.target.value)}
    />
  )
}

function NumberWidget(props: WidgetProps) {
  return (
    <InputNumber
      {...aria(props)}
      className="in-number"
      controls={false}
      changeOnBlur={false}
      precision={props.schema.type === 'integer' ? 0 : undefined}
      value={props.value as number | null | undefined}
      onChange={props.onChange}
    />
  )
}

function ChoiceWidget(props: WidgetProps) {
  return (
    <select
      {...aria(props)}
      className="native"
      value={text(props.value)}
      onChange={event => props.onChange(event.target.value)}
    >
      {optionsOf(props.schema).map(option => (
        <option key={text(option.value)} value={text(option.value)}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function ChoicesWidget(props: WidgetProps) {
  const chosen = Array.isArray(props.value) ? (props.value as unknown[]) : []
  const options = optionsOf(props.schema.items ?? {})
  const toggle = (value: unknown, on: boolean) =>
    props.onChange(options.map(option => option.value).filter(each => (each === value ? on : chosen.includes(each))))
  return (
    <div className="row">
      {options.map(({ value, label }) => (
        <label className="row check" key={text(value)}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={event => toggle(value, event.target.checked)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}

function BooleanWidget(props: WidgetProps) {
  return (
    <div className="row">
      {[true, false].map(option => (
        <label className="row check" key={String(option)}>
          <input
            type="radio"
            name={props.id}
            checked={props.value === option}
            onChange={() => props.onChange(option)}
          />
          {option ? '是' : '否'}
        </label>
      ))}
    </div>
  )
}

function ReferenceWidget(props: WidgetProps) {
  const editing = useEditing()
  return (
    <Pick
      id={props.id}
      label={props.title}
      options={optionsIn(editing, props.schema['x-ref']!)}
      value={text(props.value)}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onPick={props.onChange}
    />
  )
}

export const rowLabel = (row: LifeEvent['services'][number], names: (collection: string, id: string) => string) =>
  `${row.row} ${row.service ? names('services', row.service) : '（未选择事项）'}`

/** Another row of the same life event. */
function RowWidget(props: WidgetProps) {
  const { rows, names } = useEditing()
  return (
    <select
      {...aria(props)}
      className="native"
      value={text(props.value)}
      onChange={event => props.onChange(Number(event.target.value))}
    >
      {!rows.some(row => row.row === props.value) && <option value={text(props.value)}>请选择</option>}
      {rows.map(row => (
        <option key={row.row} value={row.row}>
          {rowLabel(row, names)}
        </option>
      ))}
    </select>
  )
}

function RowsWidget(props: WidgetProps) {
  const { rows, names } = useEditing()
  const chosen = Array.isArray(props.value) ? (props.value as number[]) : []
  return (
    <div className="row">
      {rows.map(row => (
        <label className="row check" key={row.row}>
          <input
            type="checkbox"
            checked={chosen.includes(row.row)}
            onChange={event =>
              props.onChange(
                event.target.checked
                  ? [...chosen, row.row].sort((a, b) => a - b)
                  : chosen.filter(each => each !== row.row),
              )
            }
          />
          {rowLabel(row, names)}
        </label>
      ))}
    </div>
  )
}

function ConditionWidget(props: WidgetProps) {
  const { catalogue } = useEditing()
  // Beside `over` the condition is about the items of that list.
  const list = typeof props.owner?.over === 'string' ? catalogue.facts[props.owner.over] : undefined
  return (
    <ConditionBuilder
      label={props.title}
      condition={(props.value ?? { all: [] }) as Condition}
      facts={list?.items}
      onChange={props.onChange}
    />
  )
}

const RegionWidget = (props: WidgetProps) => (
  <RegionPicker id={`${props.id}-city`} value={text(props.value)} onChange={props.onChange} invalid={props.invalid} />
)

const ObjectWidget = (props: WidgetProps) => (
  <div className="inner">
    <Fields schema={props.schema} value={asRecord(props.value)} path={props.path} onChange={props.onChange} />
  </div>
)

/** 时限: so many days of a kind on one line, what it rests on below. */
function LimitWidget(props: WidgetProps) {
  const value = asRecord(props.value)
  return (
    <div className="inner">
      <div className="row">
        <InputNumber
          aria-label={`${props.title}：天数`}
          aria-describedby={props.describedBy}
          className="in-days"
          controls={false}
          precision={0}
          min={0}
          value={value.days as number | undefined}
          onChange={days => props.onChange({ ...value, days: days ?? 0 })}
        />
        <select
          className="native"
          aria-label={`${props.title}：单位`}
          value={text(value.unit)}
          onChange={event => props.onChange({ ...value, unit: event.target.value })}
        >
          {optionsOf(props.schema.properties!.unit!).map(option => (
            <option key={text(option.value)} value={text(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
        {value.days === 0 && <span className="muted">当场办结</span>}
      </div>
      <Fields schema={props.schema} value={value} path={props.path} skip={['days', 'unit']} onChange={props.onChange} />
    </div>
  )
}

/** One of several ways to write it. */
function VariantWidget(props: WidgetProps) {
  const at = variantOf(props.schema, props.value)
  const variants = props.schema.anyOf!
  return (
    <div className="inner">
      <div className="row">
        {variants.map((variant, place) => (
          <label className="row check" key={variantTitle(variant)}>
            <input
              type="radio"
              name={props.id}
              checked={place === at}
              onChange={() => props.onChange(blank(variant))}
            />
            {variantTitle(variant)}
          </label>
        ))}
      </div>
      <Fields schema={variants[at]!} value={asRecord(props.value)} path={props.path} onChange={props.onChange} />
    </div>
  )
}

/** One view per kind of place; a new kind of the schema is one entry here. */
const widgets = {
  condition: ConditionWidget,
  choice: ChoiceWidget,
  choices: ChoicesWidget,
  reference: ReferenceWidget,
  references: ReferencesInput,
  rows: RowsWidget,
  row: RowWidget,
  region: RegionWidget,
  date: DateWidget,
  text: TextWidget,
  longText: LongTextWidget,
  lines: LinesInput,
  number: NumberWidget,
  boolean: BooleanWidget,
  scalar: ScalarInput,
  limit: LimitWidget,
  answers: AnswersInput,
  table: TableInput,
  object: ObjectWidget,
  list: ListInput,
  variant: VariantWidget,
  anything: AnythingInput,
} satisfies Record<Widget, (props: WidgetProps) => ReactNode>
