/** 预约: of the applicant for a case, of an authority for its day, of its manager for its calendar. */
import { calendarKinds, Openings, Rules, weekdayName } from '@onething/core/appointments/rules.ts'
import { openingsOn } from '@onething/core/appointments/slots.ts'
import { isDate } from '@onething/core/workdays.ts'
import Type from 'typebox'
import { signedIn } from '../http/access.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { listOfDay, recordAttendance } from './attendance.ts'
import { type AppointmentDeps, bookOf, dropException, setException, setWeek, todayOf } from './calendars.ts'
import { releaseDisplaced } from './displaced.ts'
import { showCalendar } from './show.ts'
import { AppointmentDay, AppointmentView, CalendarView } from './view.ts'
import { bookVisit, cancelVisit, changeVisit, showVisits } from './visits.ts'

const strict = { additionalProperties: false }
const CasePath = Type.Object({ caseNo: Type.String() })
const PartPath = Type.Object({ caseNo: Type.String(), part: Type.String() })
const time = { date: Type.String({ maxLength: 10 }), from: Type.String({ maxLength: 5 }) }
const KindPath = Type.Object({ kind: Type.Enum(Object.keys(calendarKinds) as (keyof typeof calendarKinds)[]) })
const DayPath = Type.Object({ ...KindPath.properties, date: Type.String({ maxLength: 10 }) })
const Views = Type.Array(AppointmentView)

export function appointmentRoutes(app: App, deps: AppointmentDeps) {
  visitRoutes(app, deps)
  dayRoutes(app, deps)
  calendarRoutes(app, deps)
}

function visitRoutes(app: App, deps: AppointmentDeps) {
  app.get(
    '/api/cases/:caseNo/appointments',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['appointments'],
        summary: '预约到场：哪些事项需要、已约的和可约的时间',
        params: CasePath,
        response: { 200: Views },
      },
    },
    request => showVisits(deps, request.params.caseNo, signedIn(request.person)),
  )

  app.post(
    '/api/cases/:caseNo/appointments',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['appointments'],
        summary: '预约到场；同一事项、同一时间重复提交只预约一次',
        params: CasePath,
        body: Type.Object({ part: Type.String(), ...time }, strict),
        response: { 201: Views },
      },
    },
    async (request, reply) => {
      const by = signedIn(request.person)
      const { caseNo } = request.params
      const { part, ...wanted } = request.body
      await bookVisit(deps, { caseNo, part, by }, wanted)
      return reply.status(201).send(await showVisits(deps, caseNo, by))
    },
  )

  app.put(
    '/api/cases/:caseNo/appointments/:part',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['appointments'],
        summary: '改约，到场日期的前一天为止',
        params: PartPath,
        body: Type.Object(time, strict),
        response: { 200: Views },
      },
    },
    async request => {
      const by = signedIn(request.person)
      await changeVisit(deps, { ...request.params, by }, request.body)
      return showVisits(deps, request.params.caseNo, by)
    },
  )

  app.delete(
    '/api/cases/:caseNo/appointments/:part',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['appointments'],
        summary: '取消预约，到场日期的前一天为止',
        params: PartPath,
        response: { 200: Views },
      },
    },
    async request => {
      const by = signedIn(request.person)
      await cancelVisit(deps, { ...request.params, by })
      return showVisits(deps, request.params.caseNo, by)
    },
  )
}

function dayRoutes(app: App, deps: AppointmentDeps) {
  app.get(
    '/api/appointments',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['appointments'],
        summary: '本机关一天的预约，到场和勘验',
        querystring: Type.Object({ date: Type.Optional(Type.String({ maxLength: 10 })) }),
        response: { 200: AppointmentDay },
      },
    },
    async request => {
      const { authority } = signedIn(request.person)
      if (!authority) throw new NotFound('您的账号没有关联办理机关，请联系管理员')
      const { date = todayOf(deps) } = request.query
      if (!isDate(date))
        throw new Invalid([{ where: 'query', target: 'date', message: '日期不正确，请写成 2026-06-01' }])
      const kinds = Object.keys(calendarKinds) as (keyof typeof calendarKinds)[]
      const books = await Promise.all(kinds.map(kind => bookOf(deps, authority.id, kind, { from: date, until: date })))
      return {
        date,
        weekday: weekdayName(date),
        today: todayOf(deps),
        open: books.map(one => ({ kind: one.kind, openings: [...openingsOn(one, date, deps.calendar)] })),
        items: await listOfDay(deps, authority.id, date),
      }
    },
  )

  app.post(
    '/api/appointments/:caseNo/:part/attendance',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['appointments'],
        summary: '登记已到场或者未到场；以最后一次登记为准',
        params: PartPath,
        body: Type.Object(
          {
            attempt: Type.Integer({ minimum: 1, description: '列表中的 attempt：第几次预约' }),
            outcome: Type.Enum(['present', 'absent']),
            note: Type.Optional(Type.String({ maxLength: 200 })),
          },
          strict,
        ),
      },
    },
    async (request, reply) => {
      const { attempt, outcome, note } = request.body
      const by = signedIn(request.person)
      await recordAttendance(deps, { ...request.params, attempt, outcome, note: note?.trim() || null, by })
      return reply.status(204).send()
    },
  )
}

function calendarRoutes(app: App, deps: AppointmentDeps) {
  app.get(
    '/api/appointment-calendars/:kind',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['appointments'],
        summary: '本机关的预约日历：每周安排、例外日期和已约的',
        params: KindPath,
        response: { 200: CalendarView },
      },
    },
    request => showCalendar(deps, signedIn(request.person), request.params.kind),
  )

  app.put(
    '/api/appointment-calendars/:kind',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['appointments'],
        summary: '设定每周安排；不能再到场的预约会取消并告知申请人',
        params: KindPath,
        body: Type.Object({ ...Rules.properties, version: Type.Integer({ minimum: 0 }) }, strict),
        response: { 200: CalendarView },
      },
    },
    async request => {
      const by = signedIn(request.person)
      const { kind } = request.params
      await setWeek(deps, by, kind, request.body)
      return showCalendar(deps, by, kind, await releaseDisplaced(deps, [by.authority!.id]))
    },
  )

  app.put(
    '/api/appointment-calendars/:kind/days/:date',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['appointments'],
        summary: '一天另行安排（openings 为空即不开放）；不能再到场的预约会取消并告知申请人',
        params: DayPath,
        body: Type.Object(
          { openings: Openings, reason: Type.String({ minLength: 1, maxLength: 100, description: '申请人会看到' }) },
          strict,
        ),
        response: { 200: CalendarView },
      },
    },
    async request => {
      const by = signedIn(request.person)
      const { kind, date } = request.params
      await setException(deps, by, kind, { date, ...request.body })
      return showCalendar(deps, by, kind, await releaseDisplaced(deps, [by.authority!.id]))
    },
  )

  app.delete(
    '/api/appointment-calendars/:kind/days/:date',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['appointments'],
        summary: '恢复这一天的每周安排',
        params: DayPath,
        response: { 200: CalendarView },
      },
    },
    async request => {
      const by = signedIn(request.person)
      const { kind, date } = request.params
      await dropException(deps, by, kind, date)
      return showCalendar(deps, by, kind, await releaseDisplaced(deps, [by.authority!.id]))
    },
  )
}
