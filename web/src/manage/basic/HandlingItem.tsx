import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useRef, useState } from 'react'
import { type LinkedItem, linkItem, linksKey, type Suggestion, suggestionsKey } from '../../api/basicCatalogue.ts'
import { Tag } from '../../case/Tag.tsx'
import { ProblemNotice } from '../../ui/feedback.tsx'
import { day } from '../../ui/text.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { isOpen, itemTone } from './words.ts'

interface LinkRequest {
  code: string | null
  suffix?: string
}

/** One 业务办理项: its code, or what its code might be. */
export function HandlingItem(props: {
  item: LinkedItem
  /** Its service has no other and bears the same name. */
  alone: boolean
  mayLink: boolean
  mayUnlink: boolean
  /** Undefined where they are not known. */
  suggestions?: Suggestion[]
  looking: boolean
  onTouch: (id: string) => void
}) {
  const { item, mayLink } = props
  const queries = useQueryClient()
  const title = useRef<HTMLElement>(null)
  const [unlinking, setUnlinking] = useState(false)
  const [filling, setFilling] = useState(false)
  const linking = useMutation({
    mutationFn: (request: LinkRequest) => linkItem(item.id, request),
    onMutate: () => props.onTouch(item.id),
    onSuccess: async (_, { code }) => {
      if (code === null) queries.invalidateQueries({ queryKey: suggestionsKey })
      await queries.invalidateQueries({ queryKey: linksKey })
      setUnlinking(false)
      setFilling(false)
      title.current?.focus()
    },
  })
  const open = isOpen(item)
  const of = <span className="sr-only">：{item.name}</span>
  return (
    <li className="stack-s">
      <div className="row spread">
        <p>
          <strong ref={title} tabIndex={-1} className={props.alone ? 'sr-only' : undefined}>
            {item.name}
          </strong>{' '}
          <Tag tone={itemTone[item.state]}>{item.stateText}</Tag> <span className="muted">{item.typeText}</span>
          {item.when && <span className="muted block">适用：{item.when}</span>}
        </p>
        <span className="row">
          {mayLink && (
            <Button size="small" onClick={() => setFilling(true)}>
              {item.basicCode ? '改编码或序号' : '填写编码'}
              {of}
            </Button>
          )}
          {props.mayUnlink && item.basicCode && (
            <Button size="small" onClick={() => setUnlinking(true)}>
              取消关联{of}
            </Button>
          )}
        </span>
      </div>
      {item.basicCode && <Linked item={item} />}
      {open && mayLink && (
        <Suggestions
          suggestions={props.suggestions}
          looking={props.looking}
          name={item.name}
          pending={linking.isPending ? linking.variables.code : null}
          onConfirm={code => linking.mutate({ code })}
        />
      )}
      {!filling && !unlinking && <ProblemNotice problem={linking.error} />}
      {filling && (
        <FillCode
          item={item}
          pending={linking.isPending}
          problem={linking.error}
          onOk={request => linking.mutate(request)}
          onCancel={() => {
            linking.reset()
            setFilling(false)
          }}
        />
      )}
      <ReasonDialog
        open={unlinking}
        title={`取消“${item.name}”的关联？`}
        okText="取消关联"
        danger
        pending={linking.isPending}
        problem={linking.error}
        onOk={() => linking.mutate({ code: null })}
        onCancel={() => {
          linking.reset()
          setUnlinking(false)
        }}
      >
        <p>取消后它又是待编码，省平台读到的编码为空；以前的关联仍留有记录。</p>
      </ReasonDialog>
    </li>
  )
}

const Linked = ({ item }: { item: LinkedItem }) => (
  <p>
    基本编码 <strong className="num">{item.basicCode}</strong>，业务办理项序号{' '}
    <span className="num">{item.suffix}</span>
    <span className="muted block">
      {item.entry
        ? `基本目录：${item.entry.sub ? `${item.entry.main} · ${item.entry.sub}` : item.entry.main}（${item.entry.stateText}）`
        : '最新一版基本目录没有这个编码'}
      {item.linkedBy && item.linkedAt && ` · ${item.linkedBy} ${day(item.linkedAt)}确认`}
    </span>
  </p>
)

function Suggestions(props: {
  suggestions?: Suggestion[]
  looking: boolean
  name: string
  pending: string | null
  onConfirm: (code: string) => void
}) {
  if (!props.suggestions) return props.looking ? <p className="muted">正在查找名称相近的事项…</p> : null
  if (props.suggestions.length === 0)
    return <p className="muted">基本目录里没有名称相近的事项，核对后可以直接填写编码。</p>
  return (
    <ul className="suggestions plain" aria-label={`可能是“${props.name}”的事项`}>
      {props.suggestions.map(one => (
        <li key={one.code} className="row spread">
          <span>
            {one.name} <span className="num muted">{one.code}</span> <span className="muted">{one.likenessText}</span>{' '}
            {!one.sameType && <Tag tone="warn">事项类型不同</Tag>}
          </span>
          <Button
            size="small"
            disabled={props.pending !== null}
            loading={props.pending === one.code}
            onClick={() => props.onConfirm(one.code)}
          >
            确认关联
            <span className="sr-only">
              ：{props.name}，{one.code}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** A code that no name led to, or another suffix than ours. */
function FillCode(props: {
  item: LinkedItem
  pending: boolean
  problem: unknown
  onOk: (request: { code: string; suffix: string }) => void
  onCancel: () => void
}) {
  const id = useId()
  const [code, setCode] = useState(props.item.basicCode ?? '')
  const [suffix, setSuffix] = useState(props.item.suffix)
  return (
    <Modal
      open
      title={`“${props.item.name}”的编码`}
      okText="确认关联"
      cancelText="返回"
      okButtonProps={{ disabled: !code.trim() || !/^\d{2}$/.test(suffix) }}
      confirmLoading={props.pending}
      onOk={() => props.onOk({ code: code.trim(), suffix })}
      onCancel={props.onCancel}
    >
      <div className="stack-s">
        <div className="field">
          <label className="label" htmlFor={`${id}-code`}>
            基本编码
          </label>
          <Input
            id={`${id}-code`}
            value={code}
            maxLength={40}
            inputMode="numeric"
            placeholder="12 位，以基本目录为准"
            onChange={event => setCode(event.target.value)}
          />
        </div>
        <div className="field">
          <label className="label" htmlFor={`${id}-suffix`}>
            业务办理项序号
          </label>
          <Input
            id={`${id}-suffix`}
            value={suffix}
            maxLength={2}
            inputMode="numeric"
            onChange={event => setSuffix(event.target.value.trim())}
          />
          <p className="muted">两位数字，以省平台赋码为准。</p>
        </div>
        <ProblemNotice problem={props.problem} />
      </div>
    </Modal>
  )
}
