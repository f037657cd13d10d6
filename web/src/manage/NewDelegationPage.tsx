import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../api/client.ts'
import {
  type DelegationChoices,
  delegationChoices,
  delegationsKey,
  grantDelegation,
  type NewDelegation,
} from '../api/delegations.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { today } from '../ui/text.ts'
import { DelegatedServices } from './DelegatedServices.tsx'
import { Pick } from './editor/Pick.tsx'
import { paths } from './paths.ts'

const kinds: Record<NewDelegation['delegate']['kind'], string> = {
  centre: '整个政务服务中心的综合窗口',
  window: '一个窗口',
  clerk: '一名窗口人员',
}

export function NewDelegationPage() {
  const found = useQuery(delegationChoices)
  return (
    <Page
      title="新的授权委托"
      lead={found.data && `委托机关：${found.data.authority.name}`}
      back={{ to: paths.delegations, label: '返回授权委托' }}
      wideHead
    >
      <Loaded query={found}>{choices => <Form choices={choices} />}</Loaded>
    </Page>
  )
}

/** The last day of a year that begins today. */
function aYearOn(from: string): string {
  const end = new Date(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}

function Form({ choices }: { choices: DelegationChoices }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [kind, setKind] = useState<keyof typeof kinds>('centre')
  const [region, setRegion] = useState(choices.places[0]?.region ?? '')
  const [window, setWindow] = useState('')
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const [services, setServices] = useState<string[] | null>([])
  const [from, setFrom] = useState(today())
  const [until, setUntil] = useState(aYearOn(today()))
  const [mayRefuse, setMayRefuse] = useState(false)
  const [basis, setBasis] = useState('')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const granting = useMutation({
    mutationFn: () => {
      const who = { centre: {}, window: { window }, clerk: { account, name } }[kind]
      return grantDelegation({ delegate: { kind, region, ...who }, services, from, until, mayRefuse, basis })
    },
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: delegationsKey })
      navigate(paths.delegations)
    },
  })
  const told = granting.error instanceof Problem ? granting.error.errors : []
  const errorOf = (target: string) => missing[target] ?? told.find(one => one.target === target)?.message
  const windows = choices.places.find(place => place.region === region)?.windows ?? []

  /** What is being put right is no longer complained about. */
  const edit =
    <T,>(target: string, set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setMissing(({ [target]: _, ...rest }) => rest)
    }

  function submit() {
    const lacks: Record<string, string> = {
      ...(!region && { 'delegate.region': '请选择政务服务中心。' }),
      ...(kind === 'window' && !window.trim() && { 'delegate.window': '请选择或填写窗口名称。' }),
      ...(kind === 'clerk' && !account.trim() && { 'delegate.account': '请填写窗口人员的登录账号。' }),
      ...(kind === 'clerk' && !name.trim() && { 'delegate.name': '请填写窗口人员的姓名。' }),
      ...(services?.length === 0 && { services: '请至少选择一个事项，或者选择全部事项。' }),
      ...(!from && { from: '请填写生效日期。' }),
      ...(!until && { until: '请填写截止日期。' }),
      ...(basis.trim().length < 2 && { basis: '请填写委托文书的文号或者名称。' }),
    }
    setMissing(lacks)
    if (Object.keys(lacks).length === 0) granting.mutate()
  }

  return (
    <form
      className="card stack delegation-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <fieldset className="field">
        <legend className="label">委托给谁</legend>
        <div className="choices">
          {(Object.keys(kinds) as (keyof typeof kinds)[]).map(each => (
            <label className="choice" key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>{kinds[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Labelled id="delegation-region" label="政务服务中心" error={errorOf('delegate.region')}>
        <Pick
          id="delegation-region"
          label="政务服务中心"
          options={choices.places.map(place => ({ value: place.region, label: place.name, note: place.region }))}
          value={region}
          onPick={edit('delegate.region', setRegion)}
        />
      </Labelled>
      {kind === 'window' && (
        <Labelled id="delegation-window" label="窗口名称" help="与窗口标牌一致。" error={errorOf('delegate.window')}>
          <input
            id="delegation-window"
            className="native"
            list="delegation-windows"
            maxLength={100}
            value={window}
            onChange={event => edit('delegate.window', setWindow)(event.target.value)}
          />
          <datalist id="delegation-windows">
            {windows.map(each => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </Labelled>
      )}
      {kind === 'clerk' && (
        <div className="entry-fields">
          <Labelled
            id="delegation-account"
            label="登录账号"
            help="该人员登录综合窗口工作台的账号。"
            error={errorOf('delegate.account')}
          >
            <Input
              id="delegation-account"
              value={account}
              onChange={event => edit('delegate.account', setAccount)(event.target.value)}
            />
          </Labelled>
          <Labelled id="delegation-name" label="姓名" error={errorOf('delegate.name')}>
            <Input
              id="delegation-name"
              value={name}
              maxLength={50}
              onChange={event => edit('delegate.name', setName)(event.target.value)}
            />
          </Labelled>
        </div>
      )}
      <DelegatedServices
        all={choices.services}
        chosen={services}
        error={errorOf('services')}
        onChoose={edit('services', setServices)}
      />
      <div className="row term">
        <Labelled id="delegation-from" label="生效日期" error={errorOf('from')}>
          <input
            id="delegation-from"
            type="date"
            className="native"
            value={from}
            onChange={event => edit('from', setFrom)(event.target.value)}
          />
        </Labelled>
        <Labelled id="delegation-until" label="截止日期（含当日）" error={errorOf('until')}>
          <input
            id="delegation-until"
            type="date"
            className="native"
            value={until}
            onChange={event => edit('until', setUntil)(event.target.value)}
          />
        </Labelled>
      </div>
      <fieldset className="field">
        <legend className="label">受理权限</legend>
        <p className="help">材料齐全、符合法定形式的，当场受理；需要补正的，一次告知。</p>
        <label className="row check">
          <input type="checkbox" checked={mayRefuse} onChange={event => setMayRefuse(event.target.checked)} />
          也可以不予受理（不勾选的，由本机关决定）
        </label>
      </fieldset>
      <Labelled
        id="delegation-basis"
        label="委托文书"
        help="委托书的文号或者名称，随委托内容一并公告。"
        error={errorOf('basis')}
      >
        <Input
          id="delegation-basis"
          value={basis}
          maxLength={200}
          onChange={event => edit('basis', setBasis)(event.target.value)}
        />
      </Labelled>
      <ProblemNotice problem={granting.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={granting.isPending}>
          登记授权委托
        </Button>
      </div>
    </form>
  )
}

function Labelled(props: {
  id: string
  label: string
  help?: string
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <div className={props.error ? 'field invalid' : 'field'}>
      <label className="label" htmlFor={props.id}>
        {props.label}
      </label>
      {props.help && <p className="help">{props.help}</p>}
      {props.error && (
        <p className="error" role="alert">
          {props.error}
        </p>
      )}
      {props.children}
    </div>
  )
}
