import { Link, Outlet, useLocation } from 'react-router'
import { Page } from '../../ui/Page.tsx'
import { paths } from '../paths.ts'

const tabs = [
  { label: '目录版本', to: paths.basicCatalogue },
  { label: '编码关联', to: paths.basicLinks },
  { label: '监管边界', to: paths.basicBoundaries },
  { label: '省平台读取', to: paths.basicExport },
]

/** 省政务服务事项基本目录: where codes come from, what bears them, who supervises, and what the platform reads back. */
export function BasicCataloguePage() {
  const { pathname } = useLocation()
  const here = pathname.replace(/(?<=.)\/$/, '')
  return (
    <Page
      title="省政务服务事项基本目录"
      lead="编码只从导入的基本目录来，由人核对后关联；没有关联的一律标明待编码。"
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <div className="stack">
        <nav className="stages" aria-label="基本目录的各部分">
          {tabs.map(({ label, to }) => (
            <Link key={to} to={to} aria-current={here === to ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <Outlet />
      </div>
    </Page>
  )
}
