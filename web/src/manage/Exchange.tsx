import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { exportExcel, exportJson, importFile, type RevisionView } from '../api/manage.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { collectionsOf } from './collections.ts'
import { useRevisionChanged } from './useRevisionChanged.ts'

/** Files out and in: JSON for systems and archives, Excel for those who still work in it. */
export function Exchange({ view }: { view: RevisionView }) {
  const changed = useRevisionChanged()
  const collections = collectionsOf(view.scope)
  const [collection, setCollection] = useState(collections[0]!.id)
  const input = useRef<HTMLInputElement>(null)
  const importing = useMutation({
    mutationFn: (file: File) => importFile(view.id, file),
    onSuccess: ({ revision }) => changed(revision),
    onSettled: () => {
      if (input.current) input.current.value = ''
    },
  })
  const entries = Object.keys(view.changes)
  return (
    <section className="card stack-s" aria-labelledby="exchange">
      <h2 id="exchange">导出和导入</h2>
      <div className="row">
        <select
          className="native"
          aria-label="导出哪一类"
          value={collection}
          onChange={event => setCollection(event.target.value)}
        >
          {collections.map(one => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
        <a href={exportExcel(view.id, collection)} download>
          导出 Excel
        </a>
        <a href={exportJson(view.id)} download>
          导出全部（JSON）
        </a>
        {entries.length > 0 && (
          <a href={exportJson(view.id, entries)} download>
            导出本修订的改动（JSON）
          </a>
        )}
      </div>
      {view.allowed.includes('edit') && (
        <div className="row">
          <Button loading={importing.isPending} onClick={() => input.current?.click()}>
            导入文件
          </Button>
          <input
            ref={input}
            className="sr-only"
            type="file"
            tabIndex={-1}
            aria-label="要导入的文件（JSON 或 Excel）"
            accept=".json,.xlsx"
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) importing.mutate(file)
            }}
          />
          <span className="muted">JSON 或 Excel；只改您可以修改的条目，先导入到本修订，不会直接发布。</span>
        </div>
      )}
      <ProblemNotice problem={importing.error} />
      {importing.data && (
        <div className={importing.data.problems.length > 0 ? 'notice warn' : 'notice ok'} role="status">
          <p>导入了 {importing.data.imported} 个条目。</p>
          {importing.data.problems.length > 0 && (
            <ul className="bullets">
              {importing.data.problems.map(one => (
                <li key={one.entry + one.at + one.message}>
                  {one.entry}
                  {one.at && ` ${one.at}`}：{one.message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}
