import { useState } from 'react'
import type { PlanField } from '../api/types.ts'
import { Field } from './Field.tsx'
import { ShownValue } from './ListTable.tsx'
import { fieldId } from './QuestionField.tsx'
import { isEmpty } from './shape.ts'
import { type Given, givenValue } from './values.ts'
import { isTyped } from './words.ts'

export interface FormFieldsProps {
  fields: PlanField[]
  given: Given
  provenance: Record<string, string>
  factSources: Record<string, string>
  errors: Record<string, string>
  onChange: (field: PlanField, value: unknown) => void
  onLeave?: (field: PlanField) => void
}

/** The fields of one section. What was already answered is shown, never asked twice. */
export function FormFields(props: FormFieldsProps) {
  const { given } = props
  // What was answered before this page was opened; a fact answered here stays open to change.
  const [before] = useState(
    () =>
      new Set(
        props.fields.filter(field => field.fact && !isEmpty(givenValue(field, given))).map(field => field.element),
      ),
  )
  const isShared = (field: PlanField) => field.fact !== undefined && props.factSources[field.fact] === 'data'
  return (
    <div className="form-fields">
      {props.fields.map(field => {
        const value = givenValue(field, given)
        return !isEmpty(value) && (before.has(field.element) || isShared(field)) ? (
          <div className="field answered" key={field.element}>
            <span className="label">{field.label}</span>
            <div className="value">
              <ShownValue id={fieldId(field.element)} shape={field} value={value} />{' '}
              <span className="tag">来自{isShared(field) ? '数据共享' : '您前面的回答'}</span>
            </div>
          </div>
        ) : (
          <Field
            key={field.element}
            id={fieldId(field.element)}
            shape={field}
            value={value}
            onChange={next => props.onChange(field, next)}
            onBlur={() => props.onLeave?.(field)}
            error={props.errors[field.element]}
            optional={!field.required}
            badge={<Provenance source={props.provenance[field.element]} shown={!isEmpty(value)} />}
          />
        )
      })}
    </div>
  )
}

/** Where a value came from, when it was not typed here. */
export function Provenance({ source, shown }: { source: string | undefined; shown: boolean }) {
  return shown && !isTyped(source) ? (
    <p className="provenance">
      <span className="tag busy">来自：{source}</span>
    </p>
  ) : null
}

/** The errors of a page, each a link to its field. */
export function ErrorSummary({ errors }: { errors: Record<string, string> }) {
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div className="notice bad" role="alert">
      <strong>还有 {entries.length} 处需要填写或修改</strong>
      <ul className="bullets">
        {entries.map(([key, message]) => (
          <li key={key}>
            <a
              href={`#${fieldId(key)}-field`}
              onClick={event => {
                event.preventDefault()
                const field = document.getElementById(`${fieldId(key)}-field`)
                field?.scrollIntoView({ block: 'center' })
                field?.querySelector<HTMLElement>('input, select, textarea')?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
