import type { OutputView } from '../api/types.ts'
import { day } from '../ui/text.ts'

/** 结果夹: every certificate and document, to open and to verify. */
export function Outputs({ outputs, verifyLink }: { outputs: OutputView[]; verifyLink?: (id: string) => string }) {
  return (
    <ul className="outputs plain">
      {outputs.map(output => (
        <li key={output.id} className="output">
          <strong>{output.name}</strong>
          <dl className="facts">
            <dt>编号</dt>
            <dd className="num">{output.number}</dd>
            <dt>发证机关</dt>
            <dd>{output.authority}</dd>
            <dt>日期</dt>
            <dd>
              {day(output.issuedOn)}
              {output.validUntil && `，有效期至 ${day(output.validUntil)}`}
            </dd>
          </dl>
          <p className="row">
            <a href={output.documentUrl} target="_blank" rel="noreferrer">
              打开（PDF）<span className="sr-only">：{output.name}</span>
            </a>
            {verifyLink && (
              <a href={verifyLink(output.id)} target="_blank" rel="noreferrer">
                核验<span className="sr-only">：{output.name}</span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
