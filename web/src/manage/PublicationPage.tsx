import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { desk, publicationComparison } from '../api/manage.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { Comparison } from './Comparison.tsx'
import { paths } from './paths.ts'

/** What a publication changed, against the one before or any other. */
export function PublicationPage() {
  const number = Number(useParams().number)
  const [params, setParams] = useSearchParams()
  const other = params.get('with') ? Number(params.get('with')) : undefined
  const { data: view } = useQuery(desk)
  const found = useQuery(publicationComparison(number, other))
  const publications = view?.publications.filter(one => one.number !== number) ?? []
  return (
    <Page
      title={`第 ${number} 号发布改了什么`}
      lead={view?.publications.find(one => one.number === number)?.title}
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <div className="stack">
        <label className="row">
          与哪一次发布比较
          <select
            className="native"
            value={other ?? ''}
            onChange={event => setParams(event.target.value ? { with: event.target.value } : {})}
          >
            <option value="">前一次发布</option>
            {publications.map(one => (
              <option key={one.number} value={one.number}>
                第 {one.number} 号 {one.title}
              </option>
            ))}
          </select>
        </label>
        <Loaded query={found}>{comparison => <Comparison comparison={comparison} />}</Loaded>
      </div>
    </Page>
  )
}
