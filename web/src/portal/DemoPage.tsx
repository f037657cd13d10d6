import { useQuery } from '@tanstack/react-query'
import { demoPeople } from '../api/people.ts'
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
      lead="演示环境里的人员和单位均为虚构。点“登录”后，在登录页输入下面的账号即可。"
      back={{ to: paths.home, label: '返回首页' }}
    >
      <Loaded query={people}>
        {list => (list.length === 0 ? <p>当前不是演示环境，没有演示账号。</p> : <Groups people={list} />)}
      </Loaded>
    </Page>
  )
}

function Groups({ people }: { people: DemoPerson[] }) {
  const groups = Map.groupBy(people, person => person.group)
  return (
    <div className="stack">
      <p className="row">
        <a href={paths.mine}>申请人登录</a>
        <a href="/review">审查人员登录</a>
        <a href="/counter">窗口人员登录</a>
      </p>
      {[...groups].map(([group, members]) => (
        <section key={group} className="card stack-s">
          <h2>{group}</h2>
          <ul className="plain rule">
            {members.map(person => (
              <li key={person.account} className="row spread">
                <span className="demo-person">
                  <strong>{person.name}</strong>
                  <span className="muted block">{person.note}</span>
                </span>
                <span>
                  账号 <code className="num code">{person.account}</code>
                  {person.hint && <span className="muted block">{person.hint}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
