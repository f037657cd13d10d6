import type { CaseView } from '../api/types.ts'
import { sentence } from '../ui/text.ts'
import { checkOf, ifUntrue, type Offering } from './commitment.ts'
import { titles } from './deferral.ts'

/** 告知承诺书 (国办发〔2020〕42号): read before it is submitted, one for each service. */
export function CommitmentLetter({ view, service }: { view: CaseView; service: Offering }) {
  const { evidence } = service.commitment
  return (
    <article className="letter stack-s">
      <h3>{service.service}</h3>
      <p>
        致{service.authority}：<strong>{view.applicant}</strong>申请以告知承诺方式办理上述事项，作出下列承诺：
      </p>
      <ol>
        <li>已经知晓办理本事项应当符合的条件、标准和要求；</li>
        <li>
          已经符合上述条件、标准和要求
          {evidence.length > 0 && `，本次不提交${titles(evidence)}，核查时能够提供`}；
        </li>
        <li>{checkOf(service)}，愿意配合，并如实提供有关情况；</li>
        <li>{ifUntrue}，上述后果已经知晓并愿意承担；</li>
        <li>以上承诺是真实意思的表示。</li>
      </ol>
      <p>承诺人：{view.applicant}</p>
      <p className="muted">依据：{sentence(service.commitment.basis)}</p>
    </article>
  )
}
