import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { caseList } from '../api/cases.ts'
import { halfMinute } from '../api/messages.ts'
import type { CaseListItem } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import { caseTone } from '../case/words.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { day, moment } from '../ui/text.ts'
import { paths } from './paths.ts'

export function MinePage() {
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="申请人">
      {() => <Mine />}
    </SignInGate>
  )
}

/** What waits for me first; then drafts; then everything else by time. */
function Mine() {
  const cases = useQuery({ ...caseList, refetchInterval: halfMinute })
  return (
    <Page title="我的办件">
      <Loaded query={cases}>
        {items =>
          items.length === 0 ? (
            <div className="card stack-s">
              <p>您还没有办件。</p>
              <p>
                <Link to={paths.home}>找一件要办的事</Link>
              </p>
            </div>
          ) : (
            <div className="stack">
              <Group title="等您处理" items={items.filter(item => item.needsYou && item.state !== 'draft')} />
              <Group title="草稿" items={items.filter(item => item.state === 'draft')} />
              <Group title="其他办件" items={items.filter(item => !item.needsYou && item.state !== 'draft')} />
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Group({ title, items }: { title: string; items: CaseListItem[] }) {
  if (items.length === 0) return null
  const newest = [...items].sort((a, b) => b.savedAt.localeCompare(a.savedAt))
  return (
    <section className="stack-s">
      <h2>
        {title}（{items.length}）
      </h2>
      <ul className="plain case-list">
        {newest.map(item => (
          <li key={item.caseNo} className="card">
            <div className="row spread">
              <h3>
                <Link to={paths.case(item.caseNo)}>{item.lifeEvent.name}</Link>
              </h3>
              <Tag tone={item.needsYou && item.state !== 'draft' ? 'warn' : caseTone[item.state]}>
                {item.stateLabel}
              </Tag>
            </div>
            <p className="muted">
              {item.applicant} · {item.region.name} · {item.caseNo}
              {item.coSigner && ' · 您是共同签名人'}
            </p>
            <p>
              {item.needsYou ? <strong>{item.needsYou}</strong> : null}
              {!item.needsYou &&
                item.promisedDate &&
                item.state === 'inProgress' &&
                `承诺 ${day(item.promisedDate)}前办结`}
              {item.state === 'draft' && <span className="muted"> {moment(item.savedAt)} 保存</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
