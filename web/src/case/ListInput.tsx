import { Button } from 'antd'
import { Field } from './Field.tsx'
import { type Item, itemsOf } from './shape.ts'
import type { InputProps } from './ValueInput.tsx'

/** Several of the same kind (vehicles, employees …): one box per item. */
export function ListInput(props: InputProps) {
  const items: Item[] = Array.isArray(props.value) && props.value.length > 0 ? (props.value as Item[]) : [{}]
  const shapes = Object.entries(itemsOf(props.shape))
  const change = (index: number, key: string, value: unknown) =>
    props.onChange(items.map((item, at) => (at === index ? { ...item, [key]: value } : item)))
  return (
    <div className="stack">
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
    </div>
  )
}
