/** Everything somebody may do to a case at a moment, as the table of what is allowed has it. */
import {
  allowedOnCase,
  allowedOnPart,
  getPart,
  isAwaited,
  isHearingOffered,
  isMovable,
  levelOf,
} from '../lifecycle/allowed.ts'
import type { CaseFile, CorrectionItem, Outcome, Part } from '../lifecycle/case-file.ts'
import { lawfulPauses, runningPause } from '../lifecycle/clocks.ts'
import { hearingDays } from '../lifecycle/hearing.ts'
import * as lifecycle from '../lifecycle/lifecycle.ts'
import { partsToInspect, type VisitSlot } from '../lifecycle/visits.ts'
import { addDays } from '../workdays.ts'

export type Step = (file: CaseFile) => Outcome
export type Move = [name: string, run: Step]

export const remedies = '可以申请行政复议或者提起行政诉讼'
export const reasons = '不符合条件'
export const answerDays = 15
const phone: CorrectionItem = { kind: 'field', target: 'applicant.phone', name: '联系电话', problem: '号码不全' }
const two = ['李审查', '赵核查']

type As = (by: string) => lifecycle.Act

/** Who opines at which level; the last one decides. */
const officers = ['李审查', '王审核', '张局长']

export function movesOf(file: CaseFile, act: As): Move[] {
  const applicant = act('申请人')
  const onParts = file.parts.flatMap(({ part: id }) => {
    const part = getPart(file, id)
    return allowedOnPart(file, part).flatMap(command => ofPart[command]?.(part, file, act) ?? [])
  })
  return [...onParts, ...allowedOnCase(file).flatMap(command => ofCase[command]?.(file, applicant) ?? [])]
}

type OfPart = (part: Part, file: CaseFile, act: As) => Move[]

const ofPart: { [command in ReturnType<typeof allowedOnPart>[number]]?: OfPart } = {
  verdict({ part, correctionUsed, rules }, _, act) {
    const officer = act(officers[0]!)
    const give =
      (command: lifecycle.VerdictCommand): Step =>
      now =>
        lifecycle.giveVerdict(now, part, command, officer, answerDays)
    const override = correctionUsed ? '本机关疏漏' : undefined
    return [
      ['complete', give({ verdict: 'complete' })],
      ['correct', give({ verdict: 'correct', items: [phone], override })],
      ['refuse', give({ verdict: 'refuse', reasons, remedies })],
      ['notNeeded', give({ verdict: 'refuse', ground: 'notNeeded', reasons, remedies })],
      ...(rules.levels > 1
        ? ([['opine', orElse(give({ verdict: 'complete', opinion: { result: 'granted' } }))]] as Move[])
        : []),
    ]
  },
  opine(part, _, act) {
    const level = levelOf(part)
    return [
      ['opine', now => lifecycle.opine(now, part.part, { result: 'granted' }, act(officers[level - 1]!))],
      ['opine', now => lifecycle.opine(now, part.part, { result: 'denied', reasons }, act(officers[level - 1]!))],
    ]
  },
  sendBack: (part, _, act) => [
    ['sendBack', now => lifecycle.sendBack(now, part.part, '请补充核对', act(officers[levelOf(part) - 1]!))],
  ],
  decide(part, _, act) {
    const decider = act(officers[levelOf(part) - 1]!)
    const give =
      (command: lifecycle.DecisionCommand): Step =>
      now =>
        lifecycle.decide(now, part.part, command, decider, answerDays)
    return [
      ['deny', give({ result: 'denied', reasons, remedies })],
      ...(part.turns.inspection?.state === 'failed'
        ? []
        : ([
            ['grant', give({ result: 'granted', reasons })],
            ['grantPartly', give({ result: 'granted', excluded: '凉菜', reasons, remedies })],
          ] as Move[])),
    ]
  },
  pause({ part, rules }, _, act) {
    const officer = act(officers[0]!)
    const notices = (rules.publicNotices ?? []).map(
      ({ kind, days }): Move => [
        'announce',
        now => lifecycle.pause(now, part, { kind, reason: '公告', days }, [kind], officer),
      ],
    )
    return [
      ['pause', now => lifecycle.pause(now, part, { kind: lawfulPauses[4], reason: '送检', days: 5 }, [], officer)],
      ...notices,
    ]
  },
  resume(part, _, act) {
    const officer = act(officers[0]!)
    const { until } = runningPause(part)!
    return until && officer.today <= until ? [] : [['resume', now => lifecycle.resume(now, part.part, '合格', officer)]]
  },
  objectTo: ({ part }, _, act) => [
    ['objectTo', now => lifecycle.objectTo(now, part, { by: '邻居', text: '不同意' }, act('登记人'))],
  ],
  extend({ part, legalDue }, _, act) {
    const officer = act(officers[0]!)
    const isLate = legalDue !== null && legalDue < officer.today
    return isLate ? [] : [['extend', now => lifecycle.extend(now, part, { days: 3, reason: '情况复杂' }, officer)]]
  },
  approveExtension: ({ part }, _, act) => [
    ['approve', now => lifecycle.approveExtension(now, part, true, act('张局长'))],
    ['disapprove', now => lifecycle.approveExtension(now, part, false, act('张局长'))],
  ],
  offerHearing: ({ part }, _, act) => [
    [
      'offerHearing',
      now => lifecycle.offerHearing(now, part, { reason: '涉及邻居', interested: ['邻居'] }, act(officers[0]!)),
    ],
  ],
  scheduleHearing({ part }, _, act) {
    const officer = act(officers[0]!)
    const date = addDays(officer.calendar, officer.today, hearingDays.notice, 'workingDay').due
    const command = { date, time: '09:00', place: '会议室', host: '周主持' }
    return [['scheduleHearing', orElse(now => lifecycle.scheduleHearing(now, part, command, officer))]]
  },
  recordHearing: ({ part, turns }, _, act) =>
    act('周主持').today < turns.hearing!.date!
      ? []
      : [['recordHearing', now => lifecycle.recordHearing(now, part, '双方陈述', act('周主持'))]],
  proposeVisit(_, file, act) {
    const officer = act(officers[0]!)
    const parts = partsToInspect(file).map(one => one.part)
    return [
      [
        'proposeVisit',
        now => lifecycle.proposeVisit(now, { parts, slots: slotsAfter(officer), place: '店里' }, officer),
      ],
    ]
  },
  recordFinding({ part, rules }, file, act) {
    const visit = file.visits.find(one => one.kind === 'inspection' && one.closedOn === null)!
    const officer = act('勘验员')
    if (officer.today < visit.slot!.date) return []
    const checks = rules.inspection!.checks
    const find =
      (ok: boolean, hopeless?: boolean): Step =>
      now =>
        lifecycle.recordFinding(
          now,
          part,
          { officers: two, items: checks.map(check => ({ check, ok, note: '' })), photos: [], note: '', hopeless },
          officer,
        )
    return [
      ['inspectPassed', find(true)],
      ['inspectRectify', find(false)],
      ['inspectFailed', find(false, true)],
    ]
  },
  waiveInspection: ({ part }, _, act) => [
    ['waiveInspection', now => lifecycle.waiveInspection(now, part, '仅简单制售', act(officers[0]!))],
  ],
  holdReview({ part }, _, act) {
    const officer = act(officers[0]!)
    const slot: VisitSlot = { date: officer.today, half: 'am' }
    return [
      [
        'holdReview',
        now => lifecycle.holdReview(now, { parts: [part], slot, place: '会议室', subject: '方案' }, officer),
      ],
    ]
  },
  recordReviewOpinion: ({ part }, _, act) => [
    [
      'reviewOpinion',
      now => lifecycle.recordReviewOpinion(now, part, { attendees: two, agrees: true, opinion: '同意' }, act('参会人')),
    ],
  ],
  terminate: ({ part }, _, act) => [
    ['terminate', now => lifecycle.terminate(now, part, { ground: 'dissolved', reasons }, act(officers[0]!))],
  ],
  reopen: ({ part }, _, act) => [['reopen', now => lifecycle.reopen(now, part, '行政复议决定', act('张局长'))]],
  verifyCommitment({ part }, _, act) {
    const officer = act('核查人')
    const check =
      (kept: boolean): Step =>
      now =>
        lifecycle.verifyCommitment(now, part, { kept, findings: '现场核对', remedies }, officer)
    return [
      ['commitmentKept', check(true)],
      ['commitmentBroken', check(false)],
    ]
  },
  askRevocation: ({ part }, _, act) => [
    [
      'askRevocation',
      now => lifecycle.askRevocation(now, part, { ground: 'surrendered', reasons, remedies }, act('李审查')),
    ],
  ],
  approveRevocation: ({ part }, _, act) => [
    ['revoke', now => lifecycle.approveRevocation(now, part, true, act('张局长'))],
    ['keepGrant', now => lifecycle.approveRevocation(now, part, false, act('张局长'))],
  ],
  repairCredit: ({ part }, _, act) => [
    ['repairCredit', now => lifecycle.repairCredit(now, part, '已经改正', act('张局长'))],
  ],
}

type OfCase = (file: CaseFile, applicant: lifecycle.Act) => Move[]

const ofCase: { [command in ReturnType<typeof allowedOnCase>[number]]?: OfCase } = {
  answerCorrection: (_, applicant) => [['answer', now => lifecycle.answerCorrection(now, applicant)]],
  supplyDeferred: (_, applicant) => [['supply', now => lifecycle.supplyDeferred(now, deferred(now), applicant)]],
  amend: (_, applicant) => [['amend', now => lifecycle.amend(now, [{ name: '联系电话', before: '138' }], applicant)]],
  choose: (file, applicant) =>
    file.parts
      .filter(part => part.state === 'blocked')
      .flatMap(({ part, turns }): Move[] => [
        ['chooseWithdraw', now => lifecycle.choose(now, part, 'withdraw', applicant)],
        ['chooseHeld', now => lifecycle.choose(now, part, 'held', applicant)],
        ...(turns.blocked!.waitUntil
          ? []
          : ([['chooseWait', now => lifecycle.choose(now, part, 'wait', applicant)]] as Move[])),
      ]),
  confirmVisit(file, applicant) {
    const { number, slots, otherTimes } = file.visits.find(isAwaited)!
    const confirm: Move = ['confirmVisit', now => lifecycle.confirmVisit(now, number, slots[0]!, applicant)]
    const other: Move = [
      'otherTimes',
      now => lifecycle.askOtherTimes(now, number, slotsAfter(applicant), '那天不在', applicant),
    ]
    return otherTimes < 2 ? [confirm, other] : [confirm]
  },
  moveVisit(file, applicant) {
    const { number } = file.visits.find(isMovable)!
    const command = { slots: slotsAfter(applicant), reason: '临时有事' }
    return [['moveVisit', orElse(now => lifecycle.moveVisit(now, number, command, applicant))]]
  },
  reportRectified: (_, applicant) => [['rectified', now => lifecycle.reportRectified(now, applicant)]],
  answerHearing: (file, applicant) =>
    file.parts.filter(isHearingOffered).flatMap(({ part }): Move[] => [
      ['askHearing', now => lifecycle.askHearing(now, part, '申请人', applicant)],
      ['waiveHearing', now => lifecycle.waiveHearing(now, part, applicant)],
    ]),
  withdrawParts: (file, applicant) => {
    const open = file.parts.find(part => !part.endedOn)!
    return [['withdrawPart', now => lifecycle.withdrawParts(now, [open.part], '改变计划', applicant)]]
  },
  collect: (_, applicant) => [['collect', now => lifecycle.collect(now, {}, applicant)]],
}

const deferred = ({ parts }: CaseFile) => parts.flatMap(part => part.deferral?.items ?? []).map(item => item.target)

/** Two half-days of the next week. */
const slotsAfter = ({ calendar, today }: lifecycle.Act): VisitSlot[] =>
  [2, 3].map(days => ({ date: addDays(calendar, today, days, 'workingDay').due, half: 'am' }))

/** What a rule of its own refuses changes nothing. */
const orElse =
  (step: Step): Step =>
  file => {
    try {
      return step(file)
    } catch (error) {
      if (!(error instanceof lifecycle.NotAllowed)) throw error
      return { file, happenings: [], consequences: [] }
    }
  }
