import { capacities } from '@onething/core/catalogue/vocabulary.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { caseKey } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import { reviewedNow, signHere } from '../api/signatures.ts'
import type { CaseView, SignatureView } from '../api/types.ts'
import { Field } from '../case/Field.tsx'
import { SignatureList } from '../case/SignatureList.tsx'
import { isFilledIn } from '../case/signatures.ts'
import { ProblemNotice } from '../ui/feedback.tsx'

/** 当面核验并签名: the clerk sees who stands there, their document, and that they mean it. */
export function SignHere({ view, heading }: { view: CaseView; heading: string }) {
  const [signing, setSigning] = useState<SignatureView | null>(null)
  if (view.signatures.length === 0) return null
  const waits = view.draft !== null && !isFilledIn(view)
  return (
    <section className="stack-s" id="signatures">
      <h2>{heading}</h2>
      {waits && <p className="muted">填完其他部分以后才能签名；签名以后再改动内容，须重新签名。</p>}
      <SignatureList
        signatures={view.signatures}
        actions={one =>
          one.maySignHere && (
            <div>
              <Button disabled={waits} onClick={() => setSigning(one)}>
                当面核验并签名<span className="sr-only">：{one.name}</span>
              </Button>
            </div>
          )
        }
      />
      {signing && <Identified view={view} one={signing} onClose={() => setSigning(null)} />}
    </section>
  )
}

const checks = {
  document: '身份证件真实有效',
  face: '人证一致，是本人',
  will: '本人已看过全部申请内容，自愿签名',
}
type Check = keyof typeof checks

function Identified({ view, one, onClose }: { view: CaseView; one: SignatureView; onClose: () => void }) {
  const queries = useQueryClient()
  const [standsInAs, setStandsInAs] = useState('')
  const [name, setName] = useState(one.name)
  const [idNumber, setIdNumber] = useState('')
  const [checked, setChecked] = useState<Set<Check>>(new Set())
  const signature = useMutation({
    mutationFn: async () => {
      // What is on the screen of the draft was shown; a submitted case stands as it is.
      const reviewedHash = view.draft?.reviewedHash ?? (await reviewedNow(view.caseNo))
      const capacity = standsInAs ? { standsInAs } : {}
      return signHere(view.caseNo, one.signer, { name: name.trim(), idNumber, reviewedHash, ...capacity })
    },
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) }),
  })
  const wrong = signature.error instanceof Problem ? signature.error.errors : []
  const wrongIn = (target: string) => wrong.find(each => each.target === target)?.message
  const toggle = (check: Check) =>
    setChecked(before => new Set(before.has(check) ? [...before].filter(each => each !== check) : [...before, check]))
  const complete = checked.size === Object.keys(checks).length && name.trim() && idNumber

  return (
    <Modal
      open
      title={`当面签名：${one.label}${one.name}`}
      okText="核验无误，记录签名"
      cancelText="取消"
      okButtonProps={{ disabled: !complete }}
      confirmLoading={signature.isPending}
      onOk={() => signature.mutate()}
      onCancel={onClose}
    >
      <div className="stack-s">
        {one.standIns.length > 0 && (
          <Field
            id="stands-in"
            shape={{
              label: '到场的是',
              type: 'choice',
              values: { self: '本人', ...Object.fromEntries(one.standIns.map(each => [each, capacities[each]])) },
            }}
            value={standsInAs || 'self'}
            error={wrongIn('standsInAs')}
            onChange={value => {
              const capacity = value === 'self' ? '' : String(value)
              setStandsInAs(capacity)
              setName(capacity ? '' : one.name)
            }}
          />
        )}
        <Field
          id="present-name"
          shape={{ label: '到场人姓名', type: 'text', maximumLength: 100 }}
          value={name}
          error={wrongIn('name')}
          onChange={value => setName(String(value ?? ''))}
        />
        <Field
          id="present-number"
          shape={{ label: '证件号码', type: 'text', maximumLength: 50, help: '刷取或者录入到场人证件上的号码。' }}
          value={idNumber}
          error={wrongIn('idNumber')}
          onChange={value => setIdNumber(String(value ?? ''))}
        />
        <fieldset className="field stack-s">
          <legend className="label">核验</legend>
          {(Object.keys(checks) as Check[]).map(check => (
            <label className="choice" key={check}>
              <input type="checkbox" checked={checked.has(check)} onChange={() => toggle(check)} />
              <span>{check === 'face' && standsInAs ? '人证一致，代签的身份和权限有证明' : checks[check]}</span>
            </label>
          ))}
        </fieldset>
        {wrong.length === 0 && <ProblemNotice problem={signature.error} />}
      </div>
    </Modal>
  )
}
