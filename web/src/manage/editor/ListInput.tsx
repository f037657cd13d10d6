import type { Condition } from '@onething/core/conditions/condition.ts'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { sentenceOf } from './condition.ts'
import { useEditing } from './context.ts'
import { asRecord, Fields } from './Fields.tsx'
import { ItemTools } from './inputs.tsx'
import { Place, placeId, type WidgetProps } from './Place.tsx'
import { blankItem, down, hasErrorsWithin, moved, type Schema, summaryOf } from './shape.ts'

/** A list of objects, folded to a line each; a list of paragraphs as it is. */
export function ListInput(props: WidgetProps) {
  const { names } = useEditing()
  const items = props.schema.items ?? {}
  const list = Array.isArray(props.value) ? (props.value as unknown[]) : []
  const [added, setAdded] = useState<number | null>(null)
  const change = (at: number, next: unknown) => props.onChange(list.with(at, next))
  return (
    <div className="stack-s">
      {list.map((item, at) => {
        const name = items.type === 'object' ? summaryOf(item, items, names) : `第 ${at + 1} 条`
        const tools = (
          <ItemTools
            name={name}
            at={at}
            count={list.length}
            onMove={to => props.onChange(moved(list, at, to))}
            onRemove={() => props.onChange(list.filter((_, place) => place !== at))}
          />
        )
        return (
          <div className="item" key={at}>
            {items.type === 'object' ? (
              <Folded
                name={name}
                schema={items}
                value={asRecord(item)}
                path={down(props.path, at)}
                open={added === at}
                onChange={next => change(at, next)}
              />
            ) : (
              <Place
                schema={items}
                path={down(props.path, at)}
                title={name}
                value={item}
                onChange={next => change(at, next)}
              />
            )}
            {tools}
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          onClick={() => {
            setAdded(list.length)
            props.onChange([...list, blankItem(items, list)])
          }}
        >
          添加一项<span className="sr-only">：{props.title}</span>
        </Button>
      </div>
    </div>
  )
}

function Folded(props: {
  name: string
  schema: Schema
  value: Record<string, unknown>
  path: string
  open: boolean
  onChange: (next: unknown) => void
}) {
  const { errors, catalogue, parameters } = useEditing()
  const wrong = hasErrorsWithin(errors, props.path)
  const [open, setOpen] = useState(props.open)
  // Once opened by what is wrong in it, it stays open while that is being put right.
  useEffect(() => {
    if (wrong) setOpen(true)
  }, [wrong])
  const shown = open || wrong
  const when = props.value.when as Condition | undefined
  return (
    <details id={placeId(props.path)} open={shown} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {props.name}
        {wrong && <span className="tag bad">需要改正</span>}
        {!shown && when && (
          <span className="muted block">
            {sentenceOf(when, { facts: catalogue.facts, rules: catalogue.rules, parameters }).text}
          </span>
        )}
      </summary>
      {shown && (
        <div className="inner">
          <Fields schema={props.schema} value={props.value} path={props.path} onChange={props.onChange} />
        </div>
      )}
    </details>
  )
}
