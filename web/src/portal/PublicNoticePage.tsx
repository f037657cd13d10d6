import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { Problem } from '../api/client.ts'
import { objectToNotice, type PublicNoticeView, publicNotice } from '../api/publicNotices.ts'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day, sentence } from '../ui/text.ts'
import { NoticeFacts } from './PublicNoticesPage.tsx'
import { paths } from './paths.ts'

const back = { to: paths.publicNotices(), label: '返回公告公示' }

/** One notice, and the form in which anybody objects to it. */
export function PublicNoticePage() {
  const { caseNo = '', part = '' } = useParams()
  const found = useQuery(publicNotice(caseNo, part))
  if (found.error instanceof Problem && found.error.status === 404)
    return <Page title="没有这个公告" lead="公告可能已经期满或者撤销。" back={back} />
  if (!found.data)
    return (
      <Page title="公告公示" back={back}>
        {found.isLoading ? <Loading /> : <ProblemNotice problem={found.error} />}
      </Page>
    )
  const view = found.data
  return (
    <Page title={`${view.kind}：${view.service}`} lead={view.region} back={back}>
      <div className="stack narrow">
        <section className="card stack-s" aria-label="公告内容">
          <NoticeFacts notice={view} />
          {view.about.length > 0 && (
            <dl className="facts">
              {view.about.map(({ label, value }) => (
                <NamedValue key={label} label={label} value={value} />
              ))}
            </dl>
          )}
          <p className="muted">依据：{sentence(view.basis)}</p>
        </section>
        <ObjectionForm view={view} />
      </div>
    </Page>
  )
}

function NamedValue({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

type FieldName = 'name' | 'phone' | 'text'

const missing: Record<FieldName, string> = {
  name: '请填写姓名。',
  phone: '请填写手机号码，便于办理机关核实。',
  text: '请写明异议的内容和理由。',
}

function ObjectionForm({ view }: { view: PublicNoticeView }) {
  const [given, setGiven] = useState<Record<FieldName, string>>({ name: '', phone: '', text: '' })
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({})
  const objecting = useMutation({
    mutationFn: () => objectToNotice(view.caseNo, view.part, given),
    onError: problem => {
      if (problem instanceof Problem)
        setWrong(Object.fromEntries(problem.errors.map(error => [error.target, `${error.message}。`])))
    },
  })
  if (objecting.data)
    return (
      <p className="notice ok" role="status">
        <strong>异议已经提交。</strong>
        {objecting.data.organ}将依法核实；需要您补充情况的，会按您留的电话联系您。
      </p>
    )

  function submit(event: FormEvent) {
    event.preventDefault()
    const empty = (Object.keys(missing) as FieldName[]).filter(field => !given[field].trim())
    setWrong(Object.fromEntries(empty.map(field => [field, missing[field]])))
    if (empty.length === 0) objecting.mutate()
  }
  const control = (field: FieldName) => ({
    id: `objection-${field}`,
    value: given[field],
    'aria-invalid': wrong[field] !== undefined,
    'aria-describedby': wrong[field] ? `objection-${field}-error` : undefined,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [field]: event.target.value }),
  })
  const fieldErrors = objecting.error instanceof Problem && objecting.error.errors.length > 0
  return (
    <form className="card stack-s" onSubmit={submit} noValidate aria-labelledby="object">
      <h2 id="object">提出异议</h2>
      <p className="muted">
        请在 {day(view.until)} 以前提出。姓名和电话只有{view.organ}可以看到，不会公布，也不会告诉申请人。
      </p>
      <Labelled field="name" label="姓名" wrong={wrong.name}>
        <Input {...control('name')} maxLength={50} autoComplete="name" />
      </Labelled>
      <Labelled field="phone" label="手机号码" wrong={wrong.phone}>
        <Input {...control('phone')} maxLength={20} inputMode="tel" autoComplete="tel" />
      </Labelled>
      <Labelled field="text" label="异议的内容和理由" wrong={wrong.text}>
        <Input.TextArea {...control('text')} maxLength={2000} autoSize={{ minRows: 4 }} />
      </Labelled>
      {!fieldErrors && <ProblemNotice problem={objecting.error} />}
      <div>
        <Button type="primary" htmlType="submit" loading={objecting.isPending}>
          提交异议
        </Button>
      </div>
    </form>
  )
}

function Labelled(props: { field: FieldName; label: string; wrong: string | undefined; children: ReactNode }) {
  const id = `objection-${props.field}`
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {props.label}
      </label>
      {props.children}
      {props.wrong && (
        <p className="error" role="alert" id={`${id}-error`}>
          {props.wrong}
        </p>
      )}
    </div>
  )
}
