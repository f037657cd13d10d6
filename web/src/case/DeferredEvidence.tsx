import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { caseKey, supplyDeferred } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView, EvidenceView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'
import { earliest, outstanding } from './deferral.ts'
import { EvidenceSlot, fileRules } from './EvidenceSlots.tsx'

/** 补交容缺材料: what was promised, until when, the places to put it, and the word that it is all there. */
export function DeferredEvidence({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const supply = useMutation({
    mutationFn: () => supplyDeferred(view.caseNo),
    onSuccess: after => {
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) }),
  })
  const items = outstanding(view)
  if (!view.actions.includes('supplyDeferred') || items.length === 0) return null

  const missing = supply.error instanceof Problem ? supply.error.errors : []
  const isOld = (file: EvidenceView) => file.uploadedAt <= (view.submittedAt ?? '')
  const services = [...new Set(items.flatMap(item => item.services))]

  return (
    <section className="notice warn deferred" aria-labelledby="deferred">
      <h2 id="deferred">请补交容缺材料</h2>
      <p>
        请在 <strong>{day(earliest(items))}</strong> 前补交以下 {items.length} 份材料，全部上传后按“材料已补齐”。
      </p>
      <p>补齐后部门再作决定；逾期未补交的，{services.map(service => `“${service}”`).join('、')}视为撤回。</p>
      <p className="muted">{fileRules}</p>
      {items.map(item => {
        const files = view.evidence.filter(file => file.type === item.type)
        const supplied = files.some(file => !isOld(file))
        return (
          <EvidenceSlot
            key={item.type}
            caseNo={view.caseNo}
            slot={{
              type: item.type,
              name: item.name,
              error: supplied ? undefined : missing.find(problem => problem.target === item.type)?.message,
            }}
            files={files}
            keepOld={isOld}
            onChange={() => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })}
          />
        )
      })}
      {missing.length === 0 && <ProblemNotice problem={supply.error} />}
      <div>
        <Button type="primary" size="large" loading={supply.isPending} onClick={() => supply.mutate()}>
          材料已补齐
        </Button>
      </div>
    </section>
  )
}
