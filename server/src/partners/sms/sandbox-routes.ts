/** What the sandbox gateway of this server was sent, and how it behaves, for whoever shows or tests it. */
import { maskPhone } from '@onething/core/identifiers.ts'
import type { App } from '../../http/server.ts'
import { SandboxSmsBehaviour, SandboxSmsView } from '../../sms/view.ts'
import type { SandboxSms } from './sandbox.ts'

const tags = ['demo']

export function sandboxSmsRoutes(app: App, sandbox: SandboxSms) {
  const show = () => ({
    behaviour: sandbox.behaviour,
    sent: sandbox.sent().map(({ id, phone, text }) => ({ id, text, phoneMasked: maskPhone(phone) })),
  })

  app.get(
    '/api/demo/sms',
    { config: { access: 'supervisor' }, schema: { tags, summary: '演示短信', response: { 200: SandboxSmsView } } },
    show,
  )

  app.put(
    '/api/demo/sms',
    {
      config: { access: 'supervisor' },
      schema: {
        tags,
        summary: '让演示短信网关正常、缓慢或中断',
        body: SandboxSmsBehaviour,
        response: { 200: SandboxSmsView },
      },
    },
    request => {
      sandbox.setBehaviour(request.body.behaviour)
      return show()
    },
  )
}
