import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import { Link } from 'react-router'
import type { CaseView, Plan } from '../api/types.ts'
import { offeringsOf, promisedByWord } from '../case/commitment.ts'
import { promisedOf } from '../case/deferral.ts'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { evidenceState, groupState, type SectionState } from '../case/sections.ts'
import { othersSign, signatureState } from '../case/signatures.ts'
import { Tag } from '../case/Tag.tsx'
import { WithdrawButton } from '../case/WithdrawButton.tsx'
import { Page } from '../ui/Page.tsx'
import { clock, days } from '../ui/text.ts'
import { paths } from './paths.ts'
import { sectionsOf } from './sections.ts'

/** The one task list: what is left, in order, each with its state in words. */
export function DraftHome({ view }: { view: CaseView }) {
  const draft = view.draft!
  const { plan, problems } = draft
  const left = sectionsOf(view).filter(section => section.state !== '已完成').length
  const needed = plan.evidence.filter(each => !each.exempt)
  const promised = promisedOf(view).length
  const chosen = plan.services.filter(service => service.chosen)
  return (
    <Page
      title={plan.lifeEvent.name}
      lead={
        <>
          {view.applicant} · {view.region.name} · <span className="num">{view.caseNo}</span>
        </>
      }
      back={{ to: paths.mine, label: '我的办件' }}
    >
      <div className="split">
        <div className="stack">
          {plan.guard && <GuardNotice guard={plan.guard} link={paths.guide} />}
          {view.tone === 'quiet' && (
            <p className="muted">请节哀。这里的手续可以分几次办，也可以请窗口代办；已经填写的内容会一直保存。</p>
          )}
          <p role="status">
            {left > 0 ? `还有 ${left} 个部分没有完成。` : '全部填好了，请核对后提交。'}
            <span className="muted">内容已保存（{clock(view.savedAt)}），可以随时离开，下次接着填。</span>
          </p>
          <ol className="tasks plain">
            <Task
              to={paths.case(view.caseNo, 'services')}
              title="要办的事项"
              note={`${chosen.length} 项`}
              state="已完成"
            />
            {plan.questions.length + questionProblems(view) > 0 && (
              <Task
                to={paths.case(view.caseNo, 'questions')}
                title="还要回答的问题"
                note={`${plan.questions.length} 个，答案会影响要办的事项和材料`}
                state="未开始"
              />
            )}
            {plan.form.map(group => (
              <Task
                key={group.id}
                to={paths.case(view.caseNo, `form/${group.id}`)}
                title={group.label}
                note={`${group.fields.length} 项内容`}
                state={groupState(group, draft.form, problems)}
              />
            ))}
            <Task
              to={paths.case(view.caseNo, 'evidence')}
              title="申请材料"
              note={`要交 ${needed.length} 份，免交 ${plan.evidence.length - needed.length} 份${promised > 0 ? `，承诺后补 ${promised} 份` : ''}${byWord(plan)}`}
              state={evidenceState(view.evidence, problems)}
            />
            <Task
              to={paths.case(view.caseNo, 'delivery')}
              title="结果怎样领取"
              note={deliveryMethods[draft.delivery]}
              state="已完成"
            />
            {othersSign(view) && (
              <Task
                to={paths.case(view.caseNo, 'signatures')}
                title="签名"
                note={`须签名的 ${view.signatures.length} 人，已签名 ${view.signatures.filter(one => one.state === 'signed').length} 人`}
                state={signatureState(view)}
              />
            )}
          </ol>
          <div className="row">
            <Link className="primary-link" to={paths.case(view.caseNo, 'review')}>
              核对并提交
            </Link>
            <WithdrawButton view={view} />
          </div>
        </div>
        <aside className="card stack-s">
          <h2>这件事</h2>
          <dl className="facts">
            <dt>要办事项</dt>
            <dd>{chosen.length} 项</dd>
            <dt>承诺时限</dt>
            <dd>{days(plan.promised)}</dd>
            <dt>涉及部门</dt>
            <dd>{[...new Set(chosen.map(service => service.authority))].join('、')}</dd>
          </dl>
        </aside>
      </div>
    </Page>
  )
}

/** Where the choice is made, it is mentioned. */
function byWord(plan: Plan): string {
  const offered = offeringsOf(plan).length
  if (offered === 0) return ''
  const chosen = promisedByWord(plan).length
  return chosen > 0 ? `；告知承诺 ${chosen} 项` : `；有 ${offered} 项可以告知承诺`
}

const questionProblems = (view: CaseView) => view.draft!.problems.filter(problem => problem.where === 'question').length

const stateTone = { 未开始: '', 进行中: 'busy', 已完成: 'ok' } as const

function Task(props: { to: string; title: string; note: string; state: SectionState }) {
  return (
    <li>
      <span>
        <Link to={props.to}>{props.title}</Link>
        <span className="muted block">{props.note}</span>
      </span>
      <Tag tone={stateTone[props.state]}>{props.state}</Tag>
    </li>
  )
}
