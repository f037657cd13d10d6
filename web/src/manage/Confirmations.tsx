import { alike, entryRef } from '@onething/core/catalogue/changes.ts'
import { confirmableElements } from '@onething/core/catalogue/confirmations.ts'
import type { Confirmation } from '@onething/core/catalogue/schema.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { confirmElements, type RevisionView } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'
import { propertiesOf, type Schema } from './editor/shape.ts'
import { useRevisionChanged } from './useRevisionChanged.ts'

type Confirmations = Record<string, Confirmation>

/** Whether a department vouches for what this element says now. */
export function confirmationOf(entry: string, key: string, value: unknown, confirmations: Confirmations) {
  if (!confirmableElements(entryRef(entry).collection).includes(key)) return { state: 'none' as const, mark: null }
  const given = confirmations[`${entry}#${key}`]
  if (!given) return { state: 'reference' as const, mark: null }
  if (!alike(given.content, value))
    return { state: 'changed' as const, given, mark: <Tag tone="warn">核定后有改动</Tag> }
  return { state: 'confirmed' as const, given, mark: <Tag tone="ok">已核定</Tag> }
}

/** 核定: the department reads element by element and vouches for what it has read. */
export function Confirmations(props: {
  view: RevisionView
  entry: string
  schema: Schema
  content: object
  confirmations: Confirmations
  disabled: boolean
}) {
  const { view, entry, confirmations, disabled } = props
  const changed = useRevisionChanged()
  const [chosen, setChosen] = useState<string[]>([])
  const value = props.content as Record<string, unknown>
  const confirmable = confirmableElements(entryRef(entry).collection)
  const elements = propertiesOf(props.schema)
    .filter(({ key }) => confirmable.includes(key) && value[key] !== undefined)
    .map(({ key, title }) => ({ key, title, ...confirmationOf(entry, key, value[key], confirmations) }))
  const open = elements.filter(({ state }) => state !== 'confirmed')
  const confirming = useMutation({
    mutationFn: () => confirmElements(view.id, { entry, elements: chosen }),
    onSuccess: after => {
      changed(after)
      setChosen([])
    },
  })
  return (
    <details className="card">
      <summary>
        核定：{elements.length} 个要素，已核定 {elements.length - open.length} 个
      </summary>
      <div className="stack-s">
        <ul className="confirmations plain">
          {elements.map(({ key, title, state, ...one }) => (
            <li key={key} className="row spread">
              <label className="row check">
                <input
                  type="checkbox"
                  disabled={disabled || state === 'confirmed'}
                  checked={chosen.includes(key)}
                  onChange={event =>
                    setChosen(event.target.checked ? [...chosen, key] : chosen.filter(each => each !== key))
                  }
                />
                {title}
              </label>
              <span className="muted">
                {'mark' in one && one.mark}{' '}
                {'given' in one && one.given
                  ? `${one.given.authority} ${one.given.by}，${day(one.given.on)}`
                  : '参考，未核定'}
              </span>
            </li>
          ))}
        </ul>
        <ProblemNotice problem={confirming.error} />
        <div className="row">
          <Button
            disabled={disabled || chosen.length === 0}
            loading={confirming.isPending}
            onClick={() => confirming.mutate()}
          >
            核定所选的 {chosen.length} 个要素
          </Button>
          <Button
            type="link"
            disabled={disabled || open.length === 0}
            onClick={() => setChosen(open.map(({ key }) => key))}
          >
            全选
          </Button>
          <span className="muted">核定人和日期随内容发布；内容再改动时需要重新核定。</span>
        </div>
      </div>
    </details>
  )
}
