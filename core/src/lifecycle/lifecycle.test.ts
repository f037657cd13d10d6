import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftFile, walk } from '../testing/walk.ts'
import { buildCalendar, type CalendarYear } from '../workdays.ts'
import { allowedOnCase, allowedOnPart, getPart, NotAllowed } from './allowed.ts'
import type { CaseFile, CorrectionItem, Outcome } from './case-file.ts'
import { criticalPathOf } from './critical-path.ts'
import type { Act, NewPart } from './lifecycle.ts'
import * as lifecycle from './lifecycle.ts'

const of2026: CalendarYear = {
  year: 2026,
  notice: { title: '放假安排', number: '〔2025〕7号', date: '2025-11-04' },
  holidays: [{ name: '端午节', from: '2026-06-19', to: '2026-06-21' }],
}
const calendar = buildCalendar([of2026])
const answerDays = 15

const on = (today: string, by = '李审查'): Act => ({ by, name: by, at: `${today}T09:00:00+08:00`, today, calendar })
const monday = on('2026-06-01')
const remedies = '可以申请行政复议或者提起行政诉讼'

function newPart(part: string, promised: number, after: NewPart['after'] = []): NewPart {
  const days = (count: number) => ({ days: count, unit: 'workingDay' as const })
  return {
    part,
    service: part,
    after,
    rules: { levels: 1 },
    limits: { promised: days(promised), statutory: days(20), silence: days(5) },
  }
}

/** 开酒吧: 食品和消防并行；娱乐许可等消防检查合格后才能决定；演出备案要先拿到娱乐许可。 */
const bar = [
  newPart('食品', 8),
  newPart('消防', 3),
  newPart('娱乐', 10, [{ part: '消防', kind: 'before-decision' }]),
  newPart('备案', 1, [{ part: '娱乐', kind: 'before-acceptance' }]),
]
const submitted = () => lifecycle.submit(draftFile(), bar, monday).file

type Step = (file: CaseFile) => Outcome
const run = (file: CaseFile, ...steps: Step[]) => steps.reduce((now, step) => step(now).file, file)
const complete =
  (part: string, act = monday): Step =>
  file =>
    lifecycle.giveVerdict(file, part, { verdict: 'complete' }, act, answerDays)
const correct =
  (part: string, items: CorrectionItem[], act = monday, override?: string): Step =>
  file =>
    lifecycle.giveVerdict(file, part, { verdict: 'correct', items, override }, act, answerDays)
const refuse =
  (part: string, act = monday): Step =>
  file =>
    lifecycle.giveVerdict(file, part, { verdict: 'refuse', reasons: '不属于本机关职权范围', remedies }, act, answerDays)
const grant =
  (part: string, act = monday): Step =>
  file =>
    lifecycle.decide(file, part, { result: 'granted' }, act, answerDays)
const deny =
  (part: string, act = monday): Step =>
  file =>
    lifecycle.decide(file, part, { result: 'denied', reasons: '疏散通道宽度不足', remedies }, act, answerDays)

const states = (file: CaseFile) => Object.fromEntries(file.parts.map(part => [part.part, part.state]))
const drawings = (problem: string): CorrectionItem => ({
  kind: 'evidence',
  target: 'premises-drawings',
  name: '平面图',
  problem,
})
const phone: CorrectionItem = { kind: 'field', target: 'applicant.phone', name: '联系电话', problem: '少一位' }

describe('intake', () => {
  test('all departments look at their part at the same time; those that are complete are not held back', () => {
    const file = run(submitted(), complete('食品'))
    expect(states(file)).toEqual({ 食品: 'accepted', 消防: 'submitted', 娱乐: 'submitted', 备案: 'submitted' })
    expect(getPart(file, '食品')).toMatchObject({
      acceptedOn: '2026-06-01',
      promisedDue: '2026-06-11',
      legalDue: '2026-06-30',
    })
  })

  test('what is missing is told before the window of the one that asks closes, whoever is still silent', () => {
    const asked = run(submitted(), correct('消防', [drawings('缺疏散出口')]), complete('食品'))
    expect(lifecycle.deemAccepted(asked, on('2026-06-05'), answerDays).file.correction).toBeNull()
    const lastDay = lifecycle.deemAccepted(asked, on('2026-06-08'), answerDays).file
    expect(lastDay.correction).toMatchObject({ number: 1, issuedAt: '2026-06-08T09:00:00+08:00' })
    expect(states(lastDay)).toEqual({ 食品: 'accepted', 消防: 'correction', 娱乐: 'submitted', 备案: 'submitted' })
  })

  test('a later list takes over what an earlier one still asks for, so that there is one list', () => {
    const first = lifecycle.deemAccepted(
      run(submitted(), correct('消防', [drawings('缺疏散出口')]), complete('食品')),
      on('2026-06-08'),
      answerDays,
    ).file
    const second = run(first, correct('娱乐', [phone], on('2026-06-08')), complete('备案', on('2026-06-08')))
    expect(second.correction!.number).toBe(2)
    expect(second.correction!.items.map(item => item.target)).toEqual(['premises-drawings', 'applicant.phone'])
    const answered = lifecycle.answerCorrection(second, on('2026-06-09')).file
    expect(states(answered)).toMatchObject({ 消防: 'submitted', 娱乐: 'submitted' })
    expect(answered.correction).toMatchObject({
      answeredAt: '2026-06-09T09:00:00+08:00',
      closedAt: '2026-06-09T09:00:00+08:00',
    })
  })

  test('the applicant is told once, when all have answered: merged by material, with the departments behind each line', () => {
    const waiting = run(
      submitted(),
      correct('食品', [drawings('未标面积'), phone]),
      correct('消防', [drawings('未标面积'), drawings('缺疏散出口')]),
      complete('娱乐'),
    )
    expect(waiting.correction).toBeNull()
    const { file, consequences } = complete('备案')(waiting)
    expect(file.correction).toMatchObject({ number: 1, answerBy: '2026-06-23', answeredAt: null })
    expect(file.correction!.items).toEqual([
      {
        kind: 'evidence',
        target: 'premises-drawings',
        name: '平面图',
        problems: ['未标面积', '缺疏散出口'],
        parts: ['食品', '消防'],
      },
      { kind: 'field', target: 'applicant.phone', name: '联系电话', problems: ['少一位'], parts: ['食品'] },
    ])
    expect(consequences.map(one => one.text)).toEqual([expect.stringContaining('2 项需要补正')])
    expect(states(file)).toEqual({ 食品: 'correction', 消防: 'correction', 娱乐: 'accepted', 备案: 'submitted' })
  })

  test('after the answer the clock of silence starts again; a second correction needs a reason and is a fault', () => {
    const asked = run(submitted(), ...['消防', '娱乐', '备案'].map(part => complete(part)), correct('食品', [phone]))
    const answered = lifecycle.answerCorrection(asked, on('2026-06-05')).file
    expect(getPart(answered, '食品')).toMatchObject({
      state: 'submitted',
      receivedOn: '2026-06-05',
      intakeDue: '2026-06-12',
    })
    const again = correct('食品', [phone], on('2026-06-08'))
    expect(() => again(answered)).toThrow(NotAllowed)
    expect(() => again(answered)).toThrow('补正只能一次告知')
    const fault = correct('食品', [phone], on('2026-06-08'), '新增附件内容有误')(answered)
    expect(fault.file.correction).toMatchObject({ number: 2, answeredAt: null })
    expect(fault.happenings[0]!.data).toMatchObject({ fault: true, override: '新增附件内容有误' })
  })

  test('silence is acceptance, dated from receipt, on the day after the window', () => {
    expect(lifecycle.deemAccepted(submitted(), on('2026-06-08'), answerDays).happenings).toEqual([])
    const { file } = lifecycle.deemAccepted(submitted(), on('2026-06-09'), answerDays)
    expect(states(file)).toEqual({ 食品: 'accepted', 消防: 'accepted', 娱乐: 'accepted', 备案: 'submitted' })
    expect(getPart(file, '消防')).toMatchObject({ acceptedOn: '2026-06-01', promisedDue: '2026-06-04' })
  })

  test('the silence of one department lets the correction of the others go out', () => {
    const file = lifecycle.deemAccepted(run(submitted(), correct('食品', [phone])), on('2026-06-09'), answerDays).file
    expect(states(file)).toMatchObject({ 食品: 'correction', 消防: 'accepted' })
  })

  test('no answer in time withdraws only the parts concerned and what depends on them', () => {
    const asked = run(submitted(), complete('食品'), complete('消防'), complete('备案'), correct('娱乐', [phone]))
    expect(lifecycle.expireCorrection(asked, on('2026-06-23')).happenings).toEqual([])
    const { file } = lifecycle.expireCorrection(asked, on('2026-06-24'))
    expect(states(file)).toEqual({ 食品: 'accepted', 消防: 'accepted', 娱乐: 'deemedWithdrawn', 备案: 'blocked' })
    expect(allowedOnCase(file)).not.toContain('answerCorrection')
  })

  test('a refusal has reasons and remedies, a correction says what is wrong', () => {
    expect(getPart(run(submitted(), refuse('消防')), '消防').refusal).toMatchObject({
      reasons: '不属于本机关职权范围',
      remedies,
    })
    const give = (command: lifecycle.VerdictCommand) => () =>
      lifecycle.giveVerdict(submitted(), '消防', command, monday, answerDays)
    expect(give({ verdict: 'refuse', reasons: '理由' })).toThrow('reasons and remedies')
    expect(give({ verdict: 'refuse', reasons: ' ', remedies })).toThrow('reasons and remedies')
    expect(give({ verdict: 'correct', items: [] })).toThrow('what is to be corrected')
  })
})

describe('order', () => {
  const accepted = () => run(submitted(), ...bar.map(({ part }) => complete(part)))

  test('what waits before acceptance is accepted only when the other is granted, and its limit runs from then', () => {
    const before = accepted()
    expect(getPart(before, '备案')).toMatchObject({ state: 'submitted', acceptedOn: null })
    const after = run(before, grant('消防', on('2026-06-03')), grant('娱乐', on('2026-06-10')))
    expect(getPart(after, '备案')).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-06-10',
      promisedDue: '2026-06-11',
    })
  })

  test('what waits before decision is accepted together and decided only after the other', () => {
    expect(allowedOnPart(accepted(), getPart(accepted(), '娱乐'))).not.toContain('decide')
    expect(() => grant('娱乐')(accepted())).toThrow('前置事项尚未办结')
    expect(allowedOnPart(run(accepted(), grant('消防')), getPart(run(accepted(), grant('消防')), '娱乐'))).toContain(
      'decide',
    )
  })

  test('the promised date is the critical path, never the sum', () => {
    expect(accepted().promisedDate).toBe('2026-06-16') // 10 working days for 娱乐 to 06-15, then one for 备案
  })

  test('it is known what holds the date of the whole, and it moves when something moves', () => {
    expect(criticalPathOf(accepted(), monday).parts).toEqual(['娱乐', '备案'])
    const waits = lifecycle.pause(accepted(), '食品', { kind: '检测', reason: '送检', days: 5 }, [], monday).file
    const late = lifecycle.resume(waits, '食品', '合格', on('2026-06-30')).file
    expect(criticalPathOf(late, on('2026-06-30'))).toMatchObject({ promisedDate: late.promisedDate, parts: ['食品'] })
  })

  test('a denial blocks only what depends on it', () => {
    const file = run(accepted(), deny('消防'))
    expect(states(file)).toEqual({ 食品: 'accepted', 消防: 'denied', 娱乐: 'blocked', 备案: 'submitted' })
    expect(file.state).toBe('inProgress')
  })

  test('a denial that blocks the last department without a verdict lets the correction go out', () => {
    const waiting = run(submitted(), correct('食品', [phone]), complete('消防'), complete('备案'))
    const file = run(waiting, deny('消防'))
    expect(states(file)).toEqual({ 食品: 'correction', 消防: 'denied', 娱乐: 'blocked', 备案: 'submitted' })
    expect(file.correction).toMatchObject({ answeredAt: null })
  })
})

describe('the end', () => {
  test('when every part has ended the case is concluded and all results are collected together', () => {
    const file = run(
      submitted(),
      ...bar.map(({ part }) => complete(part)),
      grant('消防'),
      deny('娱乐'),
      grant('食品', on('2026-06-05')),
      file => lifecycle.choose(file, '备案', 'withdraw', on('2026-06-05')),
    )
    expect(file).toMatchObject({ state: 'concluded', promisedDate: '2026-06-05' })
    expect(allowedOnCase(file)).toEqual(['collect'])
    const collected = lifecycle.collect(file, { method: 'electronic' }, on('2026-06-08')).file
    expect(collected.state).toBe('delivered')
    expect(states(collected)).toEqual({ 食品: 'issued', 消防: 'issued', 娱乐: 'denied', 备案: 'withdrawn' })
    expect(() => lifecycle.collect(collected, {}, monday)).toThrow('已领取')
  })

  test('withdrawing ends what still runs; what was granted stays granted and can be collected', () => {
    expect(lifecycle.withdraw(submitted(), '改主意了', monday).file.state).toBe('withdrawn')
    const file = lifecycle.withdraw(run(submitted(), complete('食品'), grant('食品')), '不开了', monday).file
    expect(states(file)).toEqual({ 食品: 'granted', 消防: 'withdrawn', 娱乐: 'withdrawn', 备案: 'withdrawn' })
    expect(file.state).toBe('concluded')
  })

  test('two officers never work one part unknowingly: taking over is journalled', () => {
    const claimed = lifecycle.claim(submitted(), '消防', on('2026-06-01', '王一')).file
    expect(() => complete('消防', on('2026-06-01', '赵二'))(claimed)).toThrow('由王一领办')
    const over = lifecycle.claim(claimed, '消防', on('2026-06-01', '赵二'))
    expect(over.happenings[0]!.data).toEqual({ takenOverFrom: '王一' })
    expect(getPart(run(over.file, complete('消防', on('2026-06-01', '赵二'))), '消防').state).toBe('accepted')
  })

  test('a refusal to act names what can be done now', () => {
    const refused = () => lifecycle.submit(submitted(), bar, monday)
    expect(refused).toThrow('办件目前“办理中”，不能提交申请')
    try {
      refused()
    } catch (error) {
      expect((error as NotAllowed).allowed).toEqual(['撤回部分事项', '撤回申请', '当场更正'])
    }
  })
})

// ── the clock ───────────────────────────────────────────────────────────────────────────────────────────────────────

const licence = {
  ...newPart('消防', 3),
  limits: { ...newPart('消防', 3).limits, extension: { days: 10, unit: 'workingDay' as const } },
}
const fire = () => run(lifecycle.submit(draftFile(), [licence], monday).file, complete('消防'))
const inspection = { kind: '检测', reason: '消防设施送检', days: 5 }

describe('the clock of a part', () => {
  test('stands still for the kinds the law names, and goes on the day after they end', () => {
    const paused = lifecycle.pause(fire(), '消防', inspection, [], on('2026-06-02'))
    expect(getPart(paused.file, '消防')).toMatchObject({ promisedDue: null, legalDue: null })
    expect(paused.consequences[0]!.text).toContain('预计 5 个工作日')
    expect(() => grant('消防', on('2026-06-03'))(paused.file)).toThrow('特别程序还没有结束')
    const resumed = lifecycle.resume(paused.file, '消防', '合格', on('2026-06-08')).file
    // 3 working days: none used before the 2nd, so the 9th, 10th, 11th.
    expect(getPart(resumed, '消防').promisedDue).toBe('2026-06-11')
  })

  test('现场核查 does not stop it, unless the service’s own basis says so', () => {
    const visit = { kind: '现场核查', reason: '看现场', days: 2 }
    expect(() => lifecycle.pause(fire(), '消防', visit, [], monday)).toThrow('不是依法可以不计入期限的程序')
    expect(lifecycle.pause(fire(), '消防', visit, ['现场核查'], monday).happenings).toHaveLength(1)
  })

  test('is lengthened once, by somebody else, for a reason that is told', () => {
    const asked = lifecycle.extend(fire(), '消防', { days: 10, reason: '案情复杂' }, monday).file
    expect(getPart(asked, '消防').promisedDue).toBe('2026-06-04')
    expect(() => lifecycle.approveExtension(asked, '消防', true, monday)).toThrow('提出延长的人自己不能批准')
    const extended = lifecycle.approveExtension(asked, '消防', true, on('2026-06-02', '张局长'))
    expect(getPart(extended.file, '消防')).toMatchObject({ promisedDue: '2026-06-18' })
    expect(extended.consequences[0]!.text).toContain('案情复杂')
    expect(() => lifecycle.extend(extended.file, '消防', { days: 1, reason: '再来' }, monday)).toThrow('只能延长一次')
  })

  test('is not lengthened beyond what the law allows, nor after the limit has passed', () => {
    expect(() => lifecycle.extend(fire(), '消防', { days: 11, reason: '太难' }, monday)).toThrow('最多可以延长 10 日')
    expect(() => lifecycle.extend(fire(), '消防', { days: 5, reason: '忘了' }, on('2026-07-31'))).toThrow(
      '法定期限已过',
    )
  })
})

describe('a hearing', () => {
  test('is not chaired by whoever examined, however their name is spaced', () => {
    const offered = lifecycle.offerHearing(fire(), '消防', { reason: '邻居', interested: [] }, monday).file
    const asked = lifecycle.askHearing(offered, '消防', '邻居', monday).file
    const chaired = (host: string) => () =>
      lifecycle.scheduleHearing(asked, '消防', { date: '2026-06-15', time: '09:00', place: '会议室', host }, monday)
    for (const host of ['李审查', ' 李审查 ', '李 审查', '李\u3000审查']) expect(chaired(host)).toThrow('第四十八条')
    expect(getPart(chaired(' 周主持 ')().file, '消防').turns.hearing!.host).toBe('周主持')
  })
})

describe('告知承诺', () => {
  const promised: NewPart = {
    ...licence,
    rules: { levels: 1, commitment: { items: [{ target: 't', name: '检测报告' }], checkDays: 20 } },
  }
  const granted = () =>
    run(lifecycle.submit(draftFile(), [promised, newPart('食品', 8)], monday).file, complete('消防'), grant('消防'))
  const check =
    (kept: boolean): Step =>
    file =>
      lifecycle.verifyCommitment(file, '消防', { kept, findings: '现场没有报告', remedies }, monday)

  test('a broken promise is made good once, whether or not the grant was revoked', () => {
    const repair: Step = file => lifecycle.repairCredit(file, '消防', '已经改正', on('2026-09-01'))
    expect(() => repair(granted())).toThrow('不能信用修复')
    expect(() => repair(run(granted(), check(true)))).toThrow('不能信用修复')
    const broken = run(granted(), check(false))
    const revoked = lifecycle.approveRevocation(broken, '消防', true, on('2026-06-02', '张局长')).file
    for (const file of [broken, revoked]) {
      expect(allowedOnPart(file, getPart(file, '消防'))).toContain('repairCredit')
      const repaired = run(file, repair)
      expect(getPart(repaired, '消防').turns.commitment).toMatchObject({ kept: false, repairedOn: '2026-09-01' })
      expect(() => repair(repaired)).toThrow('不能信用修复')
    }
  })
})

describe('容缺受理', () => {
  const deferred = { items: [{ target: 'quality-system', name: '计算机系统说明' }], days: 5, pauses: true }
  const pharmacy = () =>
    lifecycle.submit(draftFile(), [{ ...licence, part: '药店', deferred }, newPart('食品', 8)], monday).file

  test('accepted now, told once what and by when; the decision waits and the clock with it', () => {
    const accepted = complete('药店')(pharmacy())
    expect(accepted.consequences.map(one => one.text).join()).toContain('请在2026年6月8日前补交：《计算机系统说明》')
    expect(getPart(accepted.file, '药店')).toMatchObject({ state: 'accepted', promisedDue: null })
    expect(() => grant('药店')(accepted.file)).toThrow('容缺的材料还没有补交')
    expect(allowedOnCase(accepted.file)).toContain('supplyDeferred')
    const supplied = lifecycle.supplyDeferred(accepted.file, ['quality-system'], on('2026-06-03')).file
    expect(getPart(supplied, '药店').promisedDue).toBe('2026-06-08')
    expect(run(supplied, grant('药店')).parts[0]!.state).toBe('granted')
  })

  test('what does not come in time takes only its own part with it', () => {
    const late = lifecycle.expireDeferrals(run(pharmacy(), complete('药店'), complete('食品')), on('2026-06-09')).file
    expect(states(late)).toEqual({ 药店: 'deemedWithdrawn', 食品: 'accepted' })
    expect(lifecycle.expireDeferrals(pharmacy(), on('2026-06-08')).happenings).toEqual([])
  })
})

// ── any walk ────────────────────────────────────────────────────────────────────────────────────────────────────────

const kinds = ['before-acceptance', 'before-decision'] as const

/** Up to five parts, each waiting for some of those before it; some may be lengthened, some put something off. */
const anyParts = fc
  .array(
    fc.record({
      before: fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...kinds)), { maxLength: 2 }),
      days: fc.nat(15),
      natural: fc.boolean(),
      extends: fc.boolean(),
      defers: fc.constantFrom(null, true, false),
      levels: fc.constantFrom(1, 2, 3),
      inspection: fc.boolean(),
      hearing: fc.boolean(),
      commitment: fc.boolean(),
      notice: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(parts =>
    parts.map(({ before, days, natural, defers, ...one }, place): NewPart => {
      const after = new Map(before.filter(([earlier]) => earlier < place).map(([earlier, kind]) => [earlier, kind]))
      const unit = natural ? ('naturalDay' as const) : ('workingDay' as const)
      const part = newPart(
        `p${place}`,
        days,
        [...after].map(([earlier, kind]) => ({ part: `p${earlier}`, kind })),
      )
      return {
        ...part,
        rules: {
          levels: one.levels,
          ...(one.inspection && !one.commitment && { inspection: { checks: ['疏散通道'] } }),
          ...(one.hearing && { hearing: { basis: '《娱乐场所管理条例》第十条' } }),
          ...(one.commitment && { commitment: { items: [{ target: 't', name: '报告' }], checkDays: 20 } }),
          ...(one.notice && {
            publicNotices: [{ kind: '公示', days: 20, unit: 'naturalDay' as const, mandatory: one.extends }],
          }),
        },
        limits: {
          ...part.limits,
          promised: { days, unit },
          ...(one.extends && { extension: { days: 10, unit: 'workingDay' as const } }),
        },
        ...(defers !== null && { deferred: { items: [{ target: 't', name: '材料' }], days: 5, pauses: defers } }),
      }
    }),
  )

test('any sequence of lawful commands keeps what has to hold, counts every date right and comes to no dead end', () => {
  fc.assert(
    fc.property(anyParts, fc.infiniteStream(fc.nat(100_000)), (parts, choices) => {
      walk({ calendar, from: '2026-06-01', parts, steps: 60, choose: () => choices.next().value as number })
    }),
    { numRuns: 1000 },
  )
})
