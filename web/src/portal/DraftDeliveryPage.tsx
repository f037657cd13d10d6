import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { CaseView } from '../api/types.ts'
import { DeliveryChoice } from '../case/DeliveryChoice.tsx'
import { SaveState } from '../case/SaveState.tsx'
import { useDraft } from '../case/useDraft.ts'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftDeliveryPage() {
  return <WithDraft>{view => <Delivery view={view} />}</WithDraft>
}

function Delivery({ view }: { view: CaseView }) {
  const draft = useDraft(view)
  const navigate = useNavigate()
  return (
    <Page
      title="结果怎样领取？"
      lead="所有事项办完后，结果一次交给您。"
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        <DeliveryChoice value={draft.delivery} onChange={delivery => draft.change({ delivery })} large />
        <SaveState draft={draft} />
        <div>
          <Button
            type="primary"
            size="large"
            onClick={async () => {
              await draft.flush()
              navigate(paths.case(view.caseNo, 'review'))
            }}
          >
            去核对
          </Button>
        </div>
      </div>
    </Page>
  )
}
