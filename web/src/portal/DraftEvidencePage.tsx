import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { CaseView } from '../api/types.ts'
import { CommitmentChoice } from '../case/CommitmentChoice.tsx'
import { DraftEvidence } from '../case/DraftEvidence.tsx'
import { ExemptEvidence, fileRules } from '../case/EvidenceSlots.tsx'
import { SaveState } from '../case/SaveState.tsx'
import { useDraft } from '../case/useDraft.ts'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { pageAfter } from './sections.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftEvidencePage() {
  return <WithDraft>{view => <Materials view={view} />}</WithDraft>
}

function Materials({ view }: { view: CaseView }) {
  const draft = useDraft(view)
  const navigate = useNavigate()
  const needed = draft.plan.evidence.filter(each => !each.exempt)

  async function goOn() {
    await draft.flush()
    navigate(paths.case(view.caseNo, pageAfter(view, 'evidence')))
  }

  return (
    <Page
      title="申请材料"
      lead={needed.length > 0 ? `请上传以下 ${needed.length} 份材料，几个部门共用，只交一次。` : '您不用交材料。'}
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        <CommitmentChoice view={view} plan={draft.plan} before={draft.flush} />
        {needed.length > 0 && <p className="muted">{fileRules}</p>}
        <DraftEvidence view={view} draft={draft} promise="暂时没有，我承诺在受理后按期补交（容缺后补）" />
        <ExemptEvidence evidence={draft.plan.evidence} />
        <div className="row">
          <Button type="primary" size="large" onClick={goOn}>
            继续
          </Button>
          <SaveState draft={draft} />
        </div>
      </div>
    </Page>
  )
}
