import { type DeliveryMethod, deliveryMethods } from '@onething/core/lifecycle/states.ts'

const says: Record<DeliveryMethod, string> = {
  electronic: '在“我的办件”中查看和下载电子证照、文书，并可随时核验。',
  window: '办结后凭身份证件到综合窗口领取；可以由他人代领。',
  courier: '按表单中的通讯地址寄出。',
}

export function DeliveryChoice(props: {
  value: DeliveryMethod
  onChange: (method: DeliveryMethod) => void
  large?: boolean
}) {
  return (
    <fieldset className="field">
      <legend className="sr-only">结果领取方式</legend>
      <div className={props.large ? 'choices large' : 'choices'}>
        {(Object.keys(deliveryMethods) as DeliveryMethod[]).map(method => (
          <label className="choice" key={method}>
            <input
              type="radio"
              name="delivery"
              checked={props.value === method}
              onChange={() => props.onChange(method)}
            />
            <span>
              {deliveryMethods[method]}
              {props.large && <span className="muted block">{says[method]}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
