import { Button } from 'antd'
import type { CorrectionItem } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { Provenance } from '../case/FormFields.tsx'
import { ShownValue } from '../case/ListTable.tsx'
import { isEmpty } from '../case/shape.ts'

export type OnMark = ((kind: CorrectionItem['kind'], target: string) => void) | undefined

/** The part of the form this service declares, with where each value came from. */
export function FormReview({ view, onMark }: { view: TaskView; onMark: OnMark }) {
  return (
    <section className="card stack">
      <h2>申请内容</h2>
      {view.form.map(group => (
        <div key={group.id} className="stack-s">
          <h3>{group.label}</h3>
          <dl className="review-fields">
            {group.fields.map(field => {
              const value = view.values[field.element]
              return (
                <div key={field.element} className="review-field">
                  <dt>{field.label}</dt>
                  <dd>
                    <ShownValue id={field.element} shape={field} value={value} />
                    <Provenance source={view.provenance[field.element]} shown={!isEmpty(value)} />
                  </dd>
                  {onMark && (
                    <dd className="mark">
                      <Button type="link" size="small" onClick={() => onMark('field', field.element)}>
                        指出问题<span className="sr-only">：{field.label}</span>
                      </Button>
                    </dd>
                  )}
                </div>
              )
            })}
          </dl>
        </div>
      ))}
    </section>
  )
}
