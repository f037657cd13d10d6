import { titleOf } from '@onething/core/form/title.ts'
import { formPdf } from '../api/cases.ts'
import type { Plan } from '../api/types.ts'

/** Of more than these one form shows all. */
const mostListed = 5

/** The form of every chosen service as its department will get it, before anything is sent. */
export function FormLinks({ caseNo, plan }: { caseNo: string; plan: Plan }) {
  const forms = plan.services
    .filter(service => service.chosen)
    .flatMap(({ row, service, type, authority, parts }) => {
      const { title, variant } = titleOf({ name: service, type })
      if (parts.length > mostListed)
        return [{ part: row, authority, name: `${title}${variant}（${parts.length} 件合在一起）` }]
      return parts.map(({ part, label }) => ({ part, authority, name: title + variant + (label && `（${label}）`) }))
    })
  if (forms.length === 0) return null
  return (
    <section className="card stack-s">
      <h2>各部门申请表（PDF）</h2>
      <p className="muted">按您填写的内容自动生成，供您预览；每张表只含该部门需要的内容。</p>
      <details open={forms.length <= 12}>
        <summary>共 {forms.length} 张</summary>
        <ul className="bullets">
          {forms.map(({ part, name, authority }) => (
            <li key={part}>
              <a href={formPdf(caseNo, part)} target="_blank" rel="noreferrer">
                {name}
              </a>
              <span className="muted">（{authority}）</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
