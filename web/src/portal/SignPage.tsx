import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { Fragment, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Problem } from '../api/client.ts'
import { logout } from '../api/people.ts'
import { refuseToSign, signing, signingKey, signNow } from '../api/signatures.ts'
import type { SigningView } from '../api/types.ts'
import { inWords } from '../case/shape.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { moment } from '../ui/text.ts'
import { paths } from './paths.ts'

/** 签名链接: nothing is told before it is certain who opened it. */
export function SignPage() {
  const { token = '' } = useParams()
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="本人实名">
      {() => <Opened token={token} />}
    </SignInGate>
  )
}

function Opened({ token }: { token: string }) {
  const found = useQuery(signing(token))
  const [refused, setRefused] = useState(false)
  if (refused)
    return (
      <Page title="您已拒绝签名" lead="原因已经告诉申请人。申请不会在没有您签名的情况下提交。">
        <p>
          <Link to={paths.home}>返回首页</Link>
        </p>
      </Page>
    )
  if (found.error instanceof Problem && [404, 409].includes(found.error.status))
    return (
      <Page title="不能打开签名链接" lead={`${found.error.message}。`}>
        <div className="row">
          <Button type="primary" size="large" onClick={() => logout(`/sign/${token}`)}>
            退出并换一个账号
          </Button>
          <Link to={paths.mine}>我的办件</Link>
        </div>
      </Page>
    )
  return (
    <Loaded query={found}>{view => <Signing token={token} view={view} onRefused={() => setRefused(true)} />}</Loaded>
  )
}

function Signing({ token, view, onRefused }: { token: string; view: SigningView; onRefused: () => void }) {
  const { signature } = view
  const signed = signature.state === 'signed'
  return (
    <Page
      title={`${signed ? '您已签名' : '核对并签名'}：${view.lifeEvent.name}`}
      lead={`${view.applicant}在${view.region}办理这件事，请您作为${signature.label}签名。`}
    >
      <div className="stack narrow">
        <Standing view={view} />
        <section className="card stack-s">
          <h2>您的身份</h2>
          <dl className="facts answers">
            <dt>姓名</dt>
            <dd>{signature.name}</dd>
            <dt>证件号码</dt>
            <dd className="num">{signature.numberMasked}</dd>
            <dt>签名身份</dt>
            <dd>{signature.label}</dd>
            <dt>签名的事项</dt>
            <dd>{signature.services.join('、')}</dd>
            <dt>依据</dt>
            <dd>{signature.basis.join('；')}</dd>
          </dl>
        </section>
        <Contents view={view} />
        {!signed && <Decision token={token} view={view} onRefused={onRefused} />}
        {signed && (
          <section className="card stack-s">
            <h2>接下来</h2>
            <p>申请人提交后，您可以在“我的办件”中查看进度。提交以前内容有改动的，会请您重新签名。</p>
            <RefuseButton token={token} word="撤回签名" onRefused={onRefused} />
          </section>
        )}
      </div>
    </Page>
  )
}

function Standing({ view: { signature, ready } }: { view: SigningView }) {
  if (signature.state === 'signed')
    return (
      <p className="notice ok" role="status">
        <strong>您已于 {moment(signature.signedAt!)} 签名。</strong>
      </p>
    )
  if (!ready)
    return (
      <p className="notice warn" role="status">
        <strong>申请人还没有填完，现在不能签名。</strong>
        请稍后再打开这个链接。
      </p>
    )
  if (signature.state === 'changed')
    return (
      <p className="notice warn" role="status">
        <strong>内容在您签名以后有变化，原来的签名不再有效。</strong>
        请重新核对，同意的话再签一次。
      </p>
    )
  return null
}

/** All that is signed. What is sensitive about others is masked, or named without its value. */
function Contents({ view }: { view: SigningView }) {
  return (
    <>
      <section className="card stack-s">
        <h2>要办的事项</h2>
        <ul className="bullets">
          {view.services.map(({ service, authority }) => (
            <li key={service}>
              {service}
              <span className="muted">（{authority}）</span>
            </li>
          ))}
        </ul>
      </section>
      {view.answers.length > 0 && (
        <section className="card stack-s">
          <h2>基本情况</h2>
          <dl className="facts answers">
            {view.answers.map(({ label, value }) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      )}
      {view.form.map(group => (
        <section key={group.id} className="card stack-s">
          <h2>{group.label}</h2>
          <dl className="facts answers">
            {group.fields.map(field => (
              <Fragment key={field.element}>
                <dt>{field.label}</dt>
                <dd className="pre">{inWords(field, view.values[field.element])}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
      {view.evidence.length > 0 && (
        <section className="card stack-s">
          <h2>已经提交的材料</h2>
          <ul className="bullets">
            {view.evidence.map(name => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="card stack-s">
        <h2>结果怎样领取</h2>
        <p>{view.delivery}</p>
      </section>
      {view.withheld.length > 0 && (
        <p className="muted">以下是他人的敏感信息，不向您显示：{view.withheld.join('、')}。</p>
      )}
    </>
  )
}

function Decision({ token, view, onRefused }: { token: string; view: SigningView; onRefused: () => void }) {
  const queries = useQueryClient()
  const [agreed, setAgreed] = useState(false)
  const signature = useMutation({
    mutationFn: () => signNow(token, view.reviewedHash),
    onSuccess: after => {
      queries.setQueryData(signingKey(token), after)
      window.scrollTo({ top: 0 })
    },
    onError: () => {
      setAgreed(false)
      queries.invalidateQueries({ queryKey: signingKey(token) })
    },
  })
  return (
    <section className="card stack-s">
      <h2>签名</h2>
      <label className="choice">
        <input type="checkbox" checked={agreed} onChange={event => setAgreed(event.target.checked)} />
        <span>我已逐项核对，内容真实，同意共同申请</span>
      </label>
      <ProblemNotice problem={signature.error} />
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!agreed || !view.ready}
          loading={signature.isPending}
          onClick={() => signature.mutate()}
        >
          签名
        </Button>
        <RefuseButton token={token} word="拒绝签名" onRefused={onRefused} />
      </div>
    </section>
  )
}

/** Never without a reason: the applicant is told it. */
function RefuseButton({ token, word, onRefused }: { token: string; word: string; onRefused: () => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const refusal = useMutation({ mutationFn: () => refuseToSign(token, reason.trim()), onSuccess: onRefused })
  return (
    <>
      <Button type="text" danger size="large" onClick={() => setOpen(true)}>
        {word}
      </Button>
      <Modal
        open={open}
        title={`${word}？`}
        okText={`确认${word}`}
        cancelText="再想想"
        okButtonProps={{ danger: true, disabled: !reason.trim() }}
        confirmLoading={refusal.isPending}
        onOk={() => refusal.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack-s">
          <p>没有您的签名，这件申请不能提交。原因会告诉申请人，链接随即失效。</p>
          <div className="field">
            <label className="label" htmlFor="refusal-reason">
              原因
            </label>
            <Input.TextArea
              id="refusal-reason"
              value={reason}
              maxLength={500}
              autoSize={{ minRows: 2 }}
              onChange={event => setReason(event.target.value)}
            />
          </div>
          <ProblemNotice problem={refusal.error} />
        </div>
      </Modal>
    </>
  )
}
