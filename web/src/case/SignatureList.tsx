import type { ReactNode } from 'react'
import type { SignatureView } from '../api/types.ts'
import { day, moment } from '../ui/text.ts'
import { signatureTone } from './signatures.ts'
import { Tag } from './Tag.tsx'

/** Who has to sign, as what, and how far each of them is; what can be done about it stands below each. */
export function SignatureList(props: { signatures: SignatureView[]; actions?: (one: SignatureView) => ReactNode }) {
  return (
    <ul className="plain signatures">
      {props.signatures.map(one => (
        <li key={one.signer} className="card stack-s">
          <div className="row spread">
            <h3>
              {one.label} {one.name}
            </h3>
            <Tag tone={signatureTone[one.state]}>{one.stateLabel}</Tag>
          </div>
          {one.numberMasked && <p className="muted num">证件号码 {one.numberMasked}</p>}
          {noteOf(one) && <p>{noteOf(one)}</p>}
          <details>
            <summary>为什么要签名</summary>
            <p>签名的事项：{one.services.join('、')}</p>
            {one.basis.map(basis => (
              <p className="muted" key={basis}>
                {basis}
              </p>
            ))}
          </details>
          {props.actions?.(one)}
        </li>
      ))}
    </ul>
  )
}

function noteOf(one: SignatureView): string {
  const standIn = one.standIn ? `，由${one.standIn.name}代签` : ''
  switch (one.state) {
    case 'bySubmitting':
      return '就是申请人本人，确认提交时一并签名。'
    case 'signed':
      return one.signedAt
        ? `${moment(one.signedAt)} ${one.how === 'window' ? `在窗口当面签名${standIn}` : '本人实名在线签名'}`
        : '随申请提交一并签名'
    case 'invited':
      return `链接${day(one.expiresAt!)}前有效，只有本人实名登录才能打开。`
    case 'changed':
      return '签名以后申请内容改动过，原来的签名不再有效。'
    case 'refused':
      return `原因：${one.refusal!.reason}`
    case 'atWindow':
      return one.inPerson
        ? '依法须本人到场，带身份证件到窗口当面签名；可以先提交申请，到场签名后再作决定。'
        : '不能在线核验身份，请带证件到窗口当面签名。'
    default:
      return ''
  }
}
