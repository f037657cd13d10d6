import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'

/** One page: its title in the tab, one h1 that takes the focus when the path changes, and a way back. */
export function Page(props: {
  title: string
  lead?: ReactNode
  back?: { to: string; label?: string }
  wideHead?: boolean
  children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, search } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what a new page means here
  useEffect(() => {
    document.title = `${props.title} - 一件事一次办`
    if (arrived) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [props.title, pathname, search])
  return (
    <>
      <div className={props.wideHead ? 'page-head' : 'page-head narrow'}>
        {props.back && (
          <Link className="back no-print" to={props.back.to}>
            {props.back.label ?? '返回'}
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead && <p className="lead">{props.lead}</p>}
      </div>
      {props.children}
    </>
  )
}

/** The first page of a visit keeps the browser's own focus. */
let arrived = false
