import { Button } from 'antd'
import { Field } from './Field.tsx'
import { ListFiles } from './ListFiles.tsx'
import { fewRows, ListTable } from './ListTable.tsx'
import { type Item, itemsOf } from './shape.ts'
import type { InputProps } from './ValueInput.tsx'

/** Several of the same kind (vehicles, employees …): one box per item; of many a table. All may come from a file. */
export function ListInput(props: InputProps) {
  const given = Array.isArray(props.value) ? (props.value as Item[]) : []
  return (
    <div className="stack">
      <ListFiles shape={props.shape} id={props.id} count={given.length} onRead={props.onChange} />
      {given.length > fewRows ? (
        <ListTable shape={props.shape} id={props.id} items={given} onChange={props.onChange} />
      ) : (
        <Boxes {...props} given={given} />
      )}
    </div>
  )
}

function Boxes(props: InputProps & { given: Item[] }) {
  const items = props.given.length > 0 ? props.given : [{}]
  const shapes = Object.entries(itemsOf(props.shape))
  const change = (index: number, key: string, value: unknown) =>
    props.onChange(items.map((item, at) => (at === index ? { ...item, [key]: value } : item)))
  return (
    <>
      {items.map((item, index) => (
        <fieldset className="list-item" key={index}>
          <legend>第 {index + 1} 条</legend>
          <div className="list-fields">
            {shapes.map(([key, shape]) => (
              <Field
                key={key}
                id={`${props.id}-${index}-${key}`}
                shape={shape}
                value={item[key]}
                optional={shape.optional}
                onChange={value => change(index, key, value)}
              />
            ))}
          </div>
          {items.length > 1 && (
            <Button type="text" onClick={() => props.onChange(items.filter((_, at) => at !== index))}>
              删除第 {index + 1} 条
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => props.onChange([...items, {}])}>再加一条</Button>
      </div>
    </>
  )
}
