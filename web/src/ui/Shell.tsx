import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, ScrollRestoration } from 'react-router'
import { demoPeople } from '../api/people.ts'

/** Header, main, footer: the landmarks every page has. */
export function Shell({ desk, nav, children }: { desk: string; nav: ReactNode; children: ReactNode }) {
  const demo = useQuery(demoPeople)
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
      <main id="content" tabIndex={-1}>
        <div className="wide">{children}</div>
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
