import { Link } from 'react-router'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'

export function NotFoundPage() {
  return (
    <Page title="没有这个页面" lead="请核对网址，或从首页重新查找。">
      <Link to={paths.home}>返回首页</Link>
    </Page>
  )
}
