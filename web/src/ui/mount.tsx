import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { Problem } from '../api/client.ts'
import './base.css'

type Locale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>

/** An ES module that the type checker takes for CommonJS. */
const chinese = zhCN as unknown as Locale

/** Puts one desk on its page: theme, language, the cache of what the server said, and the desk's own paths. */
export function mount(desk: { routes: RouteObject[]; basename: string; theme: ThemeConfig }) {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, problem) => count < 2 && !(problem instanceof Problem && problem.status < 500),
      },
    },
  })
  const router = createBrowserRouter(desk.routes, { basename: desk.basename })
  createRoot(document.getElementById('desk')!).render(
    <StrictMode>
      <ConfigProvider theme={desk.theme} locale={chinese} button={{ autoInsertSpace: false }}>
        <App className="app">
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>,
  )
}
