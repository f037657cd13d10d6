import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import {
  type BasicComparison,
  type BasicEditionPage,
  editionComparison,
  editionPage,
} from '../../api/basicCatalogue.ts'
import { Tag } from '../../case/Tag.tsx'
import type { Tone } from '../../case/words.ts'
import { Loaded } from '../../ui/feedback.tsx'
import { Page } from '../../ui/Page.tsx'
import { day, moment } from '../../ui/text.ts'
import { paths } from '../paths.ts'
import { Warnings } from './Warnings.tsx'

/** One edition: where it came from, what it says differently from the one before, and all it says. */
export function EditionPage() {
  const number = Number(useParams().number)
  const first = useQuery(editionPage(number, ''))
  const edition = first.data?.edition
  return (
    <Page
      title={`基本目录第 ${number} 版`}
      lead={
        edition &&
        [edition.source, `${edition.entries} 个事项`, `${edition.importedBy} ${moment(edition.importedAt)}导入`].join(
          ' · ',
        )
      }
      back={{ to: paths.basicCatalogue, label: '返回目录版本' }}
      wideHead
    >
      <Loaded query={first}>
        {page => (
          <div className="stack" key={number}>
            {page.edition.warnings.length > 0 && (
              <div className="notice warn">
                <Warnings warnings={page.edition.warnings} />
              </div>
            )}
            {number > 1 ? (
              <Compared number={number} />
            ) : (
              <p className="muted">这是导入的第一版，没有前一版可以比较。</p>
            )}
            <section className="card stack-s" aria-labelledby="entries">
              <h2 id="entries">全部事项（{page.edition.entries}）</h2>
              <Entries number={number} />
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Compared({ number }: { number: number }) {
  const found = useQuery(editionComparison(number, number - 1))
  return (
    <section className="card stack" aria-labelledby="compared">
      <h2 id="compared">与第 {number - 1} 版比较</h2>
      <Loaded query={found}>{comparison => <Differences comparison={comparison} />}</Loaded>
    </section>
  )
}

function Differences({ comparison }: { comparison: BasicComparison }) {
  const { added, cancelled, renamed, changed, unchanged } = comparison
  const nothing = [added, cancelled, renamed, changed].every(list => list.length === 0)
  return (
    <>
      <p className="muted">
        {nothing ? '内容没有不同。' : ''}
        {unchanged} 个事项没有改动。
      </p>
      <Kind label="新增" tone="ok" count={added.length}>
        {added.map(entry => (
          <li key={entry.code}>
            <Code of={entry.code} /> {nameOf(entry)}
            <span className="muted block">
              {[entry.typeText, entry.levelsText, entry.department].join(' · ')}，{day(entry.effectiveFrom)}起
            </span>
          </li>
        ))}
      </Kind>
      <Kind label="取消" tone="bad" count={cancelled.length}>
        {cancelled.map(entry => (
          <li key={entry.code}>
            <Code of={entry.code} /> {nameOf(entry)}
            <span className="muted block">
              {entry.how === 'state' ? '本版标明取消' : '本版没有这个事项'}；已关联的业务办理项需要重新关联。
            </span>
          </li>
        ))}
      </Kind>
      <Kind label="改名" tone="warn" count={renamed.length}>
        {renamed.map(({ code, from, to, changes }) => (
          <li key={code}>
            <Code of={code} /> {from} → <strong>{to}</strong>
            <Changes changes={changes.filter(({ field }) => field !== '主项名称' && field !== '子项名称')} />
          </li>
        ))}
      </Kind>
      <Kind label="其他改动" tone="busy" count={changed.length}>
        {changed.map(({ code, name, changes }) => (
          <li key={code}>
            <Code of={code} /> {name}
            <Changes changes={changes} />
          </li>
        ))}
      </Kind>
    </>
  )
}

const nameOf = ({ main, sub }: { main: string; sub: string | null }) => (sub ? `${main} · ${sub}` : main)

const Code = ({ of }: { of: string }) => <span className="num muted">{of}</span>

function Kind(props: { label: string; tone: Tone; count: number; children: ReactNode }) {
  if (props.count === 0) return null
  return (
    <section className="stack-s" aria-label={props.label}>
      <h3 className="row">
        <Tag tone={props.tone}>{props.label}</Tag> {props.count} 个
      </h3>
      <ul className="plain rule">{props.children}</ul>
    </section>
  )
}

const Changes = ({ changes }: { changes: BasicComparison['changed'][number]['changes'] }) =>
  changes.map(({ field, from, to }) => (
    <span key={field} className="muted block">
      {field}：{from || '（空）'} → {to || '（空）'}
    </span>
  ))

function Entries({ number }: { number: number }) {
  const [cursors, setCursors] = useState([''])
  const last = useQuery(editionPage(number, cursors.at(-1)!))
  const { next } = last.data ?? {}
  return (
    <>
      <div className="work">
        <table className="plain-table">
          <caption className="sr-only">全部事项，按基本编码排列</caption>
          <thead>
            <tr>
              <th scope="col">基本编码</th>
              <th scope="col">事项</th>
              <th scope="col">类型</th>
              <th scope="col">行使层级</th>
              <th scope="col">主管部门</th>
              <th scope="col">状态</th>
              <th scope="col">生效</th>
            </tr>
          </thead>
          {cursors.map(cursor => (
            <Rows key={cursor} number={number} cursor={cursor} />
          ))}
        </table>
      </div>
      {next && <Button onClick={() => setCursors([...cursors, next])}>显示更多</Button>}
    </>
  )
}

const stateTone: Record<BasicEditionPage['entries'][number]['state'], Tone> = {
  inUse: 'ok',
  suspended: 'warn',
  cancelled: 'bad',
}

function Rows({ number, cursor }: { number: number; cursor: string }) {
  const { data } = useQuery(editionPage(number, cursor))
  return (
    <tbody>
      {data?.entries.map(entry => (
        <tr key={entry.code}>
          <td className="num">{entry.code}</td>
          <td>
            {nameOf(entry)}
            {entry.basis && <span className="muted block">{entry.basis}</span>}
          </td>
          <td>{entry.typeText}</td>
          <td>{entry.levelsText}</td>
          <td>{entry.department}</td>
          <td>
            <Tag tone={stateTone[entry.state]}>{entry.stateText}</Tag>
          </td>
          <td>{day(entry.effectiveFrom)}</td>
        </tr>
      ))}
    </tbody>
  )
}
