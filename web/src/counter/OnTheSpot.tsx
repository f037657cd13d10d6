import { verdicts } from '@onething/core/lifecycle/states.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { caseKey } from '../api/cases.ts'
import { type DelegatedPart, delegatedParts, giveDelegatedVerdict } from '../api/delegations.ts'
import type { VerdictBody } from '../api/subCases.ts'
import type { CaseView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'
import { nameOf, PartOnTheSpot } from './PartOnTheSpot.tsx'

type Given = { part: DelegatedPart; body: VerdictBody }

/** 当场受理: what the departments let this window accept in their names, one by one or all at once. */
export function OnTheSpot({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const found = useQuery({ ...delegatedParts(view.caseNo, view.version), enabled: view.state === 'inProgress' })
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string[]>([])
  const giving = useMutation({
    async mutationFn(given: Given[]) {
      for (const { part, body } of given) {
        queries.setQueryData(caseKey(view.caseNo), await giveDelegatedVerdict(view.caseNo, part.part, body))
        setDone(before => [...before, `${nameOf(part)}：${verdicts[body.verdict]}`])
      }
    },
    onSettled() {
      setAsking(false)
      queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })
      queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  // Until the next list has come, what has just been judged still stands in the old one.
  const open = (found.data ?? []).filter(
    part => !found.isPlaceholderData || view.parts.some(one => one.part === part.part && one.state === 'submitted'),
  )
  const acceptable = open.filter(part => part.actions.includes('complete'))
  if (open.length === 0 && done.length === 0) return <ProblemNotice problem={found.error ?? giving.error} />

  return (
    <section className="card stack" aria-labelledby="on-the-spot">
      <div className="row spread">
        <h2 id="on-the-spot">当场受理</h2>
        {acceptable.length > 1 && (
          <Button type="primary" disabled={giving.isPending} onClick={() => setAsking(true)}>
            全部当场受理（{acceptable.length} 项）
          </Button>
        )}
      </div>
      <div className="stack-s" role="status">
        <p className="muted">以下事项由部门委托本窗口受理，以委托机关名义作出；其他事项由各部门审核后受理。</p>
        {done.length > 0 && <p className="notice ok">{done.join('；')}。</p>}
        {open.length === 0 && <p>受委托的事项已全部处理。</p>}
      </div>
      <ProblemNotice problem={giving.error} />
      {open.map(part => (
        <PartOnTheSpot
          key={part.part}
          part={part}
          awaited={view.parts.find(one => one.part === part.part)}
          pending={giving.isPending}
          onGive={body => giving.mutate([{ part, body }])}
        />
      ))}
      <Modal
        open={asking}
        title={`当场受理 ${acceptable.length} 项`}
        okText="材料齐全，全部受理"
        cancelText="取消"
        confirmLoading={giving.isPending}
        onOk={() => giving.mutate(acceptable.map(part => ({ part, body: { verdict: 'complete' } })))}
        onCancel={() => setAsking(false)}
      >
        <p>请确认以下事项的材料齐全、符合法定形式：</p>
        <ul className="bullets">
          {acceptable.map(part => (
            <li key={part.part}>
              {nameOf(part)}
              <span className="muted block">
                受{part.authority}委托（编号 {part.delegation.number}，至 {day(part.delegation.until)}）
              </span>
            </li>
          ))}
        </ul>
      </Modal>
    </section>
  )
}
