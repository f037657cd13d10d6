import { Button } from 'antd'
import { Field } from '../../case/Field.tsx'
import type { Shape } from '../../case/shape.ts'
import { optionsIn, useEditing } from './context.ts'
import { asRecord } from './Fields.tsx'
import { Pick } from './Pick.tsx'
import { placeId, type WidgetProps } from './Place.tsx'
import { down, withProperty } from './shape.ts'

/** The answers of an example: facts with values, put in as an applicant would. */
export function AnswersInput(props: WidgetProps) {
  const editing = useEditing()
  const answers = asRecord(props.value)
  const { facts } = editing.catalogue
  return (
    <div className="stack-s">
      {Object.entries(answers).map(([fact, value]) => (
        <div className="item" key={fact}>
          {facts[fact] ? (
            <Field
              id={placeId(down(props.path, fact))}
              shape={facts[fact] as Shape}
              value={value}
              error={editing.errors.get(down(props.path, fact))?.join('；')}
              onChange={next => props.onChange({ ...answers, [fact]: next })}
            />
          ) : (
            <p className="error">没有名为“{fact}”的情形，请删除。</p>
          )}
          <span className="item-tools">
            <Button size="small" type="text" onClick={() => props.onChange(withProperty(answers, fact, undefined))}>
              删除<span className="sr-only">：{facts[fact]?.label ?? fact}</span>
            </Button>
          </span>
        </div>
      ))}
      <Pick
        key={Object.keys(answers).length}
        label="添加一个回答"
        placeholder="查找情形并添加回答"
        options={optionsIn(editing, 'facts').filter(option => !(option.value in answers))}
        onPick={fact => props.onChange({ ...answers, [fact]: facts[fact]?.type === 'boolean' ? true : null })}
      />
    </div>
  )
}
