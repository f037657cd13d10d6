import { receiptPdf } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { Amendment } from '../case/Amendment.tsx'
import { Appointments } from '../case/Appointments.tsx'
import { CaseDocuments } from '../case/CaseDocuments.tsx'
import { CaseTimeline } from '../case/CaseTimeline.tsx'
import { CorrectionAnswer } from '../case/CorrectionAnswer.tsx'
import { DeferredEvidence } from '../case/DeferredEvidence.tsx'
import { HeldBy } from '../case/HeldBy.tsx'
import { Outputs } from '../case/Outputs.tsx'
import { PartGroups } from '../case/PartGroups.tsx'
import { PartProgress, PausedNote } from '../case/PartProgress.tsx'
import { Steps } from '../case/Steps.tsx'
import { Tag } from '../case/Tag.tsx'
import { TurnOfPart, TurnsToTake } from '../case/TurnsToTake.tsx'
import { WithdrawButton } from '../case/WithdrawButton.tsx'
import { WithdrawPart } from '../case/WithdrawPart.tsx'
import { caseTone } from '../case/words.ts'
import { Page } from '../ui/Page.tsx'
import { day, moment } from '../ui/text.ts'
import { Handover } from './Handover.tsx'
import { OnTheSpot } from './OnTheSpot.tsx'
import { paths } from './paths.ts'
import { SignHere } from './SignHere.tsx'

/** After submission at the window: receipt, progress, corrections brought in person, hand-over of the results. */
export function CounterProgress({ view }: { view: CaseView }) {
  return (
    <Page
      title={view.lifeEvent.name}
      lead={
        <>
          <Tag tone={caseTone[view.state]}>{view.stateLabel}</Tag> {view.applicant} · {view.region.name} ·{' '}
          <span className="num">{view.caseNo}</span>
        </>
      }
      back={{ to: paths.home, label: '今日办件' }}
      wideHead
    >
      <div className="split">
        <div className="stack">
          {view.correction && !view.correction.answeredAt && view.actions.includes('answerCorrection') && (
            <section className="stack-s">
              <h2>补正（{day(view.correction.answerBy)}前）</h2>
              <CorrectionAnswer view={view} onDone={() => undefined} />
            </section>
          )}
          <OnTheSpot view={view} />
          <TurnsToTake view={view} />
          <DeferredEvidence view={view} />
          <Appointments view={view} />
          {view.outputs.length > 0 && (
            <section className="card stack-s">
              <h2>办理结果</h2>
              <Outputs outputs={view.outputs} />
            </section>
          )}
          <Handover view={view} />
          <SignHere view={view} heading="签名" />
          <Steps view={view} />
          <PartProgress
            parts={view.parts}
            caseNo={view.caseNo}
            more={part => <WithdrawPart view={view} part={part} />}
          />
          <PartGroups
            groups={view.groups}
            caseNo={view.caseNo}
            version={view.version}
            more={part => (
              <>
                <TurnOfPart view={view} part={part} />
                <WithdrawPart view={view} part={part} />
              </>
            )}
          />
          <Amendment view={view} />
        </div>
        <aside className="stack">
          <section className="card stack-s">
            <h2>回执</h2>
            <dl className="facts">
              <dt>办件编号</dt>
              <dd className="num">{view.caseNo}</dd>
              {view.trackingCode && (
                <>
                  <dt>查询码</dt>
                  <dd className="num">{view.trackingCode}</dd>
                </>
              )}
              {view.submittedAt && (
                <>
                  <dt>提交时间</dt>
                  <dd>{moment(view.submittedAt)}</dd>
                </>
              )}
              {view.promisedDate && view.state === 'inProgress' && (
                <>
                  <dt>承诺办结</dt>
                  <dd>
                    {day(view.promisedDate)}
                    <PausedNote view={view} />
                    <HeldBy view={view} />
                  </dd>
                </>
              )}
            </dl>
            {view.submittedAt && (
              <a className="primary-link" href={receiptPdf(view.caseNo)} target="_blank" rel="noreferrer">
                打印回执
              </a>
            )}
            <WithdrawButton view={view} />
          </section>
          <section className="card stack-s">
            <h2>办理经过</h2>
            <CaseTimeline entries={view.timeline} />
          </section>
          <CaseDocuments view={view} />
        </aside>
      </div>
    </Page>
  )
}
