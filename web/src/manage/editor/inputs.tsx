import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { optionsIn, useEditing } from './context.ts'
import { Pick } from './Pick.tsx'
import type { WidgetProps } from './Place.tsx'
import { moved } from './shape.ts'

/** Short words, one a line: quick to type, to sort and to paste. */
export function LinesInput(props: WidgetProps) {
  const list = Array.isArray(props.value) ? (props.value as string[]) : []
  const [raw, setRaw] = useState(list.join('\n'))
  const lines = linesOf(raw)
  // What came from elsewhere replaces what was typed; an empty line being typed does not count as a difference.
  const shown = lines.join('\n') === list.join('\n') ? raw : list.join('\n')
  return (
    <>
      <Input.TextArea
        id={props.id}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        status={props.invalid ? 'error' : undefined}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={shown}
        onChange={event => {
          setRaw(event.target.value)
          props.onChange(linesOf(event.target.value))
        }}
      />
      <span className="muted">每行一个</span>
    </>
  )
}

const linesOf = (raw: string) =>
  raw
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Entries of another collection, in an order that means something. */
export function ReferencesInput(props: WidgetProps) {
  const editing = useEditing()
  const collection = props.schema.items!['x-ref']!
  const list = Array.isArray(props.value) ? (props.value as string[]) : []
  const name = (id: string) => editing.names(collection, id)
  return (
    <div className="stack-s">
      {list.length > 0 && (
        <ol className="references">
          {list.map((id, at) => (
            <li key={id}>
              <span className="grow">{name(id)}</span>
              <ItemTools
                name={name(id)}
                at={at}
                count={list.length}
                onMove={to => props.onChange(moved(list, at, to))}
                onRemove={() => props.onChange(list.filter((_, place) => place !== at))}
              />
            </li>
          ))}
        </ol>
      )}
      <Pick
        key={list.length}
        label={`添加到“${props.title}”`}
        placeholder="查找并添加"
        options={optionsIn(editing, collection).filter(option => !list.includes(option.value))}
        onPick={id => props.onChange([...list, id])}
      />
    </div>
  )
}

/** Move up, move down, remove: the same for every list. */
export function ItemTools(props: {
  name: string
  at: number
  count: number
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const { name, at, count } = props
  return (
    <span className="item-tools">
      <Button size="small" type="text" disabled={at === 0} onClick={() => props.onMove(at - 1)}>
        上移<span className="sr-only">：{name}</span>
      </Button>
      <Button size="small" type="text" disabled={at === count - 1} onClick={() => props.onMove(at + 1)}>
        下移<span className="sr-only">：{name}</span>
      </Button>
      <Button size="small" type="text" onClick={props.onRemove}>
        删除<span className="sr-only">：{name}</span>
      </Button>
    </span>
  )
}

const scalarKinds = { number: '数字', string: '文字', boolean: '是或者否', null: '尚无统一规定' } as const
type ScalarKind = keyof typeof scalarKinds
const empty: Record<ScalarKind, unknown> = { number: 0, string: '', boolean: true, null: null }

/** A number, a text, yes or no, and where the schema allows it: nothing yet. */
export function ScalarInput(props: WidgetProps) {
  const { value, onChange } = props
  const kind: ScalarKind = value === null || value === undefined ? 'null' : (typeof value as ScalarKind)
  const withNull = props.schema.anyOf?.some(one => one.type === 'null') || kind === 'null'
  const kinds = (Object.keys(scalarKinds) as ScalarKind[]).filter(each => each !== 'null' || withNull)
  return (
    <div className="row">
      <select
        className="native"
        aria-label={`${props.title}：类型`}
        value={kind}
        onChange={event => onChange(empty[event.target.value as ScalarKind])}
      >
        {kinds.map(each => (
          <option key={each} value={each}>
            {scalarKinds[each]}
          </option>
        ))}
      </select>
      {kind === 'number' && (
        <InputNumber
          aria-label={`${props.title}：值`}
          className="in-number"
          controls={false}
          value={value as number}
          onChange={next => onChange(next ?? 0)}
        />
      )}
      {kind === 'string' && (
        <Input
          aria-label={`${props.title}：值`}
          className="in-short"
          value={value as string}
          onChange={event => onChange(event.target.value)}
        />
      )}
      {kind === 'boolean' && (
        <select
          className="native"
          aria-label={`${props.title}：值`}
          value={String(value)}
          onChange={event => onChange(event.target.value === 'true')}
        >
          <option value="true">是</option>
          <option value="false">否</option>
        </select>
      )}
    </div>
  )
}

/** Where the schema leaves it open: written as JSON. */
export function AnythingInput(props: WidgetProps) {
  const [raw, setRaw] = useState(() => JSON.stringify(props.value ?? null, null, 2))
  const [wrong, setWrong] = useState(false)
  return (
    <>
      <Input.TextArea
        id={props.id}
        aria-describedby={props.describedBy}
        aria-invalid={wrong || props.invalid || undefined}
        autoSize={{ minRows: 2, maxRows: 20 }}
        value={raw}
        onChange={event => {
          setRaw(event.target.value)
          try {
            props.onChange(JSON.parse(event.target.value))
            setWrong(false)
          } catch {
            setWrong(true)
          }
        }}
      />
      {wrong && <p className="error">不是完整的 JSON，请改正。</p>}
    </>
  )
}
