import type { findingResults } from '@onething/core/lifecycle/visits.ts'
import type { TaskView } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import type { Tone } from '../case/words.ts'
import { day, sentence } from '../ui/text.ts'

type Visit = TaskView['visits'][number]
type Finding = Visit['findings'][number]

const tones: Record<keyof typeof findingResults, Tone> = {
  passed: 'ok',
  rectify: 'warn',
  failed: 'bad',
  agree: 'ok',
  disagree: 'bad',
}

/** The last one in sight, those before it on demand. */
export function Visits({ visits, own }: { visits: Visit[]; own: string }) {
  const last = visits.at(-1)
  const earlier = visits.slice(0, -1).reverse()
  return (
    <>
      {last && <VisitCard visit={last} own={own} />}
      {earlier.length > 0 && (
        <details>
          <summary>以前的 {earlier.length} 次</summary>
          {earlier.map(visit => (
            <VisitCard key={visit.number} visit={visit} own={own} />
          ))}
        </details>
      )}
    </>
  )
}

/** One visit or meeting: when and where, who takes part, what each of them found. */
function VisitCard({ visit, own }: { visit: Visit; own: string }) {
  return (
    <section className="visit stack-s" aria-label={`第 ${visit.number} 次：${visit.kindLabel}`}>
      <h3>
        {visit.kindLabel}
        <span className="muted">
          （第 {visit.number} 次{visit.of !== null && `，复验第 ${visit.of} 次的整改`}）
        </span>
      </h3>
      <dl className="facts">
        <dt>时间</dt>
        <dd>
          {visit.slot ? (
            <strong>{visit.slot.label}</strong>
          ) : visit.closedOn ? (
            '没有选定'
          ) : (
            <>等申请人从 {visit.slots.length} 个时间中选择</>
          )}
          {!visit.slot && !visit.closedOn && (
            <span className="muted block">{visit.slots.map(slot => slot.label).join('、')}</span>
          )}
        </dd>
        <dt>地点</dt>
        <dd>{visit.place}</dd>
        {visit.subject && (
          <>
            <dt>议题</dt>
            <dd>{visit.subject}</dd>
          </>
        )}
        <dt>参加</dt>
        <dd>
          <ul className="plain">
            {visit.parts.map(({ part, service, authority }) => (
              <li key={part}>
                {authority}
                <span className="muted">（{service}）</span>
                {part === own && <Tag>本事项</Tag>}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {visit.findings.map(finding => (
        <Found key={finding.part} finding={finding} />
      ))}
      {visit.rectifications.length > 0 && (
        <div className="notice warn">
          <strong>整改清单（{visit.rectifications.length} 项，一次告知申请人）</strong>
          <ul className="bullets">
            {visit.rectifications.map(({ check, note, authority, service }) => (
              <li key={service + check}>
                {note ? sentence(note) : sentence(check)}
                <span className="muted block">
                  {check}（{authority}）
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Found({ finding }: { finding: Finding }) {
  return (
    <div className="finding">
      <p>
        <Tag tone={tones[finding.result]}>{finding.resultLabel}</Tag> {finding.authority}
        <span className="muted">
          {' '}
          {finding.officers.join('、')}，{day(finding.on)}
        </span>
      </p>
      {finding.note && <p className="pre">{finding.note}</p>}
      {finding.items.length > 0 && (
        <details>
          <summary>
            逐项结论（{finding.items.length} 项，{finding.items.filter(item => !item.ok).length} 项不符合）
          </summary>
          <ul className="bullets">
            {finding.items.map(item => (
              <li key={item.check}>
                {item.ok ? '符合' : '不符合'}：{item.check}
                {item.note && <span className="muted block">{item.note}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {finding.photos.length > 0 && (
        <ul className="plain photos">
          {finding.photos.map(({ id, url }, index) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noreferrer">
                <img src={url} alt={`${finding.authority}的勘验照片 ${index + 1}，在新窗口打开`} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
