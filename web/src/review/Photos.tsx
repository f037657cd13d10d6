import { Button } from 'antd'
import { type ChangeEvent, useId, useState } from 'react'
import { addPhoto } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'

const most = 30

/** Photos of a visit: uploaded as they are chosen, named in the findings by their ids. */
export function Photos(props: {
  view: TaskView
  photos: string[]
  onPhotos: (photos: string[]) => void
  onUploading: (uploading: boolean) => void
}) {
  const { view, photos } = props
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()

  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    setProblem(null)
    setBusy(true)
    props.onUploading(true)
    let ids = photos
    try {
      for (const file of files) {
        const photo = await addPhoto(view.caseNo, view.part.part, file)
        ids = [...new Set([...ids, photo.id])].slice(0, most)
        props.onPhotos(ids)
      }
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
    props.onUploading(false)
  }

  return (
    <div className="field stack-s">
      <p className="label" id={id}>
        现场照片<span className="optional">（选填）</span>
      </p>
      <label className="file-button">
        <input
          type="file"
          accept="image/jpeg,image/png"
          multiple
          disabled={busy}
          aria-labelledby={id}
          onChange={upload}
        />
        <span aria-hidden="true">{photos.length > 0 ? '继续添加' : '选择照片'}</span>
      </label>
      {busy && (
        <p className="muted" role="status">
          正在上传…
        </p>
      )}
      <ProblemNotice problem={problem} />
      {photos.length > 0 && (
        <ul className="plain photos">
          {photos.map((photo, index) => (
            <li key={photo}>
              <img src={`/api/cases/${view.caseNo}/evidence/${photo}/file`} alt={`现场照片 ${index + 1}`} />
              <Button size="small" onClick={() => props.onPhotos(photos.filter(one => one !== photo))}>
                移除<span className="sr-only">：现场照片 {index + 1}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
