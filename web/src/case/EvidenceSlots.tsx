import { evidenceForms, necessities } from '@onething/core/catalogue/vocabulary.ts'
import { Button } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { addEvidence, removeEvidence } from '../api/cases.ts'
import type { EvidenceView, PlanEvidence } from '../api/types.ts'
import { size } from '../ui/text.ts'
import { whyExempt } from './exemption.ts'
import { Tag } from './Tag.tsx'

const accept = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx'
const largest = 20 * 1024 * 1024

/** Said once above the slots. */
export const fileRules = '可用 PDF、JPG、PNG、Word 和 Excel 文件，每个不超过 20 MB；一份材料可以传几个文件。'

export interface Slot {
  type: string
  name: string
  /** What is asked, as the plan says; a correction may ask for a type the plan no longer shows. */
  asked?: PlanEvidence
  problems?: string[]
  error?: string
}

interface SlotProps {
  caseNo: string
  slot: Slot
  files: EvidenceView[]
  onChange: () => void
  /** What was handed in before is shown but stays. */
  keepOld?: (file: EvidenceView) => boolean
  /** It may come later, if they promise it. */
  promise?: LaterPromise
}

interface LaterPromise {
  words: string
  given: boolean
  onGive: (given: boolean) => void
}

/** One kind of material: what counts, what is there, and three ways to add (choose, drag, photograph). */
export function EvidenceSlot({ caseNo, slot, files, onChange, keepOld, promise }: SlotProps) {
  const id = useId()
  const [busy, setBusy] = useState(0)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function upload(list: FileList | null) {
    const chosen = [...(list ?? [])]
    const tooLarge = chosen.find(file => file.size > largest)
    setProblem(tooLarge ? `“${tooLarge.name}”超过 20 MB，请压缩后再上传。` : null)
    for (const file of chosen.filter(each => each.size <= largest)) {
      setBusy(count => count + 1)
      try {
        const added = await addEvidence(caseNo, slot.type, file)
        if (files.some(each => each.id === added.id))
          setProblem(`“${file.name}”已经交过了，请上传另一份或修改后的文件。`)
      } catch (error) {
        setProblem(error instanceof Error ? error.message : '上传没有成功，请重试。')
      } finally {
        setBusy(count => count - 1)
      }
    }
    onChange()
  }

  async function remove(file: EvidenceView) {
    setProblem(null)
    try {
      await removeEvidence(caseNo, file.id)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有删除成功，请重试。')
    }
    onChange()
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void upload(event.dataTransfer.files)
  }

  const message = problem ?? slot.error
  return (
    <section className={message ? 'slot invalid' : 'slot'} aria-labelledby={`${id}-name`}>
      <div className="row spread">
        <h3 id={`${id}-name`}>{slot.name}</h3>
        <span className="row">
          {slot.asked && slot.asked.necessity !== 'required' && <Tag>{necessities[slot.asked.necessity]}</Tag>}
          {files.length > 0 ? (
            <Tag tone="ok">已上传 {files.length} 个</Tag>
          ) : promise?.given ? (
            <Tag tone="busy">承诺后补</Tag>
          ) : (
            <Tag tone={slot.asked?.necessity === 'optional' ? '' : 'warn'}>未上传</Tag>
          )}
        </span>
      </div>
      {slot.problems?.map(text => (
        <p className="error" key={text}>
          {text}
        </p>
      ))}
      {slot.asked && <AskedFor evidence={slot.asked} />}
      {message && (
        <p className="error" role="alert">
          {message}
        </p>
      )}
      {files.length > 0 && (
        <ul className="files plain">
          {files.map(file => (
            <li key={file.id} className="row spread">
              <a href={file.url} target="_blank" rel="noreferrer">
                {file.fileName}
              </a>
              <span className="row">
                <span className="muted">{size(file.size)}</span>
                {keepOld?.(file) ? (
                  <span className="muted">原提交</span>
                ) : (
                  <Button size="small" onClick={() => remove(file)} aria-label={`删除 ${file.fileName}`}>
                    删除
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the inputs inside do the same by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="file-button">
          <input
            type="file"
            multiple
            accept={accept}
            aria-label={`上传${slot.name}`}
            onChange={event => {
              void upload(event.target.files)
              event.target.value = ''
            }}
          />
          <span aria-hidden="true">{files.length > 0 ? '继续添加' : '选择文件'}</span>
        </label>
        <label className="file-button camera">
          <input
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={`拍照上传${slot.name}`}
            onChange={event => {
              void upload(event.target.files)
              event.target.value = ''
            }}
          />
          <span aria-hidden="true">拍照</span>
        </label>
        <span className="muted" aria-live="polite">
          {busy > 0 ? `正在上传 ${busy} 个文件…` : <span className="drop-hint">或把文件拖到这里</span>}
        </span>
      </div>
      {promise && <PromiseLater promise={promise} describedBy={`${id}-later`} />}
    </section>
  )
}

/** 容缺后补: accepted without it, decided only when it has come. */
function PromiseLater({ promise, describedBy }: { promise: LaterPromise; describedBy: string }) {
  return (
    <div className="stack-s">
      <label className="choice">
        <input
          type="checkbox"
          checked={promise.given}
          aria-describedby={describedBy}
          onChange={event => promise.onGive(event.target.checked)}
        />
        <span>{promise.words}</span>
      </label>
      <p className="muted" id={describedBy}>
        先受理，补齐后再作决定；逾期未补交的，这个事项视为撤回。
      </p>
    </div>
  )
}

function AskedFor({ evidence }: { evidence: PlanEvidence }) {
  const copies = [
    evidence.originals > 0 && `原件 ${evidence.originals} 份`,
    evidence.copies > 0 && `复印件 ${evidence.copies} 份`,
  ].filter(Boolean)
  return (
    <div className="muted">
      <p>
        {evidenceForms[evidence.form]}
        {copies.length > 0 && ` · ${copies.join('，')}`}
        {evidence.help && ` · ${evidence.help}`}
      </p>
      {evidence.acceptance.length > 0 && (
        <details>
          <summary>怎样算合格</summary>
          <ul className="bullets">
            {evidence.acceptance.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** What people need not bring, and why: it stays visible. */
export function ExemptEvidence({ evidence }: { evidence: PlanEvidence[] }) {
  const exempt = evidence.filter(each => each.exempt)
  if (exempt.length === 0) return null
  return (
    <section className="card stack-s">
      <h2>以下 {exempt.length} 份免于提交</h2>
      <ul className="plain rule">
        {exempt.map(each => (
          <li key={each.type}>
            <strong>{each.name}</strong>
            <p className="muted">{whyExempt(each)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
