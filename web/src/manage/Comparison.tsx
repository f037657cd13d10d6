import { Link } from 'react-router'
import type { ComparisonView, DifferenceView } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { changeKinds } from './words.ts'

/** What changes for people first, then entry by entry what was and what is. */
export function Comparison(props: { comparison: ComparisonView; link?: (entry: string) => string }) {
  const { comparison } = props
  return (
    <>
      <section className="card stack-s" aria-labelledby="effects">
        <h2 id="effects">对群众和企业的影响</h2>
        <p className="muted">
          办理中的 {comparison.openCases} 个办件仍按各自开始时的目录办理；以下是新办件的变化，以目录里的实例说明。
        </p>
        {comparison.effects.length === 0 && <p>目录里的实例，办理结果都没有改变。</p>}
        <ul className="plain rule">
          {comparison.effects.map(effect => (
            <li key={effect.lifeEvent + effect.example + effect.region} className="stack-s">
              <p>
                <strong>{effect.name}</strong>
                <span className="muted block">
                  {effect.region} · {effect.example}
                </span>
              </p>
              <ul className="bullets">
                {effect.changes.map(change => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack-s" aria-labelledby="differences">
        <h2 id="differences">改动的条目（{comparison.entries.length}）</h2>
        {comparison.entries.length === 0 && <p>内容没有不同。</p>}
        {comparison.entries.map(({ entry, label, kind, differences }) => (
          <section key={entry} className="difference stack-s" aria-label={label}>
            <h3 className="row">
              <Tag tone={changeKinds[kind].tone}>{changeKinds[kind].label}</Tag>
              {props.link && kind !== 'removed' ? <Link to={props.link(entry)}>{label}</Link> : label}
            </h3>
            <Differences differences={differences} />
          </section>
        ))}
      </section>
    </>
  )
}

export function Differences({ differences }: { differences: DifferenceView[] }) {
  if (differences.length === 0) return null
  return (
    <div className="work">
      <table className="plain-table differences">
        <thead>
          <tr>
            <th scope="col">哪里</th>
            <th scope="col">原来</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one, at) => (
            <tr key={at}>
              <td>{one.at || '整个条目'}</td>
              <td className="pre was">{one.before || <span className="muted">（没有）</span>}</td>
              <td className="pre is">{one.after || <span className="muted">（没有）</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
