import { Fragment } from 'react'
import type { CaseView } from '../api/types.ts'
import { Provenance } from './FormFields.tsx'
import { inWords, isEmpty } from './shape.ts'

/** What was submitted, as it was reviewed: for the record, not to be changed. */
export function SubmittedAnswers({ submitted }: { submitted: NonNullable<CaseView['submitted']> }) {
  return (
    <details className="card stack-s">
      <summary>查看提交的内容</summary>
      {submitted.form.map(group => (
        <section key={group.id} className="stack-s">
          <h3>{group.label}</h3>
          <dl className="facts answers">
            {group.fields.map(field => {
              const value = submitted.values[field.element]
              return (
                <Fragment key={field.element}>
                  <dt>{field.label}</dt>
                  <dd>
                    <span className="pre">{inWords(field, value)}</span>
                    <Provenance source={submitted.provenance[field.element]} shown={!isEmpty(value)} />
                  </dd>
                </Fragment>
              )
            })}
          </dl>
        </section>
      ))}
    </details>
  )
}
