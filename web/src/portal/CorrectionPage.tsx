import { Navigate, useNavigate } from 'react-router'
import { CorrectionAnswer } from '../case/CorrectionAnswer.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { paths } from './paths.ts'
import { WithCase } from './WithCase.tsx'

export function CorrectionPage() {
  const navigate = useNavigate()
  return (
    <WithCase>
      {view =>
        view.correction && view.actions.includes('answerCorrection') ? (
          <Page
            title={`请补正以下 ${view.correction.items.length} 项`}
            lead={`请在 ${day(view.correction.answerBy)}前一次补齐。没有列出的内容不用再改。`}
            back={{ to: paths.case(view.caseNo), label: '返回办件' }}
          >
            <CorrectionAnswer view={view} onDone={() => navigate(paths.case(view.caseNo), { replace: true })} />
          </Page>
        ) : (
          <Navigate to={paths.case(view.caseNo)} replace />
        )
      }
    </WithCase>
  )
}
