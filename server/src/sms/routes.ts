/** 短信: what a person wishes, and what failed, for the supervisors of the place. */
import { maskPhone } from '@onething/core/identifiers.ts'
import Type from 'typebox'
import { within } from '../cases/access.ts'
import { signedIn } from '../http/access.ts'
import { Conflict, Forbidden } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import type { SmsDeps } from './sending.ts'
import { acceptSms, countSms, declineSms, hasDeclined, listFailedSms, resendSms } from './store.ts'
import { SmsDesk, SmsWish, showFailed } from './view.ts'

const tags = ['people']
const Wanted = Type.Object({ on: Type.Boolean() }, { additionalProperties: false })

export function smsRoutes(app: App, deps: SmsDeps & { wake(): void }) {
  const { database, clock } = deps
  const wishOf = async (person: Person) => ({
    on: !(await hasDeclined(database, person.id)),
    phoneMasked: person.phone ? maskPhone(person.phone) : null,
  })

  app.get(
    '/api/me/sms',
    { config: { access: 'applicant' }, schema: { tags, summary: '是否接收短信提醒', response: { 200: SmsWish } } },
    request => wishOf(signedIn(request.person)),
  )

  app.put(
    '/api/me/sms',
    {
      config: { access: 'applicant' },
      schema: { tags, summary: '打开或关闭短信提醒', body: Wanted, response: { 200: SmsWish } },
    },
    async request => {
      const person = signedIn(request.person)
      if (request.body.on) await acceptSms(database, person.id)
      else await declineSms(database, person.id, clock.now().toISOString())
      return wishOf(person)
    },
  )

  app.get(
    '/api/sms',
    {
      config: { access: 'supervisor' },
      schema: { tags: ['supervise'], summary: '本地区没有发出去的短信', response: { 200: SmsDesk } },
    },
    async request => {
      const place = placeOf(signedIn(request.person))
      const [items, counts] = await Promise.all([listFailedSms(database, place), countSms(database, place)])
      const count = (state: string) => counts.find(one => one.state === state)?.count ?? 0
      return { waiting: count('waiting'), failed: count('failed'), items: items.map(showFailed) }
    },
  )

  app.post(
    '/api/sms/:caseNo/:seq/resend',
    {
      config: { access: 'supervisor' },
      schema: {
        tags: ['supervise'],
        summary: '重新发送一条发送失败的短信',
        params: Type.Object({ caseNo: Type.String(), seq: Type.String({ pattern: '^\\d{1,9}$' }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { caseNo, seq } = request.params
      const place = placeOf(signedIn(request.person))
      const again = await resendSms(database, place, caseNo, Number(seq), clock.now().toISOString())
      if (again.length === 0) throw new Conflict('这条短信不在发送失败之列，可能已经重新发送', ['查看发送失败的短信'])
      deps.wake()
      return reply.status(204).send(null)
    },
  )
}

/** 410000 supervises the province, 410100 the city with its districts. */
function placeOf({ region }: Person): string {
  if (!region) throw new Forbidden('您的账号没有关联地区，请联系管理员')
  return within(region)
}
