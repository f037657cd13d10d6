import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useEditing } from './context.ts'
import { asRecord } from './Fields.tsx'
import { Place, type WidgetProps } from './Place.tsx'
import { blank, down, hasErrorsWithin, valueSchemaOf } from './shape.ts'

/** Words or definitions under keys of their own, e.g. the options of a choice. */
export function TableInput(props: WidgetProps) {
  const { errors } = useEditing()
  const table = asRecord(props.value)
  const schema = valueSchemaOf(props.schema, props.parent)
  const [key, setKey] = useState('')
  const taken = key.trim() in table
  const nested = schema.type === 'object'

  function add() {
    if (!key.trim() || taken) return
    props.onChange({ ...table, [key.trim()]: blank(schema) })
    setKey('')
  }

  return (
    <div className="stack-s">
      {Object.entries(table).map(([each, value]) => {
        const path = down(props.path, each)
        const place = (
          <Place
            key={each}
            schema={schema}
            parent={schema}
            path={path}
            title={each}
            value={value}
            onChange={next => props.onChange({ ...table, [each]: next })}
            onRemove={() => {
              const { [each]: _gone, ...rest } = table
              props.onChange(rest)
            }}
          />
        )
        return nested ? (
          <details className="item" key={each} open={hasErrorsWithin(errors, path) || undefined}>
            <summary>
              {each} <span className="muted">{String(asRecord(value).label ?? '')}</span>
            </summary>
            {place}
          </details>
        ) : (
          <div className="item" key={each}>
            {place}
          </div>
        )
      })}
      <div className="row">
        <Input
          aria-label={`${props.title}：新的代码`}
          placeholder="新的代码"
          className="in-short"
          value={key}
          status={taken ? 'error' : undefined}
          onChange={event => setKey(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button size="small" onClick={add}>
          添加一项<span className="sr-only">：{props.title}</span>
        </Button>
        {taken && <span className="error">已经有这个代码。</span>}
      </div>
    </div>
  )
}
