/** What the pages of all sandbox partners share: plain HTML without scripts or anything from elsewhere. */
import { createHash } from 'node:crypto'

const common = `
*{box-sizing:border-box}
body{margin:0;background:#f4f6f9;color:#1f2329;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.demo{margin:0;background:#fff3d6;border-bottom:1px solid #d48806;padding:.6rem 1rem;text-align:center;font-weight:600}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
`

/** Pages with this style besides the common one, and the policy that allows no other. */
export function pagesWith(own: string) {
  const style = (common + own).trim()
  const digest = createHash('sha256').update(style).digest('base64')
  return {
    page: (title: string, body: string) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(title)}（演示环境）</title><style>${style}</style></head>
<body><p class="demo">演示环境 · 虚构人员和数据</p><main>${body}</main></body></html>`,
    /** A form's redirects count as its action too, so the origins that people return to are named. */
    contentSecurityPolicy: (returnOrigins: string[] = []): string =>
      `default-src 'none'; style-src 'sha256-${digest}'; form-action ${["'self'", ...returnOrigins].join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
  }
}

export const safe = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)
