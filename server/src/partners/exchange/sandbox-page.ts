/** The pages of the sandbox data exchange: plain HTML without scripts or anything from elsewhere. */
import { pagesWith, safe } from '../sandbox-page.ts'
import type { ServerBehaviour } from './sandbox-server.ts'

/** Of a question that was refused, nothing is kept but when and why: its fields can hold anything. */
export interface KeptQuestion {
  time: string
  outcome: string
  fields?: { id: string; purpose: string; lifeEvent: string; subject: string; asked: number }
  known?: number
}

export interface ExchangeView {
  behaviour: ServerBehaviour
  names: Record<ServerBehaviour, string>
  slowSeconds: number
  /** The newest first. */
  questions: readonly KeptQuestion[]
}

const { page, contentSecurityPolicy } = pagesWith(`
main{max-width:76rem;margin:0 auto;padding:1rem}
fieldset{border:1px solid #8a94a6;border-radius:6px;background:#fff;margin:0 0 .75rem;padding:.25rem .75rem}
legend{padding:0 .25rem;font-weight:600}
label{display:flex;gap:.75rem;align-items:center;min-height:44px}
label strong,label span span{display:block}
label span span{color:#4e5969;font-size:.9rem}
input{flex:none;width:1.25rem;height:1.25rem}
button{font:inherit;min-height:44px;border:1px solid #0b5cad;border-radius:6px;background:#0b5cad;color:#fff;padding:.5rem 1.25rem;cursor:pointer}
button:focus-visible,input:focus-visible,.wide:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}
.wide{overflow-x:auto;background:#fff;border:1px solid #8a94a6;border-radius:6px}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.5rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid #dfe3ea;white-space:nowrap}
td.purpose{white-space:normal;min-width:12rem}
`)

export { contentSecurityPolicy }

export const exchangePage = (view: ExchangeView): string =>
  page(
    '演示用数据共享平台',
    `<h1>演示用数据共享平台</h1>
<p>这里代替数据共享交换平台，回答“一件事一次办”的提问。人员、企业和数据均为虚构。</p>
<p>现在的状态：<strong>${safe(view.names[view.behaviour])}</strong></p>
<form method="post" action="/behaviour"><fieldset><legend>平台如何回答</legend>
${radios(view)}
</fieldset><button>更改</button></form>
<h2 id="questions">最近的提问</h2>
${view.questions.length > 0 ? table(view.questions) : '<p>还没有收到提问。</p>'}`,
  )

export const messagePage = (title: string, text: string): string =>
  page(title, `<h1>${safe(title)}</h1><p>${safe(text)}</p><p><a href="/">返回</a></p>`)

function radios({ behaviour, names, slowSeconds }: ExchangeView): string {
  const notes: Record<ServerBehaviour, string> = {
    normal: '收到提问马上据实回答',
    slow: `收到提问 ${slowSeconds} 秒后才回答`,
    down: '不作回答，直接断开连接',
    wrong: '回答的内容不符合约定',
    flaky: '每两次提问，第一次答复“稍后再试”，第二次正常回答',
  }
  const radio = (value: ServerBehaviour) =>
    `<label><input type="radio" name="behaviour" value="${value}"${value === behaviour ? ' checked' : ''}><span><strong>${safe(names[value])}</strong><span>${safe(notes[value])}</span></span></label>`
  return (Object.keys(notes) as ServerBehaviour[]).map(radio).join('\n')
}

const headings = ['时间', '用途', '一件事', '查询对象', '问 / 答（项）', '结果', '编号']

/** It can be focused so that it scrolls from the keyboard. */
const table = (questions: readonly KeptQuestion[]) =>
  `<div class="wide" role="region" aria-labelledby="questions" tabindex="0"><table>
<thead><tr>${headings.map(heading => `<th scope="col">${heading}</th>`).join('')}</tr></thead>
<tbody>${questions.map(row).join('\n')}</tbody></table></div>`

function row({ time, outcome, fields, known }: KeptQuestion): string {
  const { purpose = '—', lifeEvent = '—', subject = '—', asked = '—', id = '—' } = fields ?? {}
  const rest = [lifeEvent, subject, `${asked} / ${known ?? '—'}`, outcome, id]
  const cells = rest.map(text => `<td>${safe(text)}</td>`).join('')
  return `<tr><td>${safe(time)}</td><td class="purpose">${safe(purpose)}</td>${cells}</tr>`
}
