import { useQuery } from '@tanstack/react-query'
import { caseDocuments } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'

/** 文书: what was told or decided in writing so far, to open and to print. */
export function CaseDocuments({ view }: { view: CaseView }) {
  const query = useQuery(caseDocuments(view.caseNo, view.version))
  return (
    <section className="card stack-s">
      <h2>文书</h2>
      <Loaded query={query}>
        {documents =>
          documents.length === 0 ? (
            <p className="muted">还没有文书。部门受理、告知或者作出决定后，可以在这里打开和打印。</p>
          ) : (
            <ul className="bullets">
              {documents.map(({ id, name, number, service, authority, issuedOn, url }) => (
                <li key={id}>
                  <a href={url} target="_blank" rel="noreferrer">
                    {name}（PDF）<span className="sr-only">：{service ?? '整个办件'}</span>
                  </a>
                  <br />
                  <span className="muted">
                    {[number ?? '待出具', service, authority ?? '各部门汇总', day(issuedOn)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
