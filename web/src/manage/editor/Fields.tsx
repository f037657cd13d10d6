import { type ReactNode, useState } from 'react'
import { Place } from './Place.tsx'
import { blank, down, isRecord, isSmall, propertiesOf, type Schema, widgetOf, withProperty } from './shape.ts'

export interface FieldsProps {
  schema: Schema
  value: Record<string, unknown>
  path: string
  onChange: (next: Record<string, unknown>) => void
  /** Drawn elsewhere. */
  skip?: readonly string[]
  /** What stands beside the name of a property, e.g. whether it is confirmed. */
  badge?: (key: string) => ReactNode
}

/** The properties of an object: those that are there, and buttons for those that may be. */
export function Fields(props: FieldsProps) {
  const { schema, value, path, onChange, skip = [] } = props
  const properties = propertiesOf(schema).filter(({ key }) => !skip.includes(key))
  const shown = properties.filter(({ key, required }) => required || value[key] !== undefined)
  const absent = properties.filter(({ key, required }) => !required && value[key] === undefined)
  return (
    <>
      <div className="entry-fields">
        {shown.map(({ key, title, schema: own, required }) => (
          <Place
            key={key}
            schema={own}
            parent={schema}
            owner={value}
            path={down(path, key)}
            title={title}
            value={value[key]}
            small={isSmall(widgetOf(own, down(path, key)))}
            badge={props.badge?.(key)}
            onChange={next => onChange(withProperty(value, key, next))}
            onRemove={required ? undefined : () => onChange(withProperty(value, key, undefined))}
          />
        ))}
      </div>
      {absent.length > 0 && (
        <AddProperty
          properties={absent}
          onAdd={key =>
            onChange(withProperty(value, key, blank(absent.find(property => property.key === key)!.schema)))
          }
        />
      )}
    </>
  )
}

const fewEnough = 6

function AddProperty(props: { properties: { key: string; title: string }[]; onAdd: (key: string) => void }) {
  const [all, setAll] = useState(false)
  const shown = all ? props.properties : props.properties.slice(0, fewEnough)
  return (
    <fieldset className="row add-property">
      <legend className="sr-only">可以添加的内容</legend>
      <span className="muted" aria-hidden="true">
        添加
      </span>
      {shown.map(({ key, title }) => (
        <button key={key} type="button" className="chip" onClick={() => props.onAdd(key)}>
          <span className="sr-only">添加</span>
          {title}
        </button>
      ))}
      {shown.length < props.properties.length && (
        <button type="button" className="chip" onClick={() => setAll(true)}>
          更多…
        </button>
      )}
    </fieldset>
  )
}

/** For places whose value is not an object yet: a new entry, or something that was imported wrongly. */
export const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
