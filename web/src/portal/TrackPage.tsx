import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { track } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { TrackView } from '../api/types.ts'
import { PartGroups } from '../case/PartGroups.tsx'
import { Due } from '../case/PartProgress.tsx'
import { isOpen } from '../case/parts.ts'
import { Tag } from '../case/Tag.tsx'
import { caseTone, partTone } from '../case/words.ts'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'

/** 查进度: by case number and tracking code, without signing in. */
export function TrackPage() {
  const [params, setParams] = useSearchParams()
  const caseNo = params.get('no') ?? ''
  const code = params.get('code') ?? ''
  const found = useQuery(track(caseNo, code))
  const missing = found.error instanceof Problem && [400, 403, 404].includes(found.error.status)
  return (
    <Page title="查进度" lead="输入办件编号和查询码，不用登录。两者都印在受理回执上。">
      <div className="stack narrow">
        <TrackForm caseNo={caseNo} code={code} onSearch={(no, key) => setParams({ no, code: key })} />
        {found.isLoading && <Loading what="正在查询" />}
        {missing ? (
          <p className="notice bad" role="alert">
            没有查到。请核对办件编号和查询码。
          </p>
        ) : (
          <ProblemNotice problem={found.error} />
        )}
        {found.data && <Progress view={found.data} />}
      </div>
    </Page>
  )
}

function TrackForm(props: { caseNo: string; code: string; onSearch: (caseNo: string, code: string) => void }) {
  const [caseNo, setCaseNo] = useState(props.caseNo)
  const [code, setCode] = useState(props.code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (caseNo.trim() && code.trim()) props.onSearch(caseNo.trim(), code.trim())
  }
  return (
    <form className="card stack-s" onSubmit={submit}>
      <div className="field">
        <label className="label" htmlFor="track-no">
          办件编号
        </label>
        <Input
          id="track-no"
          required
          value={caseNo}
          autoComplete="off"
          onChange={event => setCaseNo(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="track-code">
          查询码
        </label>
        <Input
          id="track-code"
          required
          value={code}
          autoComplete="off"
          onChange={event => setCode(event.target.value)}
        />
      </div>
      <div>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
      </div>
    </form>
  )
}

function Progress({ view }: { view: TrackView }) {
  return (
    <section className="stack" aria-label="查询结果">
      <div className="card stack-s">
        <div className="row spread">
          <h2>{view.lifeEvent}</h2>
          <Tag tone={caseTone[view.state]}>{view.stateLabel}</Tag>
        </div>
        <dl className="facts">
          <dt>办件编号</dt>
          <dd className="num">{view.caseNo}</dd>
          <dt>办理地区</dt>
          <dd>{view.region}</dd>
          {view.submittedAt && (
            <>
              <dt>提交时间</dt>
              <dd>{day(view.submittedAt)}</dd>
            </>
          )}
          {view.promisedDate && (
            <>
              <dt>承诺办结</dt>
              <dd>
                {day(view.promisedDate)}
                {view.provisional && '（预计）'}
              </dd>
            </>
          )}
        </dl>
      </div>
      <ol className="parts plain">
        {view.parts.map(part => (
          <li key={part.part} className={`part ${partTone[part.state]}`}>
            <div className="row spread">
              <h3>{part.service}</h3>
              <Tag tone={partTone[part.state]}>{part.stateLabel}</Tag>
            </div>
            <p className="muted">{isOpen(part) ? part.holder : part.authority}</p>
            {part.promisedDue && isOpen(part) && <Due date={part.promisedDue} />}
          </li>
        ))}
      </ol>
      <PartGroups groups={view.groups} />
    </section>
  )
}
