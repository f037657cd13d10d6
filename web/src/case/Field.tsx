import type { ReactNode } from 'react'
import { isGroup, type Shape } from './shape.ts'
import { ValueInput } from './ValueInput.tsx'

/** Label, help, error, input: in this order, tied together for people who listen. */
export function Field(props: {
  id: string
  shape: Shape
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: () => void
  error?: string | null
  optional?: boolean
  badge?: ReactNode
  large?: boolean
  /** The page's h1 already asks the question; the label is only for people who listen. */
  quietLabel?: boolean
}) {
  const { id, shape, error } = props
  const helpId = shape.help ? `${id}-help` : undefined
  const errorId = error ? `${id}-error` : undefined
  const label = (
    <>
      {props.quietLabel ? (shape.question ?? shape.label) : shape.label}
      {props.optional && <span className="optional">（选填）</span>}
    </>
  )
  const labelClass = props.quietLabel ? 'sr-only' : 'label'
  const body = (
    <>
      {props.badge}
      {shape.help && (
        <p className="help" id={helpId}>
          {shape.help}
        </p>
      )}
      {error && (
        <p className="error" id={errorId}>
          <span className="sr-only">错误：</span>
          {error}
        </p>
      )}
      <ValueInput
        shape={shape}
        id={id}
        value={props.value}
        onChange={props.onChange}
        onBlur={props.onBlur}
        describedBy={[helpId, errorId].filter(Boolean).join(' ') || undefined}
        invalid={Boolean(error)}
        large={props.large}
      />
    </>
  )
  const className = error ? 'field invalid' : 'field'
  return isGroup(shape) ? (
    <fieldset className={className} id={`${id}-field`} tabIndex={-1}>
      <legend className={labelClass}>{label}</legend>
      {body}
    </fieldset>
  ) : (
    <div className={className} id={`${id}-field`}>
      <label className={labelClass} htmlFor={id}>
        {label}
      </label>
      {body}
    </div>
  )
}
