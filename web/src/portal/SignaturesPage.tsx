import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { caseKey } from '../api/cases.ts'
import { inviteSigner, revokeLink } from '../api/signatures.ts'
import type { CaseView, InvitationView, SignatureView } from '../api/types.ts'
import { SignatureList } from '../case/SignatureList.tsx'
import { isFilledIn } from '../case/signatures.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { WithDraft } from './WithCase.tsx'

export function SignaturesPage() {
  return <WithDraft>{view => <Signatures view={view} />}</WithDraft>
}

/** 签名: each of the others gets a link of their own, which the applicant passes on. */
function Signatures({ view }: { view: CaseView }) {
  return (
    <Page
      title="请有关的人签名"
      lead="这件事依法由几方共同申请。每个人都要核验身份，并对同一份内容签名。"
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        {!isFilledIn(view) && (
          <p className="notice warn" role="status">
            <strong>其他部分还没有填完。</strong>
            链接可以先发，等您填完后对方才能签名；签名以后再改动内容，须重新签名。
          </p>
        )}
        {view.signatures.length === 0 ? (
          <p className="card">填好有关各方的姓名和证件号码后，这里会列出须签名的人。</p>
        ) : (
          <SignatureList signatures={view.signatures} actions={one => <Actions view={view} one={one} />} />
        )}
        <p>
          <Link className="primary-link" to={paths.case(view.caseNo, 'review')}>
            去核对
          </Link>
        </p>
      </div>
    </Page>
  )
}

function Actions({ view, one }: { view: CaseView; one: SignatureView }) {
  const queries = useQueryClient()
  const [made, setMade] = useState<InvitationView | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })
  const invitation = useMutation({
    mutationFn: () => inviteSigner(view.caseNo, one.signer),
    onSuccess: setMade,
    onSettled: refresh,
  })
  const revocation = useMutation({
    mutationFn: () => revokeLink(view.caseNo, one.signer),
    onSuccess: () => setMade(null),
    onSettled: refresh,
  })
  if (!one.mayInvite && !one.mayRevoke) return null
  return (
    <div className="stack-s">
      {made && one.mayRevoke && <PersonalLink made={made} name={one.name} />}
      <div className="row">
        {one.mayInvite && (
          <Button
            type={one.mayRevoke ? 'default' : 'primary'}
            size="large"
            loading={invitation.isPending}
            onClick={() => invitation.mutate()}
          >
            {one.mayRevoke ? '重新发送' : '生成签名链接'}
          </Button>
        )}
        {one.mayRevoke && (
          <Button type="text" danger loading={revocation.isPending} onClick={() => revocation.mutate()}>
            撤销链接
          </Button>
        )}
      </div>
      <ProblemNotice problem={invitation.error ?? revocation.error} />
    </div>
  )
}

/** Shown once: only its digest is kept. */
function PersonalLink({ made, name }: { made: InvitationView; name: string }) {
  const { message } = App.useApp()
  const box = useRef<HTMLInputElement>(null)
  const id = `link-${made.signature.signer}`

  async function copy() {
    box.current?.select()
    try {
      await navigator.clipboard.writeText(made.link)
      message.success('已复制，请粘贴发给对方')
    } catch {
      message.info('链接已选中，请按“复制”')
    }
  }

  return (
    <div className="field personal-link">
      <label className="label" htmlFor={id}>
        发给{name}的签名链接
      </label>
      <p className="help" id={`${id}-help`}>
        请复制后发给对方。离开本页后不再显示；需要时可以重新发送，以前的链接随即失效。
      </p>
      <div className="row nowrap">
        <input ref={box} id={id} className="native" readOnly value={made.link} aria-describedby={`${id}-help`} />
        <Button size="large" type="primary" onClick={copy}>
          复制链接
        </Button>
      </div>
    </div>
  )
}
