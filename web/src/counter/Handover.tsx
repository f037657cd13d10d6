import { checkIdNumber } from '@onething/core/identifiers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { caseKey, collectResults } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { Field } from '../case/Field.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { today } from '../ui/text.ts'

/** 统一出件: who takes the results away, identified. */
export function Handover({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [errors, setErrors] = useState<{ name?: string; idNumber?: string }>({})
  const handover = useMutation({
    mutationFn: () => collectResults(view.caseNo, { name: name.trim(), idNumber }),
    onSuccess: after => {
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) }),
  })
  if (!view.actions.includes('collect')) return null

  function submit(event: FormEvent) {
    event.preventDefault()
    const wrong = {
      name: name.trim() ? undefined : '请填写领取人姓名',
      idNumber: idNumber ? (checkIdNumber(idNumber, '公民身份号码', today()) ?? undefined) : '请填写或刷取公民身份号码',
    }
    setErrors(wrong)
    if (!wrong.name && !wrong.idNumber) handover.mutate()
  }

  return (
    <form className="card stack-s" noValidate onSubmit={submit}>
      <h2>出件：登记领取人</h2>
      <p className="muted">请核对领取人的身份证件；代领的，登记代领人。</p>
      <div className="fields-grid">
        <Field
          id="collector-name"
          shape={{ label: '领取人姓名', type: 'text', maximumLength: 50 }}
          value={name}
          error={errors.name}
          onChange={value => {
            setName(String(value ?? ''))
            setErrors({ ...errors, name: undefined })
          }}
        />
        <Field
          id="collector-id"
          shape={{ label: '公民身份号码', type: 'idNumber' }}
          value={idNumber}
          error={errors.idNumber}
          onChange={value => {
            setIdNumber(String(value ?? ''))
            setErrors({ ...errors, idNumber: undefined })
          }}
        />
      </div>
      <ProblemNotice problem={handover.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={handover.isPending}>
          确认交付
        </Button>
      </div>
    </form>
  )
}
