import { entryOf } from '@onething/core/catalogue/changes.ts'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Content, RevisionView } from '../api/manage.ts'
import { idHint, itemsOf } from './collections.ts'
import { optionsIn } from './editor/context.ts'
import { Pick, type PickOption } from './editor/Pick.tsx'
import { paths } from './paths.ts'
import { entriesIn, isProvince, localCatalogue } from './place.ts'

/** How the editor knows an entry that is yet to be filled in from one that is not there. */
export interface FreshEntry {
  fresh: true
  copy?: string
}

/** Names a new entry; it is there once it has been filled in and saved. */
export function NewEntry(props: {
  view: RevisionView
  content: Content
  collection: string
  label: string
  onDone: () => void
}) {
  const { view, content, collection } = props
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const [from, setFrom] = useState('')
  const entries = entriesIn(content)
  const catalogue = localCatalogue(content)
  const entry = `${collection}/${id.trim()}`
  const taken = entryOf(entries, entry) !== undefined
  const known = referred(collection, content)
  const samples = itemsOf(collection, entries, catalogue).map(item => ({
    value: item.entry,
    label: item.name,
    note: item.id,
  }))
  return (
    <Modal
      open
      title={`新增${props.label}`}
      okText="开始填写"
      cancelText="取消"
      okButtonProps={{ disabled: !id.trim() || taken }}
      onOk={() => {
        props.onDone()
        navigate(paths.entry(view.id, entry), { state: { fresh: true, copy: from || undefined } satisfies FreshEntry })
      }}
      onCancel={props.onDone}
    >
      <div className="stack-s">
        <div className={taken ? 'field invalid' : 'field'}>
          <label className="label" htmlFor="new-entry">
            {known ? '关于哪一项' : '代码'}
          </label>
          {taken && (
            <p className="error" role="alert">
              已经有这个条目，请直接修改它。
            </p>
          )}
          {known ? (
            <Pick id="new-entry" label="关于哪一项" options={known} value={id} onPick={setId} />
          ) : (
            <>
              <p className="help">{idHint(collection, view.scope)}；发布后不能更改。</p>
              <Input id="new-entry" value={id} maxLength={120} onChange={event => setId(event.target.value)} />
            </>
          )}
        </div>
        {samples.length > 0 && (
          <div className="field">
            <label className="label" htmlFor="new-entry-copy">
              以哪个条目为样本<span className="optional">（选填）</span>
            </label>
            <Pick id="new-entry-copy" label="以哪个条目为样本" options={samples} value={from} onPick={setFrom} />
          </div>
        )}
      </div>
    </Modal>
  )
}

/** What a place decides about is chosen from what the province lists. */
function referred(collection: string, content: Content): PickOption[] | null {
  if (isProvince(content.scope)) return null
  if (collection === 'parameters') return optionsIn(content, 'parameters')
  if (collection === 'promisedLimits') return optionsIn({ catalogue: localCatalogue(content) }, 'services')
  return null
}
