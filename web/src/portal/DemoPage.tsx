import { useQuery } from '@tanstack/react-query'
import { demoPeople, loginUrl } from '../api/people.ts'
import type { DemoPerson } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'

/** 登录名单: who one can sign in as. Exists only in a demonstration. */
export function DemoPage() {
  const people = useQuery(demoPeople)
  return (
    <Page
      title="登录名单（演示）"
      lead="演示环境里的人员和单位均为虚构。选一个人，就以这个人的身份登录。"
      back={{ to: paths.home, label: '返回首页' }}
    >
      <Loaded query={people}>
        {list => (list.length === 0 ? <p>当前不是演示环境，没有演示账号。</p> : <Groups people={list} />)}
      </Loaded>
    </Page>
  )
}

/** Where each kind of account works. */
function deskOf({ as, account }: DemoPerson): { back: string; label: string } {
  if (as === 'citizen') return { back: paths.mine, label: '登录' }
  return staffDesks[account.split(/\d?@/)[0]!] ?? { back: '/review', label: '登录审查台' }
}

const catalogueDesk = { back: '/manage', label: '登录目录台' }
const staffDesks: Record<string, { back: string; label: string }> = {
  clerk: { back: '/counter', label: '登录窗口' },
  manager: catalogueDesk,
  cataloguer: catalogueDesk,
  publisher: catalogueDesk,
  supervisor: { back: '/supervise', label: '登录监督台' },
}

function Groups({ people }: { people: DemoPerson[] }) {
  const groups = Map.groupBy(people, person => person.group)
  return (
    <div className="stack">
      {[...groups].map(([group, members]) => (
        <section key={group} className="card stack-s">
          <h2>{group}</h2>
          <ul className="plain rule">
            {members.map(person => (
              <li key={person.account} className="row spread">
                <span className="demo-person">
                  <strong>{person.name}</strong> <code className="num muted">{person.account}</code>
                  <span className="muted block">{person.note}</span>
                </span>
                <SignIn person={person} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function SignIn({ person }: { person: DemoPerson }) {
  const { back, label } = deskOf(person)
  return (
    <a href={loginUrl(person.as, back, person.account)}>
      {label}
      <span className="sr-only">：{person.name}</span>
    </a>
  )
}
