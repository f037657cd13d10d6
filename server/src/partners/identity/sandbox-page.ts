/** The pages of the sandbox identity provider: plain HTML without scripts or anything from elsewhere. */
import type { DemoPerson } from '../population/population.ts'
import { pagesWith, safe } from '../sandbox-page.ts'

const { page, contentSecurityPolicy } = pagesWith(`
main{max-width:60rem;margin:0 auto;padding:1rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
form{margin:0}
li,li form{display:flex;flex:1}
button{font:inherit;min-height:44px;border:1px solid #8a94a6;border-radius:6px;background:#fff;color:inherit;padding:.5rem .75rem;cursor:pointer;text-align:left;width:100%}
button:hover{border-color:#0b5cad;background:#eef5fd}
button:focus-visible,input:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}
button strong,button span{display:block}
button span{color:#4e5969;font-size:.9rem}
.typed{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin-top:.5rem}
.typed label{flex:1 1 16rem}
.typed button{width:auto;background:#0b5cad;border-color:#0b5cad;color:#fff}
input{font:inherit;width:100%;min-height:44px;border:1px solid #8a94a6;border-radius:6px;padding:.5rem .75rem;display:block}
.wrong{color:#a8071a;font-weight:600}
.hint{color:#4e5969;font-size:.9rem;overflow-wrap:anywhere}
`)

export { contentSecurityPolicy }

const groupOrder = ['个人', '企业经办人', '综合窗口', '部门审批', '管理', '目录管理', '监督']

/** @param as whose groups come first  @param unknown an account that was typed and does not exist */
export function peoplePage(people: DemoPerson[], as: string | undefined, unknown: string | undefined): string {
  const groups = Map.groupBy(people, person => person.group)
  const place = (group: string) => groupOrder.indexOf(group) - (groups.get(group)![0]!.as === as ? 100 : 0)
  const sections = [...groups.keys()]
    .sort((left, right) => place(left) - place(right))
    .map(group => `<section><h2>${safe(group)}</h2><ul>${groups.get(group)!.map(personButton).join('')}</ul></section>`)
  const wrong = unknown
    ? `<p class="wrong" id="wrong" role="alert">没有账号“${safe(unknown)}”，请核对，或在下面选择一位人员。</p>`
    : ''
  return page(
    '选择登录人员',
    `<h1>选择登录人员</h1>
<p>这里代替统一身份认证。请选择一位虚构人员登录，不需要密码。</p>
${wrong}${sections.join('\n')}
<section><h2>输入账号</h2>
<form method="post" class="typed"><label>账号<input name="account" required maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false"${unknown ? ' aria-describedby="wrong"' : ''}></label><button>登录</button></form>
<p class="hint">任何机关的审批人员：reviewer@机关代码，例如 reviewer@fire-rescue-410105，同事为 reviewer2@；牵头部门管理员：manager@机关代码；任何地方的窗口人员、目录管理员、审核发布人和监督员：clerk@、cataloguer@、publisher@、supervisor@区划代码，例如 clerk@410105。</p>
</section>`,
  )
}

const personButton = ({ account, name, note }: DemoPerson) =>
  `<li><form method="post"><button name="account" value="${safe(account)}"><strong>${safe(name)}</strong><span>${safe(note)}</span></button></form></li>`

export const messagePage = (title: string, text: string): string =>
  page(title, `<h1>${safe(title)}</h1><p>${safe(text)}</p>`)
