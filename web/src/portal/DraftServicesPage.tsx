import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { CaseView } from '../api/types.ts'
import { SaveState } from '../case/SaveState.tsx'
import { ServiceChoice } from '../case/ServiceChoice.tsx'
import { useDraft } from '../case/useDraft.ts'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftServicesPage() {
  return <WithDraft>{view => <Services view={view} />}</WithDraft>
}

function Services({ view }: { view: CaseView }) {
  const draft = useDraft(view)
  const navigate = useNavigate()
  const home = paths.case(view.caseNo)
  return (
    <Page title="要办的事项" lead="可以全部办，也可以只办一部分。" back={{ to: home, label: '返回任务清单' }}>
      <div className="stack narrow">
        <ServiceChoice
          plan={draft.plan}
          onChange={selection => {
            draft.change({ selection })
            void draft.flush()
          }}
          guideLink={service => paths.service(service.serviceId)}
        />
        <SaveState draft={draft} />
        <div>
          <Button type="primary" size="large" onClick={() => navigate(home)}>
            完成
          </Button>
        </div>
      </div>
    </Page>
  )
}
