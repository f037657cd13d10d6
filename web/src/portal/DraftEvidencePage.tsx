import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { caseKey } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { EvidenceSlot, ExemptEvidence, fileRules } from '../case/EvidenceSlots.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { pageAfter } from './sections.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftEvidencePage() {
  return <WithDraft>{view => <Materials view={view} />}</WithDraft>
}

/** 一套材料: each kind once, whoever needs it. */
function Materials({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const needed = view.draft!.plan.evidence.filter(each => !each.exempt)
  return (
    <Page
      title="申请材料"
      lead={needed.length > 0 ? `请上传以下 ${needed.length} 份材料，几个部门共用，只交一次。` : '您不用交材料。'}
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        {needed.length > 0 && <p className="muted">{fileRules}</p>}
        {needed.map(asked => (
          <EvidenceSlot
            key={asked.type}
            caseNo={view.caseNo}
            slot={{ type: asked.type, name: asked.name, asked }}
            files={view.evidence.filter(file => file.type === asked.type)}
            onChange={() => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })}
          />
        ))}
        <ExemptEvidence evidence={view.draft!.plan.evidence} />
        <div>
          <Button
            type="primary"
            size="large"
            onClick={() => navigate(paths.case(view.caseNo, pageAfter(view, 'evidence')))}
          >
            继续
          </Button>
        </div>
      </div>
    </Page>
  )
}
