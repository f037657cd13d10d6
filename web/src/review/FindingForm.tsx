import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Line, namesIn, Tick, Words } from './fields.tsx'
import { Photos } from './Photos.tsx'
import type { PartAct } from './useAct.ts'

interface Check {
  check: string
  ok: boolean | null
  note: string
}

/** 勘验结果: by at least two officers (行政许可法 34), each point with its conclusion. */
export function FindingForm({ view, act, onCancel }: FormProps & { view: TaskView; act: PartAct }) {
  const [officers, setOfficers] = useState('')
  const [checks, setChecks] = useState<Check[]>(view.checks.map(check => ({ check, ok: null, note: '' })))
  const [photos, setPhotos] = useState<string[]>([])
  const [uploading, setUploading] = useState(false)
  const [note, setNote] = useState('')
  const [hopeless, setHopeless] = useState(false)
  const names = namesIn(officers)
  const amiss = checks.some(one => one.ok === false)
  const set = (index: number, change: Partial<Check>) =>
    setChecks(checks.map((one, at) => (at === index ? { ...one, ...change } : one)))
  const problem =
    names.length < 2
      ? '现场核查应当由两名以上工作人员进行，请填写两人以上的姓名。'
      : checks.some(one => one.ok === null)
        ? '请逐项填写结论。'
        : checks.some(one => one.ok === false && !one.note.trim())
          ? '不符合的，请写明问题和怎样整改。'
          : uploading
            ? '照片还在上传，请稍等。'
            : null

  function send() {
    const items = checks.map(({ check, ok, note: said }) => ({ check, ok: ok === true, note: said.trim() }))
    const body = { officers: names, items, photos, note: note.trim(), ...(amiss && hopeless && { hopeless }) }
    act.mutate({ verb: 'finding', body })
  }

  return (
    <ActForm title="记录勘验结果" ok="提交勘验结果" {...{ act, problem, onCancel }} onOk={send}>
      <Line label="勘验人员" help="两名以上，用顿号隔开。" value={officers} onChange={setOfficers} />
      {checks.map(({ check, ok, note: said }, index) => (
        <fieldset key={check} className="check-item stack-s">
          <legend>{check}</legend>
          <div className="choices">
            {[true, false].map(each => (
              <label key={String(each)} className="choice">
                <input
                  type="radio"
                  name={`check-${index}`}
                  checked={ok === each}
                  onChange={() => set(index, { ok: each })}
                />
                <span>{each ? '符合' : '不符合'}</span>
              </label>
            ))}
          </div>
          {ok === false && <Words label="问题和整改要求" value={said} onChange={text => set(index, { note: text })} />}
        </fieldset>
      ))}
      <Photos view={view} photos={photos} onPhotos={setPhotos} onUploading={setUploading} />
      <Words label="其他情况" optional value={note} most={2000} onChange={setNote} />
      {amiss && (
        <>
          <Tick label="无法整改，核查不通过" checked={hopeless} onChange={setHopeless} />
          <p className="muted">
            {hopeless ? '不通过的，只能作出不予批准的决定。' : '各部门的整改要求汇总后一次告知申请人，整改后复验一次。'}
          </p>
        </>
      )}
    </ActForm>
  )
}
