import { Button } from 'antd'
import { reportRectified } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'
import { useAct } from './useAct.ts'

/** 整改清单: one list for all departments, by when, and the word that it is done. */
export function Rectification({ view }: { view: CaseView }) {
  const act = useAct(view.caseNo, () => reportRectified(view.caseNo))
  const visit = view.visits.findLast(one => one.closedOn !== null && one.rectifications.length > 0)
  if (!visit || !view.actions.includes('reportRectified')) return null
  const by = view.parts
    .map(part => (part.turns.inspection?.state === 'rectify' ? part.turns.inspection.by : null))
    .filter(date => date !== null)
    .sort()[0]
  return (
    <section className="notice warn turn" aria-labelledby="rectification">
      <h2 id="rectification">整改清单（{visit.rectifications.length} 项）</h2>
      <p>
        各部门发现的问题已经一次列明。
        {by && (
          <>
            请在 <strong>{day(by)}</strong> 前全部改好，然后报告整改完成；
          </>
        )}
        逾期没有完成的，部门依法作出决定。
      </p>
      <ol>
        {visit.rectifications.map(item => (
          <li key={item.service + item.check}>
            <strong>{item.check}</strong>
            {item.note && `：${item.note}`}
            <span className="muted block">{item.authority}</span>
          </li>
        ))}
      </ol>
      <ProblemNotice problem={act.error} />
      <div>
        <Button type="primary" size="large" loading={act.isPending} onClick={() => act.mutate()}>
          整改已完成，申请复验
        </Button>
      </div>
      <p className="muted">报告以后，请您再选一个时间，由有关部门复验。</p>
    </section>
  )
}
