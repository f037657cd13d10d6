/** The same event planned on two days follows the law of each, and the catalogue is whole on every day in between. */
import { asOf, changeDays, dayAfter, firstDay, stretchOf } from '@onething/core/catalogue/as-of.ts'
import { missingElements } from '@onething/core/catalogue/check.ts'
import { checkReferences } from '@onething/core/catalogue/references.ts'
import type { Catalogue, Guard, PublicService, ServiceRow } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { plan } from '@onething/core/plan/plan.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { describe, expect, test } from 'vitest'
import { calendar, wholeCatalogue as catalogue, placeOf } from '../testing/catalogue.ts'

const june2023 = '2023-06-01'
const june2024 = '2024-06-01'
const june2026 = '2026-06-01'

/** Plans by the law of the day on which the applicant comes. */
function planOn(date: string, lifeEvent: string, given: Record<string, unknown>, region = '410105'): Plan {
  const { facts, problems } = normaliseFacts(catalogue.facts, given, date)
  expect(problems).toEqual([])
  return plan(prepare(asOf(catalogue, date), 1), placeOf(region), calendar, { lifeEvent, date, facts })
}

const serviceOn = (date: string, id: string): PublicService => asOf(catalogue, date).services[id]!
const evidenceOf = (result: Plan) => result.evidence.map(line => line.type).sort()
const lawsOn = (date: string, id: string) => serviceOn(date, id).legalBasis!.map(basis => basis.law)
const limitOn = (date: string, id: string) => {
  const { days, unit, confidence } = serviceOn(date, id).statutoryLimit!
  return { days, unit, confidence }
}

// ── stories ─────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('结婚登记', () => {
  const couple = {
    'couple.registrationPlace': 'hukou',
    'couple.closeKin': false,
    'couple.bothOfAge': true,
    'couple.hasSpouse': false,
    'couple.hukouInHenan': false,
    wantMove: false,
    birthPlan: false,
  }
  const marriage = 'civil-affairs/marriage-registration'

  test('2023 年 6 月在金水区登记结婚要带户口簿，2026 年只带身份证', () => {
    const then = planOn(june2023, 'P11', couple)
    expect(evidenceOf(then)).toEqual([
      'couple-photograph',
      'household-register',
      'marriage-declaration',
      'resident-id-card',
    ])
    expect(then.evidence.find(line => line.type === 'household-register')!.necessity).toBe('required')
    const now = planOn(june2026, 'P11', couple)
    expect(evidenceOf(now)).toEqual(['couple-photograph', 'marriage-declaration', 'resident-id-card'])
  })

  test('2025 年 5 月 9 日是要带户口簿的最后一天', () => {
    expect(evidenceOf(planOn('2025-05-09', 'P11', couple))).toContain('household-register')
    expect(evidenceOf(planOn('2025-05-10', 'P11', couple))).not.toContain('household-register')
  })

  test('双方户口、居住证都不在金水区：2023 年要到别处登记，2026 年可以在这里登记，也不再问', () => {
    const elsewhere = { ...couple, 'couple.registrationPlace': 'neither' }
    expect(planOn(june2023, 'P11', elsewhere).guard).toMatchObject({ id: 'registers-elsewhere' })
    expect(planOn(june2026, 'P11', elsewhere).guard).toBeNull()
    const asked = (date: string) => planOn(date, 'P11', {}).questions.map(question => question.fact)
    expect(asked(june2023)).toContain('couple.registrationPlace')
    expect(asked(june2026)).not.toContain('couple.registrationPlace')
  })

  test('2023 年双方都是外地户口的，凭一方的居住证也能在金水区登记', () => {
    const then = planOn(june2023, 'P11', { ...couple, 'couple.registrationPlace': 'permit' })
    expect(then.guard).toBeNull()
    expect(evidenceOf(then)).toContain('residence-permit')
  })

  test('每天只列当天有效的婚姻登记条例', () => {
    const regulation = (date: string) => [...new Set(lawsOn(date, marriage).filter(law => law.includes('登记条例')))]
    expect(regulation(june2023)).toEqual(['《婚姻登记条例》（国务院令第387号）'])
    expect(regulation(june2026)).toEqual(['《婚姻登记条例》（国务院令第804号）'])
  })
})

describe('企业职工退休', () => {
  const man = {
    'retire.kind': '正常',
    'retire.originalAge': 'male60',
    'retire.ageReached': false,
    'applicant.age': 60,
    'payout.exists': false,
    'fund.account': true,
    'pension.paidMonths': 402,
  }
  const early = { ...man, 'retire.kind': '提前', 'retire.earlyReason': 'flexible' }

  test.each([
    ['male60', 59, true],
    ['male60', 60, false],
    ['female55', 54, true],
    ['female55', 55, false],
    ['female50', 49, true],
    ['female50', 50, false],
  ])('2023 年 %s 满 %d 周岁：不能正常退休是 %s', (originalAge, age, closed) => {
    const facts = { ...man, 'retire.originalAge': originalAge, 'applicant.age': age }
    expect(planOn(june2023, 'P19', facts).guard !== null).toBe(closed)
  })

  test('2026 年满六十周岁的男职工，到了按出生年月延迟后的年龄才能正常退休', () => {
    expect(planOn(june2026, 'P19', man).guard!.because).toContain('还没有到法定退休年龄')
    expect(planOn(june2026, 'P19', { ...man, 'retire.ageReached': true }).guard).toBeNull()
  })

  test('弹性提前退休从 2025 年 1 月 1 日起才有，要提前三个月书面告知', () => {
    expect(planOn('2024-12-31', 'P19', early).guard).toMatchObject({ id: 'no-flexible-retirement-yet' })
    const now = planOn('2025-01-01', 'P19', early)
    expect(now.guard).toBeNull()
    expect(evidenceOf(now)).toContain('early-retirement-notice')
  })

  test('2023 年从事特殊工种的男职工五十五周岁、女职工四十五周岁可以提前退休', () => {
    const facts = { ...early, 'retire.earlyReason': 'specialWork' }
    const closed = (originalAge: string, age: number) =>
      planOn(june2023, 'P19', { ...facts, 'retire.originalAge': originalAge, 'applicant.age': age }).guard !== null
    expect([closed('male60', 54), closed('male60', 55)]).toEqual([true, false])
    expect([closed('female50', 44), closed('female50', 45)]).toEqual([true, false])
  })

  test('三段规定依次更替：期限、年龄各按各的日子', () => {
    const id = 'human-resources/retirement-unpaid-normal'
    const says = (date: string) => [limitOn(date, id).confidence, serviceOn(date, id).conditions![0]]
    expect(says(june2023)).toEqual(['unsure', expect.stringContaining('男六十周岁')])
    expect(says(june2024)).toEqual(['sure', expect.stringContaining('男六十周岁')])
    expect(says(june2026)).toEqual(['sure', expect.stringContaining('延迟后的年龄')])
  })
})

describe('开药店', () => {
  const village = {
    'licence.exists': true,
    'licence.scopeMatches': true,
    'device.class3': false,
    'device.class2': false,
    'food.mode': 'none',
    'food.special': 'none',
    'premises.area': 50,
    'drug.scope': '乙类OTC',
    'premises.tenure': 'owned',
  }

  test('2023 年先筹建、后验收，四十五个工作日，没有告知承诺；2026 年十个工作日，可以签承诺书', () => {
    const then = planOn(june2023, 'E22', village, '410225')
    expect(then.promised.days).toBe(45)
    expect(evidenceOf(then)).not.toContain('drug-retail-commitment')
    const now = planOn(june2026, 'E22', village, '410225')
    expect(now.promised.days).toBe(10)
    expect(evidenceOf(now)).toContain('drug-retail-commitment')
    const id = 'drug/drug-retail-licence'
    expect([serviceOn(june2023, id).commitment!.available, serviceOn(june2026, id).commitment!.available]).toEqual([
      false,
      true,
    ])
    expect([limitOn('2023-12-31', id).days, limitOn('2024-01-01', id).days]).toEqual([45, 20])
  })
})

test('食品经营许可：2023 年 12 月 1 日前二十个工作日，延长十个；此后十个，延长五个', () => {
  for (const id of [
    'market-regulation/food-operation-licence',
    'market-regulation/food-licence-or-prepackaged-filing',
  ]) {
    const days = (date: string) => [serviceOn(date, id).statutoryLimit!.days, serviceOn(date, id).extension!.days]
    expect(days('2023-11-30')).toEqual([20, 10])
    expect(days('2023-12-01')).toEqual([10, 5])
    const orders = (date: string) => lawsOn(date, id).filter(law => /令第(17|78)号/.test(law))
    expect(orders(june2023)).toEqual([expect.stringContaining('令第17号')])
    expect(orders(june2026)).toEqual([expect.stringContaining('令第78号')])
  }
})

test('收养：2023 年 7 月 20 日前生父母送养的还核对计划生育协议，此后不再核对', () => {
  const family = {
    'adopt.action': 'establish',
    'adopt.kind': '生父母困难',
    'applicant.age': 38,
    'child.insured': true,
    'child.hasCard': true,
  }
  expect(evidenceOf(planOn('2023-07-19', 'P2', family))).toContain('family-planning-agreement')
  expect(evidenceOf(planOn('2023-07-20', 'P2', family))).not.toContain('family-planning-agreement')
  const id = 'civil-affairs/adoption-registration'
  expect(serviceOn(june2023, id).statutoryLimit!.basis).toContain('（2019 年修订）第七条')
  expect(serviceOn(june2026, id).statutoryLimit!.basis).toContain('第八条')
})

test('开货运公司：4500 千克的界线 2023 年与 2026 年一样', () => {
  const lorry = (totalMassKg: number) => ({
    'licence.exists': true,
    'licence.scopeMatches': true,
    hazmat: false,
    vehicles: [{ plate: '豫A11111', totalMassKg, owned: true }],
  })
  for (const date of [june2023, june2026]) {
    expect(planOn(date, 'E13', lorry(4500)).guard).toMatchObject({ id: 'all-vehicles-light' })
    expect(planOn(date, 'E13', lorry(4501)).guard).toBeNull()
  }
})

describe('社会保险经办', () => {
  test('单位登记：2023 年 12 月 1 日前依社会保险法十五日，此后依条例十个工作日', () => {
    for (const id of [
      'human-resources/employer-social-insurance-registration',
      'healthcare-security/employer-medical-insurance-registration',
    ]) {
      expect(limitOn('2023-11-30', id)).toMatchObject({ days: 15, unit: 'naturalDay', confidence: 'sure' })
      expect(limitOn('2023-12-01', id)).toMatchObject({ days: 10, unit: 'workingDay' })
    }
  })

  test('条例施行前没有统一期限的，写明待核定，不引条例', () => {
    const bound = Object.entries(catalogue.services).filter(([, service]) =>
      service.statutoryLimit?.basis?.includes('社会保险经办条例'),
    )
    expect(bound.length).toBeGreaterThan(10)
    for (const [id] of bound) {
      const { basis, confidence } = serviceOn(june2023, id).statutoryLimit!
      expect(basis, id).not.toContain('经办条例')
      if (confidence !== 'sure') expect([id, confidence, basis]).toEqual([id, 'unsure', expect.stringContaining('待')])
    }
  })
})

test('退役报到：2024 年 9 月 1 日前依退役士兵安置条例，带部队介绍信；此后依退役军人安置条例', () => {
  const id = 'veterans/veteran-reporting'
  const regulations = (date: string) => lawsOn(date, id).filter(law => law.includes('安置条例'))
  expect(regulations(june2023)).toEqual([expect.stringContaining('退役士兵安置条例')])
  expect(regulations(june2026)).toEqual(['退役军人安置条例'])
  const papers = (date: string) => serviceOn(date, id).evidence.find(use => use.type === 'discharge-papers')!.acceptance
  expect(papers('2024-08-31')).toContain('介绍信')
  expect(papers('2024-09-01')).not.toContain('介绍信')
})

test('企业登记：2024 年 7 月 1 日前出资期限按章程，此后五年内缴足', () => {
  const id = 'market-regulation/enterprise-registration'
  const answer = (date: string) => serviceOn(date, id).questions!.find(one => one.ask.includes('注册资本'))!.answer
  expect(answer('2024-06-30')).toContain('按章程约定的期限')
  expect(answer('2024-07-01')).toContain('五年内缴足')
  const companyLaw = (date: string) => lawsOn(date, id).filter(law => law.includes('公司法'))
  expect(companyLaw(june2023)).toEqual([expect.stringContaining('2018 年修正')])
  expect(companyLaw(june2026)).toEqual([expect.stringContaining('2023 年修订')])
})

test('契税：2024 年 12 月 1 日起界线由九十平方米改为一百四十平方米', () => {
  const says = (date: string) => JSON.stringify(serviceOn(date, 'taxation/deed-tax-declaration').questions)
  expect(says('2024-11-30')).toContain('九十平方米')
  expect(says('2024-12-01')).toContain('一百四十平方米')
})

// ── the whole catalogue on every day ────────────────────────────────────────────────────────────────────────────────

describe('whole on every day on which the law changes', () => {
  test.each([firstDay, ...changeDays(catalogue)].flatMap(day => [day, ...(day > firstDay ? [dayBefore(day)] : [])]))(
    '%s',
    day => {
      const then = asOf(catalogue, day)
      expect(checkReferences(then)).toEqual([])
      for (const [id, service] of Object.entries(then.services)) {
        if (service.content === 'full') expect([id, missingElements(service, then)]).toEqual([id, []])
        for (const { law, effectiveFrom = day, effectiveUntil = day } of service.legalBasis ?? [])
          expect([id, law, effectiveFrom <= day && day <= effectiveUntil]).toEqual([id, law, true])
        const uses = service.evidence.map(use => JSON.stringify([use.type, use.when]))
        expect([id, new Set(uses).size]).toEqual([id, uses.length])
      }
    },
  )

  test('every change that the list of 2023 names is among them', () => {
    expect(changeDays(catalogue)).toEqual(
      expect.arrayContaining([
        '2023-07-20',
        '2023-12-01',
        '2024-01-01',
        '2024-07-01',
        '2024-09-01',
        '2025-01-01',
        '2025-05-10',
      ]),
    )
  })

  test('what was written for another day is said in no text of today', () => {
    const { services, lifeEvents } = asOf(catalogue, june2026)
    const notToday = ['formerly', 'examples']
    for (const [id, entry] of Object.entries({ ...services, ...lifeEvents })) {
      const text = JSON.stringify(entry, (key, value) => (notToday.includes(key) ? undefined : value))
      expect([id, /202[3-9] 年 \d+ 月( \d+ 日)?(起|前|以前|以后)/.exec(text)?.[0]]).toEqual([id, undefined])
    }
  })
})

function dayBefore(day: string): string {
  const before = new Date(`${day}T00:00:00Z`)
  before.setUTCDate(before.getUTCDate() - 1)
  const text = before.toISOString().slice(0, 10)
  expect(dayAfter(text)).toBe(day)
  return text
}

// ── how a day is read ───────────────────────────────────────────────────────────────────────────────────────────────

describe('how a day is read', () => {
  const service = 'market-regulation/small-food-shop-registration'

  /** A copy of a catalogue in which only this changed with time. */
  function dated(change: (copy: Catalogue) => void): Catalogue {
    const copy = structuredClone(catalogue)
    for (const one of Object.values(copy.services)) {
      delete one.formerly
      for (const use of [...(one.legalBasis ?? []), ...one.fields, ...one.evidence]) {
        delete use.effectiveFrom
        delete use.effectiveUntil
      }
    }
    for (const event of Object.values(copy.lifeEvents))
      for (const one of [...event.guards, ...event.services]) {
        delete one.effectiveFrom
        delete one.effectiveUntil
      }
    for (const one of [...Object.values(copy.rules), ...Object.values(copy.parameters)]) delete one.formerly
    change(copy)
    return copy
  }

  const twoPeriods = dated(copy => {
    copy.services[service]!.summary = '今天'
    copy.services[service]!.steps = ['今', '天', '的']
    copy.services[service]!.formerly = [
      { until: '2024-12-31', basis: '试验', was: { summary: '后来', steps: ['后', '来', '的'] } },
      { until: '2023-12-31', basis: '试验', was: { summary: '起初' } },
    ]
  })

  test.each([
    ['2023-05-16', '起初', '后'],
    ['2023-12-31', '起初', '后'],
    ['2024-01-01', '后来', '后'],
    ['2024-12-31', '后来', '后'],
    ['2025-01-01', '今天', '今'],
  ])('two periods: on %s the summary is %s, and what the older one does not name is %s', (date, summary, step) => {
    const then = asOf(twoPeriods, date).services[service]!
    expect([then.summary, then.steps![0]]).toEqual([summary, step])
  })

  test.each([
    ['2024-02-29', false],
    ['2024-03-01', true],
    ['2024-03-31', true],
    ['2024-04-01', false],
  ])('what holds from 1 to 31 March 2024 is there on %s: %s', (date, there) => {
    const march = { effectiveFrom: '2024-03-01', effectiveUntil: '2024-03-31' }
    const guard: Guard = {
      id: 'march',
      when: { rule: 'no-business-licence' },
      because: '试验',
      wayOut: '试验',
      confidence: 'sure',
      ...march,
    }
    const copy = dated(copy => {
      const one = copy.services[service]!
      one.legalBasis!.push({ law: '三月', confidence: 'sure', ...march })
      one.fields.push({ element: 'march', ...march })
      one.evidence.push({ type: 'march', necessity: 'optional', form: 'either', ...march })
      copy.lifeEvents.E4!.guards.push(guard)
      copy.lifeEvents.E4!.services.push({ ...copy.lifeEvents.E4!.services[0]!, row: 99, ...march })
    })
    const then = asOf(copy, date)
    const { legalBasis, fields, evidence } = then.services[service]!
    expect([
      legalBasis!.some(basis => basis.law === '三月'),
      fields.some(field => field.element === 'march'),
      evidence.some(use => use.type === 'march'),
      then.lifeEvents.E4!.guards.some(one => one.id === 'march'),
      then.lifeEvents.E4!.services.some(row => row.row === 99),
    ]).toEqual(Array(5).fill(there))
  })

  test('rules, parameters and rows read as they were, too', () => {
    const copy = dated(copy => {
      copy.rules['fire-safety-check']!.formerly = [
        { until: '2023-12-31', basis: '试验', was: { when: { fact: 'premises.area', atLeast: 300 } } },
      ]
      copy.parameters['fire.minimum-area']!.formerly = [{ until: '2023-12-31', basis: '试验', was: { default: 300 } }]
      const row: ServiceRow = copy.lifeEvents.E3!.services[1]!
      row.formerly = [{ until: '2023-12-31', basis: '试验', was: { optional: true } }]
    })
    const then = asOf(copy, '2023-12-31')
    expect(then.rules['fire-safety-check']!.when).toEqual({ fact: 'premises.area', atLeast: 300 })
    expect(then.parameters['fire.minimum-area']!.default).toBe(300)
    expect(then.lifeEvents.E3!.services[1]!.optional).toBe(true)
    const after = asOf(copy, '2024-01-01')
    expect(after.rules).toBe(copy.rules)
    expect(after.parameters).toBe(copy.parameters)
    expect(after.lifeEvents.P5).toBe(copy.lifeEvents.P5)
  })

  test('what a day does not touch is the same object', () => {
    const then = asOf(twoPeriods, '2024-06-01')
    expect(then.services[service]).not.toBe(twoPeriods.services[service])
    for (const [id, one] of Object.entries(twoPeriods.services)) if (id !== service) expect(then.services[id]).toBe(one)
    expect(then.services[service]!.fields).toBe(twoPeriods.services[service]!.fields)
    expect(then.services[service]!.evidence).toBe(twoPeriods.services[service]!.evidence)
    expect(then.lifeEvents.P5).toBe(twoPeriods.lifeEvents.P5)
    expect(then.rules).toBe(twoPeriods.rules)
    expect(then.facts).toBe(twoPeriods.facts)
    expect(asOf(twoPeriods, '2025-01-01').services).toBe(twoPeriods.services)
  })

  test('a day before the first list reads as the day of the first list', () => {
    expect(asOf(twoPeriods, '1999-01-01').services[service]!.summary).toBe('起初')
    const list = dated(copy =>
      copy.services[service]!.legalBasis!.push({ law: '清单', confidence: 'sure', effectiveFrom: firstDay }),
    )
    expect(asOf(list, '1999-01-01').services[service]!.legalBasis!.at(-1)!.law).toBe('清单')
  })

  test('change days are sorted, each once, the day after the last day of a rule; also of what a former text dates itself', () => {
    const copy = dated(copy => {
      const one = copy.services[service]!
      one.legalBasis!.push({ law: '甲', confidence: 'sure', effectiveFrom: '2025-01-01' })
      one.legalBasis!.push({ law: '乙', confidence: 'sure', effectiveUntil: '2024-12-31' })
      one.legalBasis!.push({ law: '丙', confidence: 'sure', effectiveFrom: '1999-01-01' })
      const older = { law: '丁', confidence: 'sure', effectiveUntil: '2023-06-30' } as const
      one.formerly = [{ until: '2024-02-29', basis: '试验', was: { legalBasis: [older] } }]
      copy.lifeEvents.E4!.guards[0]!.effectiveFrom = '2023-09-01'
    })
    expect(changeDays(copy)).toEqual(['2023-07-01', '2023-09-01', '2024-03-01', '2025-01-01'])
    expect(changeDays(catalogue)).toEqual([...new Set(changeDays(catalogue))].sort())
  })

  test.each([
    ['2023-06-30', ''],
    ['2023-07-01', '2023-07-01'],
    ['2024-02-29', '2023-07-01'],
    ['2099-01-01', '2024-03-01'],
  ])('%s lies in the stretch that begins on “%s”, and reads like its first day', (date, first) => {
    expect(stretchOf(['2023-07-01', '2024-03-01'], date)).toBe(first)
  })

  test('between two change days every day is alike', () => {
    const days = changeDays(catalogue)
    for (const [place, day] of days.entries()) {
      const last = days[place + 1] === undefined ? '2099-12-31' : dayBefore(days[place + 1]!)
      expect(asOf(catalogue, last)).toEqual(asOf(catalogue, day))
    }
  })
})
