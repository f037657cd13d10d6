import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { submittedContent } from '../api/cases.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Provenance } from './FormFields.tsx'
import { ShownValue } from './ListTable.tsx'
import { isEmpty } from './shape.ts'

/** What was submitted, as it was reviewed: for the record, not to be changed. Fetched when somebody looks. */
export function SubmittedAnswers({ caseNo }: { caseNo: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="card stack-s" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>查看提交的内容</summary>
      {open && <Content caseNo={caseNo} />}
    </details>
  )
}

function Content({ caseNo }: { caseNo: string }) {
  const query = useQuery(submittedContent(caseNo))
  return (
    <Loaded query={query}>
      {submitted => (
        <>
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
                        <ShownValue id={field.element} shape={field} value={value} />
                        <Provenance source={submitted.provenance[field.element]} shown={!isEmpty(value)} />
                      </dd>
                    </Fragment>
                  )
                })}
              </dl>
            </section>
          ))}
        </>
      )}
    </Loaded>
  )
}
