import { useId } from 'react'
import { saveDraft } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView, Plan } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { days } from '../ui/text.ts'
import { checkOf, ifUntrue, limitOf, materialsOf, type Offering, offeringsOf } from './commitment.ts'
import { useAct } from './useAct.ts'

/**
 * 告知承诺: the applicant may give their word instead of proof, service by service. Saved apart from what is typed: a
 * refusal (an earlier promise was broken) must not hold up anything else.
 */
export function CommitmentChoice(props: { view: CaseView; plan: Plan; before: () => Promise<void> }) {
  const { view, plan } = props
  const offerings = offeringsOf(plan)
  const saving = useAct(view.caseNo, async (commitments: string[]) => {
    await props.before()
    return saveDraft(view.caseNo, { commitments })
  })
  if (offerings.length === 0) return null
  // What was just chosen shows at once.
  const saved = offerings.filter(one => one.commitment.chosen).map(one => one.row)
  const chosen = saving.isPending ? saving.variables : saved
  const set = (row: string, on: boolean) => saving.mutate(on ? [...chosen, row] : chosen.filter(each => each !== row))
  return (
    <section className="card stack-s" aria-labelledby="commitments">
      <h2 id="commitments">可以告知承诺的事项（{offerings.length} 项）</h2>
      <p>
        您书面承诺符合条件，部门就按承诺办理，事后再核查。办不办由您决定，不选的按一般程序办理。
        <span className="muted block" role="status">
          按目前的选择，整件事承诺 {days(plan.promised)}。
        </span>
      </p>
      <Refused problem={saving.error} />
      <ul className="plain rule commitments">
        {offerings.map(service => (
          <li key={service.row}>
            <Offer service={service} chosen={chosen.includes(service.row)} onSet={on => set(service.row, on)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Offer(props: { service: Offering; chosen: boolean; onSet: (on: boolean) => void }) {
  const { service, chosen } = props
  const { commitment } = service
  const group = useId()
  return (
    <fieldset className="stack-s">
      <legend className="label">{service.service}</legend>
      <div className="choices">
        <label className="choice">
          <input type="radio" name={group} checked={!chosen} onChange={() => props.onSet(false)} />
          <span>一般程序{!commitment.chosen && `（${days(service.limit)}）`}</span>
        </label>
        <label className="choice">
          <input type="radio" name={group} checked={chosen} onChange={() => props.onSet(true)} />
          <span>告知承诺（{days(commitment.limit)}）</span>
        </label>
      </div>
      <details open={chosen}>
        <summary>
          选告知承诺意味着什么<span className="sr-only">：{service.service}</span>
        </summary>
        <ul className="bullets">
          <li>
            <strong>时限：</strong>
            {limitOf(service)}
          </li>
          <li>
            <strong>材料：</strong>
            {materialsOf(service)}
          </li>
          <li>
            <strong>核查：</strong>
            {checkOf(service)}
          </li>
          <li>
            <strong>不实的后果：</strong>
            {ifUntrue}
          </li>
        </ul>
        <p className="muted">依据：{commitment.basis}</p>
      </details>
    </fieldset>
  )
}

/** Not a slip to mend but a reason: told as such, with the way that is left. */
function Refused({ problem }: { problem: unknown }) {
  const reasons = problem instanceof Problem ? problem.errors.filter(error => error.target === 'commitments') : []
  if (reasons.length === 0) return <ProblemNotice problem={problem} />
  return (
    <div className="notice warn" role="alert">
      <strong>这次不能用告知承诺，请按一般程序办理</strong>
      {reasons.map(reason => (
        <p key={reason.message}>{reason.message}</p>
      ))}
    </div>
  )
}
