/** The demo clock as it leaves. */
import Type, { type Static } from 'typebox'
import { aheadOf, dateInHenan } from '../clock.ts'
import type { DemoClock } from './demo-clock.ts'
import type { MoveRow } from './store.ts'

export const DemoMove = Type.Object({
  from: Type.String({ description: 'the date it was' }),
  to: Type.String(),
  days: Type.Integer(),
  by: Type.String(),
  happened: Type.Array(
    Type.Object({ action: Type.String(), label: Type.String(), cases: Type.Integer(), times: Type.Integer() }),
  ),
})
export type DemoMove = Static<typeof DemoMove>

export const DemoClockView = Type.Object({
  now: Type.String(),
  today: Type.String(),
  realNow: Type.String(),
  aheadDays: Type.Integer(),
  moving: Type.Boolean(),
  moves: Type.Array(DemoMove, { description: '最近十次，最近的在前' }),
})
export type DemoClockView = Static<typeof DemoClockView>

export const DemoDay = Type.Object({ today: Type.String(), aheadDays: Type.Integer() })

/** What the days bring, for the supervisor. What has no word of its own is counted with the rest. */
const labels: Record<string, string> = {
  'part.deemedAccepted': '逾期未告知，视为受理',
  'part.accepted': '受理',
  'part.acceptedDeferring': '容缺受理',
  'correction.issued': '一次性告知补正',
  'part.deemedWithdrawn': '逾期未补正，视为撤回',
  'part.deferralExpired': '容缺逾期未补交，视为撤回',
  'part.blocked': '前置事项未通过，等申请人选择',
  'part.choiceExpired': '等待选择的期限已过，视为撤回',
  'part.hearingForgone': '逾期没有要求听证',
  'part.notRectified': '逾期没有完成整改',
  'part.visitMissed': '没有选择勘验时间',
  'case.reminded': '提醒了申请人',
  'visit.proposed': '联合勘验可以预约',
  'case.concluded': '办件全部办结',
}
const other = '其他变化'

export function showMove({ began_at, from_days, to_days, moved_name, happened }: MoveRow): DemoMove {
  const began = new Date(began_at)
  const days = to_days - from_days
  return {
    from: dateInHenan(began),
    to: dateInHenan(aheadOf({ now: () => began }, () => days).now()),
    days,
    by: moved_name,
    happened: (happened ?? []).map(one => ({ ...one, label: labels[one.action] ?? other })),
  }
}

export const showClock = (clock: DemoClock, moving: boolean, moves: MoveRow[]): DemoClockView => ({
  now: clock.now().toISOString(),
  today: dateInHenan(clock.now()),
  realNow: clock.real.now().toISOString(),
  aheadDays: clock.aheadDays,
  moving,
  moves: moves.map(showMove),
})
