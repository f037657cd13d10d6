import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { commandRevision, type RevisionCommand, type RevisionView } from '../api/manage.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useRevisionChanged } from './useRevisionChanged.ts'

interface Command {
  label: string
  title: string
  says: string
  reason?: string
  /** The name under which the server takes the text. */
  field?: 'note' | 'reason'
  required?: boolean
  danger?: boolean
  primary?: boolean
}

const commands: Record<RevisionCommand, Command> = {
  submit: {
    label: '提交审核',
    title: '提交审核？',
    says: '提交后内容不再改动，由另一人审核发布；有问题会退回给您。',
    reason: '给审核人的说明',
    field: 'note',
    primary: true,
  },
  publish: {
    label: '审核发布',
    title: '审核发布？',
    says: '发布后新办件按新的目录办理；办理中的办件仍按各自开始时的目录办理。',
    primary: true,
  },
  return: {
    label: '退回修改',
    title: '退回修改？',
    says: '修订回到编辑状态。',
    reason: '退回意见',
    field: 'note',
    required: true,
  },
  rebase: {
    label: '更新基准',
    title: '更新基准？',
    says: '把本修订的改动移到最新发布的目录上；两边都改过的条目会标出来，请逐一核对。',
  },
  abandon: {
    label: '放弃修订',
    title: '放弃这个修订？',
    says: '放弃后不能再编辑和发布，改动仍可在记录中查到。',
    reason: '放弃的原因',
    field: 'reason',
    required: true,
    danger: true,
  },
}

/** What the server allows now, as buttons; each is asked once more before it takes effect. */
export function RevisionActions({ view }: { view: RevisionView }) {
  const changed = useRevisionChanged()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<RevisionCommand | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const [untimed, setUntimed] = useState(false)
  const acting = useMutation({
    mutationFn: ({ command, body }: { command: RevisionCommand; body: Record<string, unknown> }) =>
      commandRevision(view.id, command, body),
    onSuccess: after => {
      changed(after)
      queries.invalidateQueries({ queryKey: ['catalogue-content'] })
      setAsked(null)
    },
  })
  const offered = (Object.keys(commands) as RevisionCommand[]).filter(
    command => view.allowed.includes(command) && (command !== 'rebase' || view.outdated),
  )
  const command = asked && commands[asked]

  function act(text: string) {
    setUntimed(asked === 'publish' && at === '')
    if (asked === 'publish' && at === '') return
    const said = command?.field && text ? { [command.field]: text } : {}
    const body = asked === 'publish' && at ? { ...said, effectiveAt: `${at}:00+08:00` } : said
    acting.mutate({ command: asked!, body })
  }

  return (
    <div className="row">
      {offered.map(each => (
        <Button
          key={each}
          type={commands[each].primary ? 'primary' : 'default'}
          danger={commands[each].danger}
          onClick={() => {
            acting.reset()
            setAsked(each)
          }}
        >
          {commands[each].label}
        </Button>
      ))}
      {command && (
        <ReasonDialog
          key={asked}
          open
          title={command.title}
          okText={command.label}
          danger={command.danger}
          reason={command.reason}
          required={command.required}
          pending={acting.isPending}
          problem={acting.error}
          onOk={act}
          onCancel={() => setAsked(null)}
        >
          <p>
            {view.title}：{view.scopeName}，改动 {view.changed} 个条目。
          </p>
          <p className="muted">{command.says}</p>
          {asked === 'publish' && <When at={at} missing={untimed} onAt={setAt} />}
        </ReasonDialog>
      )}
    </div>
  )
}

/** Now, or at a time of Henan's clocks. */
function When(props: { at: string | null; missing: boolean; onAt: (at: string | null) => void }) {
  const { at, onAt } = props
  return (
    <fieldset className="stack-s">
      <legend className="label">什么时候生效</legend>
      <label className="row check">
        <input type="radio" name="effective" checked={at === null} onChange={() => onAt(null)} />
        立即生效
      </label>
      <label className="row check">
        <input type="radio" name="effective" checked={at !== null} onChange={() => onAt('')} />
        定时生效
      </label>
      {at !== null && (
        <input
          className="native"
          type="datetime-local"
          aria-label="生效时间"
          value={at}
          onChange={event => onAt(event.target.value)}
        />
      )}
      {props.missing && at === '' && (
        <p className="error" role="alert">
          请填写生效时间。
        </p>
      )}
    </fieldset>
  )
}
