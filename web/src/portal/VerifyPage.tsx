import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { verification } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'

/** 证照核验: whether a certificate is genuine and still valid. */
export function VerifyPage() {
  const { id = '' } = useParams()
  const found = useQuery(verification(id))
  if (found.error instanceof Problem && found.error.status === 404)
    return (
      <Page title="证照核验">
        <p className="notice bad narrow" role="alert">
          <strong>没有查到这份证照。</strong>请核对证照标识；如证照上的二维码打开了本页，请谨防伪造。
        </p>
      </Page>
    )
  return (
    <Page title="证照核验">
      <Loaded query={found}>
        {view => (
          <div className="stack narrow">
            <p className={view.valid ? 'notice ok' : 'notice bad'} role="status">
              <strong>{view.valid ? '真实有效' : '当前无效'}</strong>
              {!view.valid && view.status}
            </p>
            <dl className="facts card">
              <dt>名称</dt>
              <dd>{view.name}</dd>
              <dt>编号</dt>
              <dd className="num">{view.number}</dd>
              <dt>持有人</dt>
              <dd>{view.holder}</dd>
              <dt>发证机关</dt>
              <dd>{view.authority}</dd>
              <dt>发证日期</dt>
              <dd>{day(view.issuedOn)}</dd>
              <dt>有效期至</dt>
              <dd>{view.validUntil ? day(view.validUntil) : '未载明'}</dd>
              <dt>证照标识</dt>
              <dd className="num">{id}</dd>
            </dl>
            {view.mark && <p className="muted">{view.mark}</p>}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
