import { Page } from '../ui/Page.tsx'
import { ClockPanel } from './ClockPanel.tsx'
import { SandboxSmsPanel } from './SandboxSmsPanel.tsx'
import { SmsPanel } from './SmsPanel.tsx'

/** What a supervisor looks after so far: the clock of a demonstration, and text messages that did not go out. */
export function DeskPage() {
  return (
    <Page title="监督工作台" wideHead>
      <div className="stack">
        <ClockPanel />
        <SmsPanel />
        <SandboxSmsPanel />
      </div>
    </Page>
  )
}
