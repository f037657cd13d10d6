import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { documentVerification } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { DocumentVerification } from '../api/types.ts'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { FileComparison } from './FileComparison.tsx'

/** 文书核验: whether a document was issued as it says, and whether a file is that document. */
export function VerifyDocumentPage() {
  const [params, setParams] = useSearchParams()
  const id = params.get('id') ?? ''
  const code = params.get('code') ?? ''
  const found = useQuery(documentVerification(id, code))
  const missing = found.error instanceof Problem && [404, 422].includes(found.error.status)
  return (
    <Page title="文书核验" lead="扫文书上的二维码会直接打开结果；也可以输入印在二维码下方的核验码和文书标识。">
      <div className="stack narrow">
        {!found.data && (
          <VerifyForm
            key={`${id} ${code}`}
            id={id}
            code={code}
            onVerify={(no, key) => setParams({ id: no, code: key })}
          />
        )}
        {found.isLoading && <Loading what="正在核验" />}
        {missing ? (
          <p className="notice bad" role="alert">
            <strong>没有查到这份文书。</strong>请核对核验码和文书标识；如文书上的二维码打开了本页，请谨防伪造。
          </p>
        ) : (
          <ProblemNotice problem={found.error} />
        )}
        {found.data && <Verified id={id} view={found.data} />}
      </div>
    </Page>
  )
}

function VerifyForm(props: { id: string; code: string; onVerify: (id: string, code: string) => void }) {
  const [id, setId] = useState(props.id)
  const [code, setCode] = useState(props.code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (id.trim() && code.trim()) props.onVerify(id.trim(), code.trim())
  }
  return (
    <form className="card stack-s" onSubmit={submit}>
      <div className="field">
        <label className="label" htmlFor="document-code">
          核验码
        </label>
        <Input
          id="document-code"
          required
          value={code}
          autoComplete="off"
          onChange={event => setCode(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="document-id">
          文书标识
        </label>
        <Input id="document-id" required value={id} autoComplete="off" onChange={event => setId(event.target.value)} />
      </div>
      <div>
        <Button type="primary" htmlType="submit">
          核验
        </Button>
      </div>
    </form>
  )
}

function Verified({ id, view }: { id: string; view: DocumentVerification }) {
  return (
    <section className="stack" aria-label="核验结果">
      <p className={view.valid ? 'notice ok' : 'notice bad'} role="status">
        <strong>{view.valid ? '确有这份文书' : '当前无效'}</strong>
        {view.status}
      </p>
      <dl className="facts card">
        <dt>名称</dt>
        <dd>{view.name}</dd>
        <dt>文号</dt>
        <dd>{view.number}</dd>
        <dt>出具机关</dt>
        <dd>{view.organ}</dd>
        <dt>出具日期</dt>
        <dd>{day(view.issuedOn)}</dd>
        <dt>文书标识</dt>
        <dd className="num">{id}</dd>
      </dl>
      <FileComparison digest={view.digest} />
      {view.mark && <p className="muted">{view.mark}</p>}
    </section>
  )
}
