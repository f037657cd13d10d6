import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Link, ScrollRestoration } from 'react-router'
import { demoDay, demoPeople } from '../api/people.ts'
import { day, setDaysAhead } from './text.ts'

/** Header, main, footer: the landmarks every page has. */
export function Shell({ desk, nav, children }: { desk: string; nav: ReactNode; children: ReactNode }) {
  const demo = useQuery(demoPeople)
  const clock = useQuery(demoDay).data
  setDaysAhead(clock?.aheadDays ?? 0)
  // Drawn before the clock was known, the days left are wrong: once it is, the page is drawn anew. Later moves wait for
  // the page's own next drawing, for somebody may be typing.
  const first = useRef<number>(undefined)
  if (clock) first.current ??= clock.aheadDays
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="masthead">
        <div className="wide">
          <Link className="brand" to="/">
            <img src="/seal.svg" alt="" width={38} height={38} />
            <span>
              <strong>一件事一次办</strong>
              <small>{desk}</small>
            </span>
          </Link>
          {nav}
        </div>
      </header>
      {clock && clock.aheadDays > 0 && (
        <p className="demo-clock">
          演示时钟：今天是 <time dateTime={clock.today}>{day(clock.today)}</time>
        </p>
      )}
      <main id="content" tabIndex={-1}>
        <div className="wide" key={first.current}>
          {children}
        </div>
      </main>
      <footer className="colophon">
        <div className="wide">
          <p>河南省政务服务 · 一次告知、一张表单、一套材料、一次办好</p>
          {demo.data?.length ? <p>演示环境：人员、单位和办件均为虚构，请勿填写真实个人信息。</p> : null}
        </div>
      </footer>
      <ScrollRestoration />
    </>
  )
}
