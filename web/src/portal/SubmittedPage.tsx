import { Link } from 'react-router'
import { receiptPdf } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { earliest, outstanding, titles } from '../case/deferral.ts'
import { countParts } from '../case/groups.ts'
import { Loading } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { paths } from './paths.ts'
import { WithCase } from './WithCase.tsx'

export function SubmittedPage() {
  return <WithCase>{view => (view.state === 'draft' ? <Loading /> : <Submitted view={view} />)}</WithCase>
}

function Submitted({ view }: { view: CaseView }) {
  const awaited = outstanding(view)
  return (
    <div className="stack narrow">
      <div className="big-tick">
        <Page title="申请已提交">
          <p>办件编号</p>
          <p className="number">
            <strong>{view.caseNo}</strong>
          </p>
          {view.trackingCode && (
            <p>
              查询码 <strong className="num">{view.trackingCode}</strong>
            </p>
          )}
        </Page>
      </div>
      <section className="stack-s">
        <h2>接下来</h2>
        <ul className="bullets">
          <li>
            {countParts(view)} 个事项由 {new Set([...view.parts, ...view.groups].map(each => each.authority)).size}{' '}
            个部门同时审查。
          </li>
          <li>需要补正的，我们会把各部门的意见汇总后一次告诉您。</li>
          {view.promisedDate && (
            <li>
              材料齐全的，承诺 <strong>{day(view.promisedDate)}</strong> 前全部办结
              {view.provisional && '（节假日安排未公布，为预计日期）'}。
            </li>
          )}
          {awaited.length > 0 && (
            <li>
              您承诺后补的{titles(awaited)}，请在 <strong>{day(earliest(awaited))}</strong> 前到办理进度页面补交。
            </li>
          )}
          <li>凭办件编号和查询码，不登录也能查进度。</li>
        </ul>
      </section>
      <p className="row">
        <Link className="primary-link" to={paths.case(view.caseNo)}>
          查看办理进度
        </Link>
        <a href={receiptPdf(view.caseNo)} target="_blank" rel="noreferrer">
          下载回执（PDF）
        </a>
      </p>
    </div>
  )
}
