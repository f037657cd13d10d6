import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { cancelPublication, deskKey, type PublicationView, restorePublication } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { moment } from '../ui/text.ts'
import { paths } from './paths.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { publicationStates } from './words.ts'

const firstShown = 10

/** 发布记录: numbered, never changed. An earlier state comes back as a new publication. */
export function PublicationHistory(props: { publications: PublicationView[]; mayPublish: boolean }) {
  const [all, setAll] = useState(false)
  const newest = [...props.publications].sort((a, b) => b.number - a.number)
  const shown = all ? newest : newest.slice(0, firstShown)
  return (
    <section className="card stack-s" aria-labelledby="publications">
      <h2 id="publications">发布记录</h2>
      <div className="work">
        <table className="plain-table">
          <caption className="sr-only">发布记录，最近的在前</caption>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">内容</th>
              <th scope="col">范围</th>
              <th scope="col">生效</th>
              <th scope="col">发布人</th>
              <th scope="col">未办结的办件</th>
              <th scope="col">
                <span className="sr-only">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(one => (
              <tr key={one.number}>
                <td className="num">第 {one.number} 号</td>
                <td>
                  {one.revision ? <Link to={paths.revision(one.revision)}>{one.title}</Link> : one.title}{' '}
                  <Tag tone={publicationStates[one.state].tone}>{publicationStates[one.state].label}</Tag>
                  {one.restores && <span className="muted block">恢复第 {one.restores} 号发布的内容</span>}
                </td>
                <td>{one.scopeName}</td>
                <td>{moment(one.effectiveAt)}</td>
                <td>{one.publishedBy}</td>
                <td className="num">{one.openCases}</td>
                <td>
                  <span className="row">
                    {one.number > 1 && (
                      <Link to={paths.publication(one.number)}>
                        比较<span className="sr-only">第 {one.number} 号发布改了什么</span>
                      </Link>
                    )}
                    {props.mayPublish && <Withdraw publication={one} />}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < newest.length && <Button onClick={() => setAll(true)}>显示全部 {newest.length} 次发布</Button>}
    </section>
  )
}

/** A past publication can be brought back, one that is still to come can be called off. */
function Withdraw({ publication }: { publication: PublicationView }) {
  const { number, state } = publication
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const acting = useMutation({
    mutationFn: (reason: string) =>
      state === 'scheduled' ? cancelPublication(number, reason) : restorePublication(number, reason),
    onSuccess: () => {
      setAsking(false)
      queries.invalidateQueries({ queryKey: deskKey })
      queries.invalidateQueries({ queryKey: ['catalogue-content'] })
    },
  })
  if (state !== 'scheduled' && state !== 'past') return null
  const words =
    state === 'scheduled'
      ? { act: '取消', title: `取消第 ${number} 号发布？`, reason: '取消的原因', ok: '取消这次发布' }
      : { act: '恢复', title: `恢复第 ${number} 号发布的内容？`, reason: '恢复的原因', ok: '恢复并发布' }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {words.act}
        <span className="sr-only">第 {number} 号发布</span>
      </Button>
      <ReasonDialog
        open={asking}
        title={words.title}
        okText={words.ok}
        danger
        reason={words.reason}
        required
        pending={acting.isPending}
        problem={acting.error}
        onOk={reason => acting.mutate(reason)}
        onCancel={() => setAsking(false)}
      >
        <p>{publication.title}</p>
        <p className="muted">
          {state === 'scheduled'
            ? '到时不再生效；修订的内容仍在，可以再次发布。'
            : '原来的内容作为一次新的发布立即生效；办理中的办件仍按各自开始时的目录办理。'}
        </p>
      </ReasonDialog>
    </>
  )
}
