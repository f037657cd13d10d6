import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Switch } from 'antd'
import { Link } from 'react-router'
import { type Message, markRead, messages, setSmsWish, smsWish, unread } from '../api/messages.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { moment } from '../ui/text.ts'
import { paths } from './paths.ts'

export function MessagesPage() {
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="申请人">
      {() => <Inbox />}
    </SignInGate>
  )
}

/** Everything the departments told me, newest first. What is opened or ticked off is read. */
function Inbox() {
  const found = useQuery(messages)
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: (ids?: string[]) => markRead(ids),
    onSuccess: after => {
      queries.setQueryData(unread.queryKey, after)
      return queries.invalidateQueries({ queryKey: messages.queryKey, exact: true })
    },
  })
  return (
    <Page title="消息" lead="办理中的每一步都会在这里告诉您；有新消息时本页会自动更新。">
      <div className="stack">
        <Loaded query={found}>
          {list => (
            <>
              <Toolbar list={list} busy={reading.isPending} onReadAll={() => reading.mutate(undefined)} />
              <ProblemNotice problem={reading.error} />
              {list.length > 0 && (
                <ul className="plain messages">
                  {list.map(message => (
                    <Item key={message.id} message={message} onRead={() => reading.mutate([message.id])} />
                  ))}
                </ul>
              )}
            </>
          )}
        </Loaded>
        <SmsChoice />
      </div>
    </Page>
  )
}

function Toolbar({ list, busy, onReadAll }: { list: Message[]; busy: boolean; onReadAll: () => void }) {
  const fresh = list.filter(message => !message.readAt).length
  return (
    <div className="row spread">
      <p role="status">
        {list.length === 0 ? '还没有消息。' : fresh === 0 ? '没有未读消息。' : `${fresh} 条未读消息。`}
      </p>
      {fresh > 0 && (
        <Button loading={busy} onClick={onReadAll}>
          全部标为已读
        </Button>
      )}
    </div>
  )
}

function Item({ message, onRead }: { message: Message; onRead: () => void }) {
  const fresh = !message.readAt
  return (
    <li className={fresh ? 'card message unread' : 'card message'}>
      <p className="row spread muted">
        <span>
          {fresh && <strong className="new">未读</strong>} {message.lifeEvent} ·{' '}
          <span className="num">{message.caseNo}</span>
        </span>
        <time dateTime={message.at}>{moment(message.at)}</time>
      </p>
      <p>{message.text}</p>
      <p className="row">
        <Link to={paths.case(message.caseNo)} onClick={fresh ? onRead : undefined}>
          查看办件<span className="sr-only">：{message.text}</span>
        </Link>
        {fresh && (
          <button type="button" className="linklike" onClick={onRead}>
            标为已读<span className="sr-only">：{message.text}</span>
          </button>
        )}
      </p>
    </li>
  )
}

function SmsChoice() {
  const wish = useQuery(smsWish)
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: setSmsWish,
    onSuccess: after => queries.setQueryData(smsWish.queryKey, after),
  })
  return (
    <section className="card stack-s" aria-labelledby="sms">
      <h2 id="sms">短信提醒</h2>
      <Loaded query={wish}>
        {({ on, phoneMasked }) => (
          <div className="row">
            <Switch
              checked={on}
              loading={change.isPending}
              onChange={next => change.mutate(next)}
              aria-labelledby="sms-label"
            />
            <span id="sms-label">接收短信提醒{phoneMasked && <span className="num">（{phoneMasked}）</span>}</span>
          </div>
        )}
      </Loaded>
      <p className="muted">
        短信只写办件编号和进展，不含个人信息。关闭后，补正、容缺、特别程序、延期等依法应当告知您的事项仍会发短信。
      </p>
      <ProblemNotice problem={change.error} />
    </section>
  )
}
