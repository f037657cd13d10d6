import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { caseKey, caseList, createCase } from '../api/cases.ts'
import { lifeEvent } from '../api/catalogue.ts'
import type { Me } from '../api/types.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { moment } from '../ui/text.ts'
import { useAnswers, useRegion } from './memory.ts'
import { paths } from './paths.ts'

export function StartPage() {
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="申请人">
      {person => <Start person={person} />}
    </SignInGate>
  )
}

/** For whom: oneself or an enterprise one may act for. Then the draft exists. */
function Start({ person }: { person: Me }) {
  const { id = '' } = useParams()
  const [region] = useRegion()
  const [answers, setAnswers] = useAnswers(id)
  const guide = useQuery(lifeEvent(id, region))
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [enterprise, setEnterprise] = useState(person.enterprises[0]?.creditCode ?? '')
  const creation = useMutation({
    mutationFn: (creditCode: string) =>
      createCase({
        lifeEvent: id,
        region,
        facts: answers.facts,
        selection: answers.selection,
        enterprise: creditCode || undefined,
      }),
    onSuccess: view => {
      queries.setQueryData(caseKey(view.caseNo), view)
      queries.invalidateQueries({ queryKey: ['cases'] })
      setAnswers(null)
      navigate(paths.case(view.caseNo), { replace: true })
    },
  })
  const start = (event: FormEvent) => {
    event.preventDefault()
    creation.mutate(guide.data?.audience === 'enterprise' ? enterprise : '')
  }
  return (
    <Loaded query={guide}>
      {event => (
        <Page
          title={`开始办理：${event.name}`}
          lead="系统会先取用已有的信息和电子证照，您只需补充缺少的部分；内容自动保存，可以分几次填完。"
          back={{ to: paths.notice(id), label: '返回一次性告知' }}
        >
          <Unfinished lifeEventId={id} />
          <form className="stack narrow" onSubmit={start}>
            {event.audience === 'enterprise' ? (
              <fieldset className="field">
                <legend className="label">为谁办理？</legend>
                <div className="choices large">
                  {person.enterprises.map(each => (
                    <label className="choice" key={each.creditCode}>
                      <input
                        type="radio"
                        name="enterprise"
                        checked={enterprise === each.creditCode}
                        onChange={() => setEnterprise(each.creditCode)}
                      />
                      <span>
                        {each.name}
                        <span className="muted block num">{each.creditCode}</span>
                      </span>
                    </label>
                  ))}
                  <label className="choice">
                    <input
                      type="radio"
                      name="enterprise"
                      checked={enterprise === ''}
                      onChange={() => setEnterprise('')}
                    />
                    <span>
                      {person.name}
                      <span className="muted block">本人，尚无营业执照</span>
                    </span>
                  </label>
                </div>
              </fieldset>
            ) : (
              <p>
                申请人：<strong>{person.name}</strong>
                {person.person && <span className="muted">（{person.person.idNumberMasked}）</span>}
              </p>
            )}
            <ProblemNotice problem={creation.error} />
            <div>
              <Button type="primary" size="large" htmlType="submit" loading={creation.isPending}>
                开始填写
              </Button>
            </div>
          </form>
        </Page>
      )}
    </Loaded>
  )
}

/** Nobody should begin anew what they have begun, nor apply twice unawares. */
function Unfinished({ lifeEventId }: { lifeEventId: string }) {
  const { data } = useQuery(caseList)
  const open =
    data?.filter(one => one.lifeEvent.id === lifeEventId && ['draft', 'inProgress'].includes(one.state)) ?? []
  if (open.length === 0) return null
  return (
    <section className="notice warn narrow" aria-labelledby="unfinished">
      <h2 id="unfinished">您已有没办完的同一件事</h2>
      <ul className="bullets">
        {open.slice(0, 3).map(one => (
          <li key={one.caseNo}>
            <Link to={paths.case(one.caseNo)}>
              {one.state === 'draft' ? '继续填写' : '查看进度'}
              <span className="sr-only">：{one.caseNo}</span>
            </Link>
            <span className="muted">
              {' '}
              {one.applicant} · {one.region.name} · {one.stateLabel} · {moment(one.savedAt)}
            </span>
          </li>
        ))}
      </ul>
      <p>要另办一件的，请在下面继续。</p>
    </section>
  )
}
