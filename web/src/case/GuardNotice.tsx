import { Link } from 'react-router'
import type { Plan } from '../api/types.ts'
import { sentence } from '../ui/text.ts'

/** Why someone may not start, and the way out. */
export function GuardNotice(props: { guard: NonNullable<Plan['guard']>; link?: (lifeEvent: string) => string }) {
  const { guard, link } = props
  return (
    <div className={guard.notNeeded ? 'notice ok' : 'notice warn'} role="alert">
      <p>
        <strong>原因：</strong>
        {sentence(guard.because)}
      </p>
      <p>
        <strong>{guard.notNeeded ? '结论：' : '您可以：'}</strong>
        {sentence(guard.wayOut)}
      </p>
      {guard.authority && (
        <p>
          <strong>找谁办：</strong>
          {guard.authority}
        </p>
      )}
      {guard.lifeEvent && link && (
        <p>
          <Link to={link(guard.lifeEvent)}>去办这件事</Link>
        </p>
      )}
    </div>
  )
}
