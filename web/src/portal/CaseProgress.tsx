import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { caseKey, collectResults, receiptPdf } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { Amendment } from '../case/Amendment.tsx'
import { Appointments } from '../case/Appointments.tsx'
import { CaseDocuments } from '../case/CaseDocuments.tsx'
import { CaseTimeline } from '../case/CaseTimeline.tsx'
import { DeferredEvidence } from '../case/DeferredEvidence.tsx'
import { HeldBy } from '../case/HeldBy.tsx'
import { Outputs } from '../case/Outputs.tsx'
import { PartGroups } from '../case/PartGroups.tsx'
import { PartProgress, PausedNote } from '../case/PartProgress.tsx'
import { SignatureList } from '../case/SignatureList.tsx'
import { Steps } from '../case/Steps.tsx'
import { SubmittedAnswers } from '../case/SubmittedAnswers.tsx'
import { stillToCome } from '../case/signatures.ts'
import { Tag } from '../case/Tag.tsx'
import { TurnOfPart, TurnsToTake } from '../case/TurnsToTake.tsx'
import { WithdrawButton } from '../case/WithdrawButton.tsx'
import { WithdrawPart } from '../case/WithdrawPart.tsx'
import { caseTone } from '../case/words.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day, moment, sentence } from '../ui/text.ts'
import { paths } from './paths.ts'

/** After submission: who holds it now and until when, what I must do, what came out. */
export function CaseProgress({ view }: { view: CaseView }) {
  return (
    <Page
      title={view.lifeEvent.name}
      lead={
        <>
          <Tag tone={caseTone[view.state]}>{view.stateLabel}</Tag> {view.applicant} · {view.region.name} ·{' '}
          <span className="num">{view.caseNo}</span>
        </>
      }
      back={{ to: paths.mine, label: '我的办件' }}
      wideHead
    >
      <div className="split">
        <div className="stack">
          <CoSignerNote view={view} />
          <CorrectionBanner view={view} />
          <InPersonNote view={view} />
          <TurnsToTake view={view} />
          <DeferredEvidence view={view} />
          <Appointments view={view} />
          <Results view={view} />
          <Steps view={view} />
          <section className="stack-s">
            <h2>各部门办理情况</h2>
            <PartProgress
              parts={view.parts}
              caseNo={view.coSigner ? undefined : view.caseNo}
              more={part => <WithdrawPart view={view} part={part} />}
            />
            {!view.coSigner && (
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
            )}
          </section>
          {view.signatures.length > 0 && (
            <section className="stack-s">
              <h2>签名</h2>
              <SignatureList signatures={view.signatures} />
            </section>
          )}
          <Amendment view={view} />
          {view.submittedAt && !view.coSigner && <SubmittedAnswers caseNo={view.caseNo} />}
        </div>
        <aside className="stack">
          <section className="card stack-s">
            <h2>办件信息</h2>
            <dl className="facts">
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
                    {view.provisional && '（预计）'}
                    <PausedNote view={view} />
                    <HeldBy view={view} />
                  </dd>
                </>
              )}
              <dt>目录版本</dt>
              <dd>第 {view.publication} 号发布</dd>
              {view.trackingCode && (
                <>
                  <dt>查询码</dt>
                  <dd className="num">{view.trackingCode}</dd>
                </>
              )}
            </dl>
            {view.submittedAt && !view.coSigner && (
              <p>
                <a href={receiptPdf(view.caseNo)} target="_blank" rel="noreferrer">
                  下载回执（PDF）
                </a>
              </p>
            )}
            <WithdrawButton view={view} />
          </section>
          {view.reminders.length > 0 && view.submittedAt && (
            <section className="card stack-s">
              <h2>提醒</h2>
              <ul className="bullets">
                {view.reminders.map(reminder => (
                  <li key={reminder}>{sentence(reminder)}</li>
                ))}
              </ul>
            </section>
          )}
          <section className="card stack-s">
            <h2>办理经过</h2>
            <CaseTimeline entries={view.timeline} />
          </section>
          {!view.coSigner && <CaseDocuments view={view} />}
        </aside>
      </div>
    </Page>
  )
}

function CoSignerNote({ view }: { view: CaseView }) {
  if (!view.coSigner) return null
  return (
    <p className="notice" role="note">
      您在这件申请上签了名，可以查看进度；补正、撤回和领取由申请人{view.applicant}办理。
    </p>
  )
}

/** 结婚登记、收养: the decision waits for them. */
function InPersonNote({ view }: { view: CaseView }) {
  const missing = stillToCome(view)
  if (missing.length === 0 || view.state !== 'inProgress') return null
  return (
    <p className="notice warn" role="note">
      <strong>请{missing.map(one => one.name).join('、')}带身份证件到窗口当面签名。</strong>
      到场核验身份并签名以后，有关事项才能作出决定。
    </p>
  )
}

function CorrectionBanner({ view }: { view: CaseView }) {
  const { correction } = view
  // Answered, expired or withdrawn: it asks for nothing any more.
  if (!correction || !view.actions.includes('answerCorrection')) return null
  return (
    <section className="notice warn" aria-labelledby="correction">
      <h2 id="correction">请补正以下 {correction.items.length} 项</h2>
      <p>
        请在 <strong>{day(correction.answerBy)}</strong> 前一次补齐。各部门的意见已经汇总，不会再分头通知。
      </p>
      <ul className="bullets">
        {correction.items.map(item => (
          <li key={item.kind + item.target}>
            <strong>{item.name}</strong>：{item.problems.join('；')}
            <span className="muted">（{item.authorities.join('、')}）</span>
          </li>
        ))}
      </ul>
      <p>
        <Link className="primary-link" to={paths.case(view.caseNo, 'correction')}>
          去补正
        </Link>
      </p>
    </section>
  )
}

function Results({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const collection = useMutation({
    mutationFn: () => collectResults(view.caseNo),
    onSuccess: after => queries.setQueryData(caseKey(view.caseNo), after),
  })
  if (view.outputs.length === 0 && !view.actions.includes('collect')) return null
  return (
    <section className="card stack-s">
      <h2>办理结果</h2>
      <Outputs outputs={view.outputs} verifyLink={paths.verify} />
      {view.actions.includes('collect') && (
        <div className="row">
          <Button type="primary" size="large" loading={collection.isPending} onClick={() => collection.mutate()}>
            确认领取
          </Button>
          <span className="muted">
            {view.delivery === 'electronic'
              ? '确认后即完成电子送达。'
              : '您也可以在这里领取电子结果；纸质件仍按您选择的方式交付。'}
          </span>
        </div>
      )}
      <ProblemNotice problem={collection.error} />
    </section>
  )
}
