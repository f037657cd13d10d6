import { columns } from '@onething/core/basic-catalogue/edition.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { type BasicImport, editionsKey, importEdition, linksKey, suggestionsKey } from '../../api/basicCatalogue.ts'
import { ProblemNotice } from '../../ui/feedback.tsx'
import { paths } from '../paths.ts'
import { type LineProblem, lineProblems, readTable } from './table.ts'
import { Warnings } from './Warnings.tsx'

interface Chosen {
  name: string
  text: string
}

/** A whole table or nothing: what is wrong is told by line and column, to be put right in the file itself. */
export function ImportEdition() {
  const queries = useQueryClient()
  const [source, setSource] = useState('')
  const [pasted, setPasted] = useState('')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [unreadable, setUnreadable] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const importing = useMutation({
    mutationFn: () => importEdition({ source: source.trim(), table: chosen?.text ?? pasted }),
    onSuccess: () => {
      setSource('')
      clear()
      for (const queryKey of [editionsKey, linksKey, suggestionsKey]) queries.invalidateQueries({ queryKey })
    },
  })
  const lines = lineProblems(importing.error)
  const ready = source.trim().length >= 2 && (chosen?.text ?? pasted).trim() !== ''

  function clear() {
    setChosen(null)
    setPasted('')
    setUnreadable('')
  }

  async function choose(file: File) {
    const before = chosen && sourceOf(chosen.name)
    importing.reset()
    clear()
    const read = readTable(new Uint8Array(await file.arrayBuffer()))
    if ('problem' in read) {
      setUnreadable(`${file.name}：${read.problem}`)
      return
    }
    setChosen({ name: file.name, text: read.text })
    // What a person has written stays; what only named the file before does not.
    setSource(given => (given === '' || given === before ? sourceOf(file.name) : given))
  }

  return (
    <section className="card stack-s" aria-labelledby="import-edition">
      <h2 id="import-edition">导入新的一版</h2>
      <p className="muted">首行为列名：{columns.join('、')}。整份核对无误才导入，有一处不对整份都不导入。</p>
      <div className="row">
        <Button onClick={() => input.current?.click()}>选择文件</Button>
        <input
          ref={input}
          className="sr-only"
          type="file"
          tabIndex={-1}
          aria-label="基本目录的表格文件（CSV 或 TSV）"
          accept=".csv,.tsv,.txt"
          onChange={event => {
            const file = event.target.files?.[0]
            if (file) choose(file)
            event.target.value = ''
          }}
        />
        {chosen ? (
          <>
            <span>{chosen.name}</span>
            <Button type="link" onClick={clear}>
              不用这个文件
            </Button>
          </>
        ) : (
          <span className="muted">CSV 或 TSV；也可以把表格直接粘贴在下面。</span>
        )}
      </div>
      {unreadable && (
        <p className="notice bad" role="alert">
          {unreadable}
        </p>
      )}
      {!chosen && (
        <div className="field">
          <label className="label" htmlFor="edition-table">
            粘贴表格<span className="optional">（选了文件的不用填）</span>
          </label>
          <Input.TextArea
            id="edition-table"
            value={pasted}
            autoSize={{ minRows: 3, maxRows: 10 }}
            onChange={event => setPasted(event.target.value)}
          />
        </div>
      )}
      <div className="field">
        <label className="label" htmlFor="edition-source">
          来源
        </label>
        <Input
          id="edition-source"
          value={source}
          maxLength={300}
          placeholder="文件名称、文号或者网址"
          onChange={event => setSource(event.target.value)}
        />
      </div>
      <Button type="primary" disabled={!ready} loading={importing.isPending} onClick={() => importing.mutate()}>
        导入
      </Button>
      {lines ? (
        <Wrong summary={(importing.error as Error).message} lines={lines} />
      ) : (
        <ProblemNotice problem={importing.error} />
      )}
      {importing.data && <Done done={importing.data} />}
    </section>
  )
}

const sourceOf = (file: string) => file.replace(/\.[a-z]+$/i, '')

function Wrong({ summary, lines }: { summary: string; lines: LineProblem[] }) {
  return (
    <div className="notice bad">
      <strong role="alert">{summary}</strong>
      <div className="work">
        <table className="plain-table">
          <caption className="sr-only">需要更正的地方</caption>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">列</th>
              <th scope="col">问题和改法</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one, at) => (
              <tr key={at}>
                <td className="num">第 {one.line} 行</td>
                <td>{one.column || '整行'}</td>
                <td>{one.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Done({ done: { edition, repeated, comparison } }: { done: BasicImport }) {
  return (
    <div className="notice ok" role="status">
      <p>
        {repeated
          ? `同一来源、同一内容以前导入过，就是第 ${edition.number} 版，没有重复导入。`
          : `已导入第 ${edition.number} 版，共 ${edition.entries} 个事项。`}
      </p>
      {comparison && (
        <p>
          与前一版相比：新增 {comparison.added.length} 个，取消 {comparison.cancelled.length} 个，改名{' '}
          {comparison.renamed.length} 个，其他改动 {comparison.changed.length} 个。
        </p>
      )}
      <Warnings warnings={edition.warnings} />
      <p>
        <Link to={paths.basicEdition(edition.number)}>查看第 {edition.number} 版</Link>
      </p>
    </div>
  )
}
