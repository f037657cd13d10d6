/** What the person who typed `npm start` sees. */
import type { Config } from './config.ts'

/** `exchange`: where the sandbox's data exchange is told how to behave; undefined when there is none. */
export function welcome(
  { publicUrl, databaseUrl, dataDirectory, production }: Config,
  exchange: string | undefined,
  milliseconds: number,
): string {
  const store = databaseUrl ? 'PostgreSQL (DATABASE_URL)' : `PGlite in ${dataDirectory}`
  return `
OneThing 一件事一次办 · ready in ${(milliseconds / 1000).toFixed(1)} s · ${store}

  办事门户 portal        ${publicUrl}/
  审批工作台 review      ${publicUrl}/review
  综合窗口 counter       ${publicUrl}/counter
  监督 supervise         ${publicUrl}/supervise
  接口文档 API           ${publicUrl}/api/docs
${production ? '' : `  登录名单 who to be     ${publicUrl}/demo\n`}${exchange ? `  数据共享 exchange      ${exchange}/\n` : ''}
  Stop with Ctrl+C. Data stays in place.
`
}
