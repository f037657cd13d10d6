/** 演示时钟, which supervisors move. In production these addresses do not exist. */
import Type from 'typebox'
import { dateInHenan } from '../clock.ts'
import { signedIn } from '../http/access.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import { type MoveDeps, move } from './move.ts'
import { isMoving, listMoves } from './store.ts'
import { DemoClockView, DemoDay, showClock } from './view.ts'

const tags = ['demo']
const strict = { additionalProperties: false }
const Goal = Type.Object(
  {
    days: Type.Optional(Type.Integer({ description: '向前拨几天，1 至 400' })),
    to: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '拨到哪一天' })),
  },
  strict,
)

export function demoRoutes(app: App, deps: MoveDeps) {
  const { database, demoClock } = deps
  const show = async () => {
    const [moving, moves] = await Promise.all([
      isMoving(database, demoClock.real.now().toISOString()),
      listMoves(database),
    ])
    return showClock(demoClock, moving, moves)
  }

  app.get(
    '/api/demo/today',
    {
      config: { access: 'public' },
      schema: { tags, summary: '演示时钟的今天：页面按它显示期限', response: { 200: DemoDay } },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { today: dateInHenan(demoClock.now()), aheadDays: demoClock.aheadDays }
    },
  )

  app.get(
    '/api/demo/clock',
    { config: { access: 'supervisor' }, schema: { tags, summary: '演示时钟', response: { 200: DemoClockView } } },
    async () => {
      await demoClock.refresh()
      return show()
    },
  )

  app.post(
    '/api/demo/clock',
    {
      config: { access: 'supervisor' },
      schema: {
        tags,
        summary: '向前拨动演示时钟，逐日办理到期的事；只能向前',
        body: Goal,
        response: { 200: DemoClockView },
      },
    },
    async request => {
      const key = idempotencyKey(request.headers) ?? crypto.randomUUID()
      await move(deps, signedIn(request.person), request.body, key, error => request.log.error(error))
      return show()
    },
  )
}
