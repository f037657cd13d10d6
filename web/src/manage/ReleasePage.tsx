import type { Catalogue, ListRelease } from '@onething/core/catalogue/schema.ts'
import { audiences } from '@onething/core/catalogue/vocabulary.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  acceptProposal,
  contentKey,
  currentContent,
  type DeskView,
  desk,
  deskKey,
  type ProposalView,
  proposals,
  proposalsKey,
  returnProposal,
  revision,
  revisionContent,
  revisionKey,
} from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { Loaded, Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { ProposalForm } from './ProposalForm.tsx'
import { paths } from './paths.ts'
import { isProvince } from './place.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { proposalTone } from './words.ts'

/** One list: its rows as published or being collected, and what departments propose for it. */
export function ReleasePage() {
  const { id = '' } = useParams()
  const found = useQuery(desk)
  return <Loaded query={found}>{view => <Release id={id} view={view} />}</Loaded>
}

function Release({ id, view }: { id: string; view: DeskView }) {
  const collecting = view.revisions.find(
    one => one.release === id && (one.state === 'open' || one.state === 'submitted'),
  )
  const scope = view.publications.find(one => isProvince(one.scope))?.scope ?? view.scopes[0]?.code ?? ''
  const published = useQuery({ ...currentContent(scope), enabled: !collecting && scope !== '' })
  const revised = useQuery({ ...revisionContent(collecting?.id ?? ''), enabled: Boolean(collecting) })
  const { data: underWay } = useQuery({ ...revision(collecting?.id ?? ''), enabled: Boolean(collecting) })
  const content = collecting ? revised : published
  if (content.error) return <ProblemNotice problem={content.error} retry={() => content.refetch()} />
  if (!content.data) return <Loading />
  const { catalogue } = content.data
  const release = catalogue.releases?.[id]
  return (
    <Page
      title={release?.name ?? collecting?.title ?? '没有这张清单'}
      lead={
        release &&
        [release.document, release.issuer, `第 ${release.batch} 批`, `${release.year} 年`].filter(Boolean).join(' · ')
      }
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <div className="stack">
        {collecting && (
          <p className="notice warn">
            <span>
              正在征集。采纳的内容写入修订{' '}
              <Link to={paths.revision(collecting.id)}>
                {collecting.title}（{collecting.stateLabel}）
              </Link>
              ，审核发布后列入清单。
            </span>
          </p>
        )}
        {release?.note && <p className="muted">{release.note}</p>}
        <Proposals
          release={id}
          view={view}
          catalogue={catalogue}
          into={underWay?.allowed.includes('edit') ? underWay.id : undefined}
        />
        {release && <Listed release={release} catalogue={catalogue} collecting={collecting?.id} />}
      </div>
    </Page>
  )
}

function Listed(props: { release: ListRelease; catalogue: Catalogue; collecting?: string }) {
  const { catalogue } = props
  const kind = (id: string) => catalogue.authorityKinds[id]?.labels[0] ?? id
  const events = props.release.lifeEvents.flatMap(id => catalogue.lifeEvents[id] ?? [])
  return (
    <section className="card stack-s" aria-labelledby="listed">
      <h2 id="listed">列入的一件事（{events.length}）</h2>
      {events.length === 0 && <p className="muted">还没有列入的一件事。</p>}
      {events.length > 0 && (
        <div className="work">
          <table className="plain-table">
            <caption className="sr-only">列入的一件事</caption>
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">一件事</th>
                <th scope="col">牵头部门</th>
                <th scope="col">办理的事项（联办部门）</th>
              </tr>
            </thead>
            <tbody>
              {events.map(event => (
                <tr key={event.id}>
                  <td className="num">{event.id}</td>
                  <td>
                    {props.collecting ? (
                      <Link to={paths.entry(props.collecting, `lifeEvents/${event.id}`)}>{event.name}</Link>
                    ) : (
                      event.name
                    )}
                  </td>
                  <td>{event.leadLabel ?? kind(event.lead)}</td>
                  <td>
                    {event.services
                      .map(
                        row =>
                          `${catalogue.services[row.service]?.name ?? row.service}（${row.authorityLabel ?? kind(row.authority)}）`,
                      )
                      .join('；')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Proposals(props: { release: string; view: DeskView; catalogue: Catalogue; into?: string }) {
  const found = useQuery(proposals(props.release))
  return (
    <section className="card stack-s" aria-labelledby="proposals">
      <div className="row spread">
        <h2 id="proposals">各部门的申报</h2>
        {props.view.mayPropose && <ProposalForm release={props.release} catalogue={props.catalogue} />}
      </div>
      <Loaded query={found}>
        {list =>
          list.length === 0 ? (
            <p className="muted">还没有申报。</p>
          ) : (
            <ul className="plain rule">
              {list.map(one => (
                <li key={one.id}>
                  <Proposal proposal={one} {...props} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Proposal(props: {
  proposal: ProposalView
  release: string
  view: DeskView
  catalogue: Catalogue
  into?: string
}) {
  const { proposal, into, catalogue } = props
  const queries = useQueryClient()
  const [returning, setReturning] = useState(false)
  const refresh = () => {
    for (const queryKey of [proposalsKey(props.release), deskKey, revisionKey(into ?? ''), contentKey(into ?? '')])
      queries.invalidateQueries({ queryKey })
    setReturning(false)
  }
  const accepting = useMutation({ mutationFn: () => acceptProposal(proposal.id, into!), onSuccess: refresh })
  const answering = useMutation({
    mutationFn: (answer: string) => returnProposal(proposal.id, answer),
    onSuccess: refresh,
  })
  const open = proposal.state === 'proposed' && props.view.mayCollect
  return (
    <div className="stack-s">
      <div className="row spread">
        <h3 className="grow">
          {proposal.name} <Tag tone={proposalTone[proposal.state]}>{proposal.stateLabel}</Tag>
        </h3>
        {open && (
          <span className="row">
            <Button
              type="primary"
              size="small"
              disabled={!into}
              loading={accepting.isPending}
              onClick={() => accepting.mutate()}
            >
              采纳<span className="sr-only">：{proposal.name}</span>
            </Button>
            <Button size="small" onClick={() => setReturning(true)}>
              退回<span className="sr-only">：{proposal.name}</span>
            </Button>
          </span>
        )}
      </div>
      <p className="muted">
        {audiences[proposal.audience]} · {proposal.leadName}牵头 · {proposal.authority} {proposal.by}，
        {day(proposal.at)}
      </p>
      <p>
        办理的事项：
        {proposal.services
          .map(one => `${one.name}（${catalogue.authorityKinds[one.authority]?.name ?? one.authority}）`)
          .join('；')}
      </p>
      <p className="pre">理由：{proposal.reason}</p>
      {proposal.answer && <p className="pre">答复：{proposal.answer}</p>}
      {proposal.revision && proposal.lifeEvent && (
        <p>
          <Link to={paths.entry(proposal.revision, `lifeEvents/${proposal.lifeEvent}`)}>到修订中完善它的内容</Link>
        </p>
      )}
      <ProblemNotice problem={accepting.error} />
      <ReasonDialog
        open={returning}
        title={`退回“${proposal.name}”的申报？`}
        okText="退回"
        reason="答复"
        required
        pending={answering.isPending}
        problem={answering.error}
        onOk={answer => answering.mutate(answer)}
        onCancel={() => setReturning(false)}
      />
    </div>
  )
}
