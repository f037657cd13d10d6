import { necessities } from '@onething/core/catalogue/vocabulary.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { EvidenceView, TaskView } from '../api/types.ts'
import { waitingDeferral } from '../case/deferral.ts'
import { Tag } from '../case/Tag.tsx'
import { day, moment, size } from '../ui/text.ts'
import type { OnMark } from './FormReview.tsx'

/** Each material with what to look for beside it, and the file itself. */
export function EvidenceReview({ view, onMark }: { view: TaskView; onMark: OnMark }) {
  const first = view.evidence.find(each => each.files.length > 0)
  const awaited = waitingDeferral(view.part)
  const later = (type: string) => (awaited?.items.some(item => item.target === type) ? awaited.by : null)
  return (
    <section className="card stack">
      <h2>申请材料</h2>
      {view.evidence.length === 0 && <p>本事项不需要材料。</p>}
      {view.evidence.map(each => (
        <Material key={each.type} material={each} later={later(each.type)} onMark={onMark} opened={each === first} />
      ))}
    </section>
  )
}

function Material(props: {
  material: TaskView['evidence'][number]
  /** Promised for later, until this day. */
  later: string | null
  onMark: OnMark
  opened: boolean
}) {
  const { material, later, onMark } = props
  const [shown, setShown] = useState<string | null>(props.opened ? (material.files[0]?.id ?? null) : null)
  const file = material.files.find(each => each.id === shown)
  const necessity = necessities[material.necessity as keyof typeof necessities] ?? material.necessity
  return (
    <section className="material" aria-label={material.name}>
      <div className="row spread">
        <h3 className="grow">
          {material.name} <Tag>{necessity}</Tag>
          {material.exempt && <Tag tone="ok">免于提交</Tag>}
          {later && <Tag tone="warn">承诺后补</Tag>}
        </h3>
        {onMark && !material.exempt && (
          <Button size="small" onClick={() => onMark('evidence', material.type)}>
            指出问题<span className="sr-only">：{material.name}</span>
          </Button>
        )}
      </div>
      {material.exempt && <p className="muted">{material.exempt}</p>}
      {(material.acceptance || material.reviewPoints.length > 0) && (
        <div className="points">
          {material.acceptance && <p>合格标准：{material.acceptance}</p>}
          {material.reviewPoints.length > 0 && (
            <ul className="bullets">
              {material.reviewPoints.map(point => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {material.files.length > 0 && (
        <fieldset className="row">
          <legend className="sr-only">{material.name}的文件</legend>
          {material.files.map(each => (
            <button
              key={each.id}
              type="button"
              className="chip"
              aria-pressed={each.id === shown}
              onClick={() => setShown(each.id === shown ? null : each.id)}
            >
              {each.fileName}
            </button>
          ))}
        </fieldset>
      )}
      {material.files.length === 0 && !material.exempt && (
        <p className="muted">{later ? `暂缺，申请人承诺最迟 ${day(later)}补交。` : '没有提交文件。'}</p>
      )}
      {file && <FileViewer file={file} />}
    </section>
  )
}

function FileViewer({ file }: { file: EvidenceView }) {
  return (
    <figure className="viewer">
      {file.mediaType.startsWith('image/') ? (
        <img src={file.url} alt={`材料图片：${file.fileName}`} loading="lazy" />
      ) : file.mediaType === 'application/pdf' ? (
        <iframe src={`${file.url}#navpanes=0&view=FitH`} title={`材料：${file.fileName}`} loading="lazy" />
      ) : (
        <p className="muted">这种文件不能在页面里显示，请打开查看。</p>
      )}
      <figcaption className="row spread muted">
        <span>
          {moment(file.uploadedAt)}上传 · {size(file.size)}
        </span>
        <a href={file.url} target="_blank" rel="noreferrer">
          在新窗口打开
        </a>
      </figcaption>
    </figure>
  )
}
