import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { type Audience, audiences } from '@onething/core/catalogue/vocabulary.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type NewProposal, proposalsKey, propose } from '../api/manage.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { optionsIn } from './editor/context.ts'
import { Pick } from './editor/Pick.tsx'

type Line = NewProposal['services'][number]

/** A department proposes a life event for the list being collected. */
export function ProposalForm({ release, catalogue }: { release: string; catalogue: Catalogue }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [audience, setAudience] = useState<Audience>('enterprise')
  const [name, setName] = useState('')
  const [lead, setLead] = useState('')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<Line[]>([{ name: '', authority: '' }])
  const proposing = useMutation({
    mutationFn: () =>
      propose({
        release,
        audience,
        name: name.trim(),
        lead,
        services: lines.filter(line => line.name.trim()),
        reason: reason.trim(),
      }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: proposalsKey(release) })
      setAsking(false)
    },
  })
  const complete = name.trim() && lead && reason.trim() && lines.some(line => line.name.trim()) && lines.every(isWhole)
  const kinds = optionsIn({ catalogue }, 'authorityKinds')
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        申报一件事
      </Button>
      <Modal
        open={asking}
        title="申报一件事"
        width={720}
        okText="提交申报"
        cancelText="取消"
        okButtonProps={{ disabled: !complete }}
        confirmLoading={proposing.isPending}
        onOk={() => proposing.mutate()}
        onCancel={() => setAsking(false)}
      >
        <div className="stack-s">
          <div className="field">
            <label className="label" htmlFor="proposal-name">
              一件事的名称
            </label>
            <Input id="proposal-name" value={name} maxLength={60} onChange={event => setName(event.target.value)} />
          </div>
          <fieldset className="row">
            <legend className="label">对象</legend>
            {Object.entries(audiences).map(([each, label]) => (
              <label className="row check" key={each}>
                <input
                  type="radio"
                  name="audience"
                  checked={audience === each}
                  onChange={() => setAudience(each as Audience)}
                />
                {label}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label className="label" htmlFor="proposal-lead">
              牵头部门
            </label>
            <Pick id="proposal-lead" label="牵头部门" options={kinds} value={lead} onPick={setLead} />
          </div>
          <fieldset className="stack-s">
            <legend className="label">办理的事项</legend>
            {lines.map((line, at) => (
              <ProposedLine
                key={at}
                at={at}
                line={line}
                catalogue={catalogue}
                onChange={next => setLines(lines.with(at, next))}
                onRemove={lines.length > 1 ? () => setLines(lines.filter((_, place) => place !== at)) : undefined}
              />
            ))}
            <div>
              <Button size="small" onClick={() => setLines([...lines, { name: '', authority: '' }])}>
                再加一个事项
              </Button>
            </div>
          </fieldset>
          <div className="field">
            <label className="label" htmlFor="proposal-reason">
              理由
            </label>
            <p className="help">办的人多不多、涉及哪些部门、现在要跑几次。</p>
            <Input.TextArea
              id="proposal-reason"
              autoSize={{ minRows: 3 }}
              maxLength={1000}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          </div>
          <ProblemNotice problem={proposing.error} />
        </div>
      </Modal>
    </>
  )
}

const isWhole = (line: Line) => (line.name.trim() === '') === (line.authority === '')

/** A service of the catalogue, or one that is not in it yet, by its name. */
function ProposedLine(props: {
  at: number
  line: Line
  catalogue: Catalogue
  onChange: (line: Line) => void
  onRemove?: () => void
}) {
  const { line, catalogue, onChange } = props
  const known = optionsIn({ catalogue }, 'services')
  const [fresh, setFresh] = useState(false)
  return (
    <fieldset className="row item">
      <legend className="sr-only">第 {props.at + 1} 个事项</legend>
      {fresh ? (
        <Input
          aria-label="新事项的名称"
          placeholder="新事项的名称"
          className="in-short"
          value={line.name}
          onChange={event => onChange({ name: event.target.value, authority: line.authority })}
        />
      ) : (
        <Pick
          label="目录里的事项"
          options={known}
          value={line.service}
          onPick={service =>
            onChange({
              service,
              name: catalogue.services[service]?.name ?? service,
              authority: line.authority || ownerOf(service, catalogue),
            })
          }
        />
      )}
      <Pick
        label="联办部门"
        placeholder="联办部门"
        options={optionsIn({ catalogue }, 'authorityKinds')}
        value={line.authority}
        onPick={authority => onChange({ ...line, authority })}
      />
      <label className="row check">
        <input
          type="checkbox"
          checked={fresh}
          onChange={event => {
            setFresh(event.target.checked)
            onChange({ name: '', authority: line.authority })
          }}
        />
        目录里没有
      </label>
      {props.onRemove && (
        <Button size="small" type="text" onClick={props.onRemove}>
          删除
        </Button>
      )}
    </fieldset>
  )
}

/** The department a service's id begins with. */
function ownerOf(service: string, { authorityKinds }: Catalogue): string {
  const kind = service.slice(0, service.indexOf('/'))
  return kind in authorityKinds ? kind : ''
}
