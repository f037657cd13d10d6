import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Problem } from '../api/client.ts'
import { type CorrectionItem, task, taskFormPdf } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { CaseTimeline } from '../case/CaseTimeline.tsx'
import { Due } from '../case/PartProgress.tsx'
import { Tag } from '../case/Tag.tsx'
import { partTone } from '../case/words.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { ClockPanel } from './ClockPanel.tsx'
import { CommitmentPanel } from './CommitmentPanel.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { EvidenceReview } from './EvidenceReview.tsx'
import { FormReview } from './FormReview.tsx'
import { HearingPanel } from './HearingPanel.tsx'
import { InspectionPanel } from './InspectionPanel.tsx'
import { MorePanel } from './MorePanel.tsx'
import { Presence } from './Presence.tsx'
import { paths } from './paths.ts'
import { ReviewPanel } from './ReviewPanel.tsx'
import { RevocationPanel } from './RevocationPanel.tsx'
import { useAct } from './useAct.ts'
import { VerdictPanel } from './VerdictPanel.tsx'

export function TaskPage() {
  const { caseNo = '', part = '' } = useParams()
  const found = useQuery(task(caseNo, part))
  if (found.error instanceof Problem && found.error.status === 404)
    return (
      <Page
        title="没有找到这个办件"
        lead={`本机关没有 ${caseNo} 的这一事项。`}
        back={{ to: paths.list, label: '返回办件列表' }}
      />
    )
  return <Loaded query={found}>{view => <Task key={caseNo + part} view={view} />}</Loaded>
}

/** One part of a case on the reviewer's desk: what was handed in on the left, what to do about it on the right. */
function Task({ view }: { view: TaskView }) {
  const [items, setItems] = useState<CorrectionItem[]>([])
  const correcting = view.actions.includes('verdict')
  const mark = correcting
    ? (kind: CorrectionItem['kind'], target: string) =>
        setItems(before =>
          before.some(item => item.kind === kind && item.target === target)
            ? before
            : [...before, { kind, target, problem: '' }],
        )
    : undefined
  return (
    <Page
      title={view.part.service + (view.part.label && `（${view.part.label}）`)}
      lead={
        <>
          <Tag tone={partTone[view.part.state]}>{view.part.stateLabel}</Tag> {view.lifeEvent} · {view.applicant} ·{' '}
          {view.region} · <span className="num">{view.caseNo}</span>
        </>
      }
      back={{ to: paths.list, label: '返回办件列表' }}
      wideHead
    >
      <div className="task">
        <div className="stack">
          <Basis view={view} />
          <FormReview view={view} onMark={mark} />
          <EvidenceReview view={view} onMark={mark} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, at times with nothing in it that takes the focus */}
        <section className="stack side" aria-label="办理" tabIndex={0}>
          <Presence view={view} />
          <Deadlines view={view} />
          <MustSign view={view} />
          {panelsOf(view, items, setItems)}
          <Others view={view} />
          <section className="card stack-s">
            <h2>办理经过</h2>
            <CaseTimeline entries={view.timeline} />
          </section>
        </section>
      </div>
    </Page>
  )
}

/** What can be done next comes first; keyed, so that a panel keeps what it tells when it changes its place. */
function panelsOf(view: TaskView, items: CorrectionItem[], setItems: (items: CorrectionItem[]) => void) {
  const verdict = <VerdictPanel key="verdict" view={view} items={items} onItems={setItems} />
  const { inspection, hearing } = view.part.turns
  const turns = [
    { panel: verdict, open: view.actions.includes('verdict') },
    { panel: <RevocationPanel key="revocation" view={view} />, open: true },
    { panel: <CommitmentPanel key="commitment" view={view} />, open: view.actions.includes('verifyCommitment') },
    {
      panel: <InspectionPanel key="inspection" view={view} />,
      open: inspection !== null && !['passed', 'failed', 'waived'].includes(inspection.state),
    },
    { panel: <ReviewPanel key="review" view={view} />, open: view.actions.includes('recordReviewOpinion') },
    {
      panel: <HearingPanel key="hearing" view={view} />,
      open: view.mustHear !== null || (hearing !== null && !hearing.heldOn && !hearing.waivedOn),
    },
  ]
  return [
    ...turns.filter(turn => turn.open).map(turn => turn.panel),
    <DecisionPanel key="decision" view={view} />,
    <ClockPanel key="clock" view={view} />,
    <MorePanel key="more" view={view} />,
    ...turns.filter(turn => !turn.open).map(turn => turn.panel),
  ]
}

function Deadlines({ view }: { view: TaskView }) {
  const act = useAct(view)
  return (
    <section className="card stack-s" aria-label="期限与经办">
      <dl className="facts">
        {view.part.intakePromised && (
          <>
            <dt>承诺预审</dt>
            <dd>
              <Due date={view.part.intakePromised.by} />
            </dd>
          </>
        )}
        {view.part.intakeDue && (
          <>
            <dt>受理期限</dt>
            <dd>
              <Due date={view.part.intakeDue} />
            </dd>
          </>
        )}
        {view.part.acceptedOn && (
          <>
            <dt>受理</dt>
            <dd>
              <time dateTime={view.part.acceptedOn}>{day(view.part.acceptedOn)}</time>
            </dd>
          </>
        )}
        {(view.part.promisedDue || view.part.pause) && (
          <>
            <dt>承诺办结</dt>
            <dd>
              <Due date={view.part.promisedDue} />
            </dd>
          </>
        )}
        {view.part.legalDue && (
          <>
            <dt>法定期限</dt>
            <dd>
              <Due date={view.part.legalDue} />
            </dd>
          </>
        )}
        {view.part.waitingFor.length > 0 && (
          <>
            <dt>等待</dt>
            <dd>{view.part.waitingFor.join('、')}的结果</dd>
          </>
        )}
        {view.part.turns.reopened && (
          <>
            <dt>重新办理</dt>
            <dd>
              {day(view.part.turns.reopened.on)}，{view.part.turns.reopened.basis}
            </dd>
          </>
        )}
        <dt>经办</dt>
        <dd>{view.mine ? '我' : (view.claimedBy ?? '未领办')}</dd>
      </dl>
      {view.actions.includes('claim') && !view.mine && (
        <Button loading={act.isPending} onClick={() => act.mutate({ verb: 'claim', body: {} })}>
          {view.claimedBy ? '转由我办' : '领办'}
        </Button>
      )}
      <ProblemNotice problem={act.error} />
    </section>
  )
}

/** 须亲自到场: nothing is decided before they have signed at the window. */
function MustSign({ view }: { view: TaskView }) {
  if (view.mustSign.length === 0) return null
  return (
    <p className="notice warn" role="note">
      <strong>{view.mustSign.join('、')}还没有到窗口当面签名。</strong>
      签名以后才能审查、决定。
    </p>
  )
}

/** Why this part exists, what it must meet, on what law. */
function Basis({ view }: { view: TaskView }) {
  const lists = [
    { title: '本次需要办理的原因', lines: view.because, open: true },
    { title: '审查要点', lines: view.reviewPoints, open: true },
    { title: '受理条件', lines: view.conditions },
    { title: '法律依据', lines: view.legalBasis },
    { title: '准予后核发', lines: view.outputs },
  ].filter(list => list.lines.length > 0)
  if (lists.length === 0) return null
  return (
    <section className="card stack-s" aria-label="办理依据">
      {lists.map(list => (
        <details key={list.title} open={list.open}>
          <summary>{list.title}</summary>
          <ul className="bullets">
            {list.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
      <p className="row">
        <a href={taskFormPdf(view.caseNo, view.part.part)} target="_blank" rel="noreferrer">
          申请表（PDF）
        </a>
        <a href={view.procedureUrl} target="_blank" rel="noreferrer">
          工作规程（PDF）
        </a>
        {view.part.label && <Link to={paths.batch(view.caseNo, view.part.row)}>本办件的全部同类事项</Link>}
        <span className="muted">按第 {view.publication} 号发布的目录办理</span>
      </p>
    </section>
  )
}

function Others({ view }: { view: TaskView }) {
  if (view.others.length === 0) return null
  return (
    <section className="card stack-s">
      <h2>其他部门办理情况</h2>
      <ul className="plain rule">
        {view.others.map(other => (
          <li key={other.part} className="row spread">
            <span className="grow">
              {other.service}
              <span className="muted block">{other.authority}</span>
            </span>
            <Tag>{other.stateLabel}</Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}
