import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { ProblemNotice } from '../ui/feedback.tsx'

export interface Choice<K extends string> {
  id: K
  label: string
  /** What it means, in plain words. */
  means: ReactNode
  /** Shown once it is chosen: what else it takes. */
  more?: ReactNode
  /** Why it cannot be confirmed yet. */
  lacks?: string | undefined
}

/** A choice with consequences: every possibility with what it means, then one deliberate confirmation. */
export function Choices<K extends string>(props: {
  legend: string
  choices: Choice<K>[]
  word: string
  /** For people who listen: which of several such choices on this page. */
  about: string
  pending: boolean
  problem: unknown
  onConfirm: (choice: K) => void
}) {
  const group = useId()
  const [picked, setPicked] = useState<K | null>(null)
  const chosen = props.choices.find(one => one.id === picked)
  return (
    <>
      <fieldset className="consequences">
        <legend className="label">{props.legend}</legend>
        <div className="choices large">
          {props.choices.map(({ id, label, means }) => (
            <label className="choice" key={id}>
              <input type="radio" name={group} checked={picked === id} onChange={() => setPicked(id)} />
              <span>
                {label}
                <span className="muted block">{means}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen?.more}
      <ProblemNotice problem={props.problem} />
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!chosen || Boolean(chosen.lacks)}
          loading={props.pending}
          onClick={() => chosen && props.onConfirm(chosen.id)}
        >
          {props.word}
          <span className="sr-only">：{props.about}</span>
        </Button>
        {chosen?.lacks && <span className="muted">{chosen.lacks}</span>}
      </div>
    </>
  )
}
