import { answerSpace } from '@onething/core/catalogue/answers.ts'
import type { Condition } from '@onething/core/conditions/condition.ts'
import { expandRules, type Facts, type FactValue } from '@onething/core/conditions/evaluate.ts'
import { plan } from '@onething/core/plan/plan.ts'
import type { Prepared } from '@onething/core/plan/prepare.ts'
import type { Plan, PlanEvidence, PlanField } from '@onething/core/plan/schema.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar, catalogue, placeOf, planFor, prepared } from '../testing/catalogue.ts'

const statuses = (result: Plan) => Object.fromEntries(result.services.map(service => [service.row, service.status]))
const chosen = (result: Plan) => result.services.filter(service => service.chosen).map(service => service.row)
const asked = (result: Plan) => result.questions.map(question => question.fact)
const serviceOf = (result: Plan, row: string) => result.services.find(service => service.row === row)!
const fieldsOf = (result: Plan): PlanField[] => result.form.flatMap(group => group.fields)

describe('开饭店', () => {
  const restaurant = {
    'licence.exists': true,
    'licence.scopeMatches': true,
    'premises.area': 320,
    'drain.toPublicSewer': true,
    'premises.inManagedBuilding': false,
    'adv.kind': 'largeOutdoor',
  }

  test('a restaurant of 320 ㎡ in 金水区 needs four services of authorities with their real names, and the reasons say why', () => {
    const result = planFor('E3', restaurant)
    expect(result.services.map(service => [service.row, service.status, service.authority])).toEqual([
      ['E3.1', 'required', '郑州市金水区市场监督管理局'],
      ['E3.2', 'required', '郑州市金水区住房和城乡建设局'],
      ['E3.3', 'required', '郑州市金水区消防救援大队'],
      ['E3.4', 'required', '郑州市金水区住房和城乡建设局'],
    ])
    expect(serviceOf(result, 'E3.3').because.join()).toContain('320 ㎡ ≥ 200 ㎡')
    expect(result.questions).toEqual([])
    expect(result.guard).toBeNull()
  })

  test('together it takes as long as the longest, apart as long as all of them', () => {
    const result = planFor('E3', restaurant)
    const limits = result.services.map(service => service.limit.days)
    expect(result.promised).toEqual({ days: Math.max(...limits), unit: 'workingDay' })
    expect(result.separate.days).toBe(limits.reduce((sum, days) => sum + days, 0))
    expect(result.savings.evidence.after).toBeLessThan(result.savings.evidence.before)
    expect(result.savings.steps.after).toBeLessThan(result.savings.steps.before)
  })

  test('without a business licence the door is closed and the way out is shown', () => {
    expect(planFor('E3', { ...restaurant, 'licence.exists': false }).guard).toMatchObject({ lifeEvent: 'E1' })
  })
})

describe('开书店', () => {
  test.each([
    [199, 'notNeeded', '199 ㎡ < 200 ㎡'],
    [200, 'required', '200 ㎡ ≥ 200 ㎡'],
  ])('%d ㎡: the health licence is %s', (area, status, reason) => {
    const service = serviceOf(planFor('E10', { 'premises.area': area }), 'E10.3')
    expect(service.status).toBe(status)
    expect(service.because.join()).toContain(reason)
  })

  test('an unknown area leaves it open, and the area is asked', () => {
    const result = planFor('E10', { 'premises.tenure': 'owned' })
    expect(statuses(result)).toMatchObject({
      'E10.1': 'required',
      'E10.2': 'notNeeded',
      'E10.3': 'unknown',
      'E10.4': 'unknown',
    })
    expect(result.questions.map(({ fact, decides }) => [fact, decides])).toEqual([
      ['premises.area', ['E10.3', 'E10.4']],
    ])
  })
})

test('开酒吧: without KTV nobody is asked whose the premises are, or where', () => {
  expect(asked(planFor('E5'))).toContain('premises.tenure')
  const without = asked(planFor('E5', { ktv: false }))
  expect(without).not.toContain('premises.tenure')
  expect(without).not.toContain('siteBan')
  expect(without).toContain('food.mode')
})

test('开货运公司: light lorries only need nothing, and are told so', () => {
  const lorry = (plate: string, totalMassKg: number) => ({ plate, totalMassKg, owned: true })
  const light = planFor('E13', { hazmat: false, vehicles: [lorry('豫A11111', 4000), lorry('豫A22222', 4000)] })
  expect(light.guard!.wayOut).toContain('无需办理')
  expect(statuses(light)).toEqual({ 'E13.1': 'notNeeded', 'E13.2': 'notNeeded' })
  const mixed = planFor('E13', { hazmat: false, vehicles: [lorry('豫A11111', 4000), lorry('豫A22222', 18000)] })
  expect(mixed.guard).toBeNull()
  expect(serviceOf(mixed, 'E13.2').parts).toEqual([{ part: 'E13.2-2', label: '豫A22222' }])
  expect(planFor('E13').questions.find(question => question.fact === 'vehicles')!.decides).toEqual(['E13.1', 'E13.2'])
})

test('who carries dangerous goods is sent to the city, whose authority grants that', () => {
  expect(planFor('E13', { hazmat: true }).guard!.authority).toBe('郑州市交通运输局')
})

describe('二手房', () => {
  test('of the three that are handled in parallel none can be dropped', () => {
    for (const only of ['P17.1', 'P17.2', 'P17.3']) {
      const result = planFor('P17', {}, { selection: [only] })
      expect(chosen(result)).toEqual(['P17.1', 'P17.2', 'P17.3'])
      expect(result.notes).toHaveLength(2)
      expect(result.notes.join()).toContain('不能单独取消')
    }
  })

  test('water and power can; choosing power alone keeps the registration it follows, and its bundle', () => {
    const without = planFor('P17', {}, { selection: ['P17.1', 'P17.2', 'P17.3', 'P17.5'] })
    expect(serviceOf(without, 'P17.4')).toMatchObject({ status: 'excluded', chosen: false })
    expect(chosen(planFor('P17', {}, { selection: ['P17.4'] }))).toEqual(['P17.1', 'P17.2', 'P17.3', 'P17.4'])
  })

  test('the contract that the case makes is passed on inside it', () => {
    const contract = planFor('P17').evidence.find(line => line.type === 'sale-contract')!
    expect(contract.exempt).toMatchObject({ mode: 'produced-in-case' })
  })
})

describe('变更民族成份', () => {
  const steps = { 'ethnic.recordedInError': false, 'ethnic.changedBefore': false, 'ethnic.route': '继父母' }

  test('at 17 with a step-parent: county, then city, then the household register', () => {
    const result = planFor('P5', { ...steps, 'applicant.birthDate': '2008-06-02' })
    expect(chosen(result)).toEqual(['P5.3', 'P5.4', 'P5.9'])
    expect(result.order).toEqual([['P5.3'], ['P5.4'], ['P5.9']])
    expect(serviceOf(result, 'P5.4').level).toBe('city')
    expect(serviceOf(result, 'P5.9').after).toMatchObject([{ row: 'P5.4', kind: 'before-acceptance' }])
  })

  test('one day later the applicant is 18 and applies alone', () => {
    const result = planFor('P5', { ...steps, 'applicant.birthDate': '2008-06-01' })
    expect(result.guard!.because).toContain('应当由本人申请')
  })

  test('who was recorded in error goes to the county police, named as it really is', () => {
    const result = planFor('P5', { 'ethnic.recordedInError': true })
    expect(result.guard).toMatchObject({ id: 'recorded-in-error', authority: '郑州市公安局金水分局' })
  })

  test('people are asked their date of birth, not their age', () => {
    const result = planFor('P5')
    expect(asked(result)).toEqual(['ethnic.recordedInError', 'applicant.birthDate', 'ethnic.route'])
    expect(result.lookups).toEqual(['ethnic.changedBefore'])
    expect(asked(planFor('P5', {}, { unavailable: ['ethnic.changedBefore'] }))).toContain('ethnic.changedBefore')
  })
})

describe('what a row renews it still asks for itself', () => {
  test('evidence is exempt as made in the case only for rows after the one that makes it', () => {
    for (const { event } of prepared.events.values()) {
      const result = planFor(event.id)
      for (const line of result.evidence) {
        if (line.exempt?.mode !== 'produced-in-case') continue
        const makers = makersOf(result, line.type)
        expect(makers.some(maker => !line.rows.includes(maker))).toBe(true)
      }
    }
  })
})

// ── properties of all 45 ────────────────────────────────────────────────────────────────────────────────────────────

const place = placeOf('410105')
const date = '2026-06-01'

const producesOf = (service: string) => catalogue.services[service]!.outputs.flatMap(output => output.evidence ?? [])

/** Rows that make this type of evidence and are part of the case. */
const makersOf = (result: Plan, type: string) =>
  result.services
    .filter(service => service.chosen && producesOf(service.serviceId).includes(type))
    .map(service => service.row)

interface Situation {
  lifeEvent: string
  facts: Facts
  selection: string[] | undefined
  held?: string[]
}

/** What a life event and its services read, with an answer for each way in which answers can matter. */
function answersOf(id: string): [string, FactValue[]][] {
  const event = catalogue.lifeEvents[id]!
  const services = event.services.map(row => catalogue.services[row.service]!)
  const whens: (Condition | undefined)[] = [
    ...event.guards.map(guard => guard.when),
    ...event.services.map(row => row.when),
    ...services.flatMap(service => [...service.fields, ...service.evidence].map(use => use.when)),
  ]
  const lists = event.services.flatMap(({ repeat }) => (repeat && 'over' in repeat ? [repeat] : []))
  const conditions = whens.flatMap(when => (when ? [expandRules(when, catalogue.rules)] : []))
  return answerSpace({ conditions, lists }, catalogue.facts, place.parameters)
}

const eventIds = [...prepared.events.keys()]
const spaces = new Map(eventIds.map(id => [id, answersOf(id)]))

const anySituation: fc.Arbitrary<Situation> = fc.constantFrom(...eventIds).chain(lifeEvent => {
  const answers = spaces
    .get(lifeEvent)!
    .map(([fact, values]) => [fact, fc.option(fc.constantFrom(...values), { nil: undefined })])
  const rows = prepared.events.get(lifeEvent)!.rows.map(row => row.id)
  return fc.record({
    lifeEvent: fc.constant(lifeEvent),
    facts: fc.record(Object.fromEntries(answers) as Record<string, fc.Arbitrary<FactValue>>),
    selection: fc.option(fc.subarray(rows), { nil: undefined }),
  })
})

const planIt = ({ lifeEvent, facts, selection, held }: Situation, from: Prepared = prepared): Plan =>
  plan(from, place, calendar, { lifeEvent, facts, selection, held, date })

const runs = { numRuns: 600 }

/** A field is the same whether it stands for a fact or the fact is asked in its place. */
const keyOf = (field: PlanField) => field.fact ?? field.element
const lineOf = (result: Plan, type: string): PlanEvidence | undefined =>
  result.evidence.find(line => line.type === type)
const sorted = (values: string[]) => [...values].sort()

test('the same request gives the same plan', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      expect(planIt(situation)).toEqual(planIt(structuredClone(situation)))
    }),
    runs,
  )
})

test('merging does not depend on the order of the services', () => {
  fc.assert(
    fc.property(anySituation, fc.infiniteStream(fc.nat()), (situation, random) => {
      const event = prepared.events.get(situation.lifeEvent)!
      const rows = event.rows
        .map(row => ({ row, place: random.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ row }) => row)
      const shuffled = { ...prepared, events: new Map([[event.event.id, { ...event, rows }]]) }
      expect(setsOf(planIt(situation, shuffled))).toEqual(setsOf(planIt(situation)))
    }),
    runs,
  )

  function setsOf(result: Plan) {
    return {
      services: Object.fromEntries(
        result.services.map(({ row, status, chosen, limit }) => [row, { status, chosen, limit }]),
      ),
      fields: Object.fromEntries(
        fieldsOf(result).map(({ element, required, rows }) => [element, { required, rows: sorted(rows) }]),
      ),
      evidence: Object.fromEntries(
        result.evidence.map(({ type, necessity, form, originals, copies, rows, exempt }) => [
          type,
          { necessity, form, originals, copies, rows: sorted(rows), exempt: exempt?.mode },
        ]),
      ),
      order: result.order.map(sorted),
      questions: sorted(asked(result)),
      lookups: sorted(result.lookups),
      promised: result.promisedDate,
    }
  }
})

test('adding a service removes no requirement, unless it makes what was required', () => {
  fc.assert(
    fc.property(anySituation, fc.nat(), (situation, pick) => {
      const rows = prepared.events.get(situation.lifeEvent)!.rows.map(row => row.id)
      const selection = situation.selection ?? []
      const fewer = planIt({ ...situation, selection })
      const more = planIt({ ...situation, selection: [...selection, rows[pick % rows.length]!] })
      for (const row of chosen(fewer)) expect(chosen(more)).toContain(row)
      for (const field of fieldsOf(fewer)) {
        const kept = fieldsOf(more).find(one => keyOf(one) === keyOf(field))
        expect(kept, field.element).toBeDefined()
        if (field.required) expect(kept!.required).toBe(true)
      }
      for (const line of fewer.evidence) {
        const kept = lineOf(more, line.type)
        expect(kept, line.type).toBeDefined()
        if (line.exempt === null && kept!.exempt !== null) {
          expect(kept!.exempt.mode).toBe('produced-in-case')
          expect(makersOf(more, line.type).some(row => !chosen(fewer).includes(row))).toBe(true)
        }
      }
    }),
    runs,
  )
})

test('removing what makes a piece of evidence, because the applicant holds it, brings the evidence back', () => {
  let came = 0
  fc.assert(
    fc.property(anySituation, situation => {
      const result = planIt({ ...situation, selection: undefined })
      for (const line of result.evidence) {
        if (line.exempt?.mode !== 'produced-in-case') continue
        const makers = makersOf(result, line.type)
        const held = result.services.flatMap(({ row, serviceId }) =>
          makers.includes(row) ? producesOf(serviceId) : [],
        )
        const selection = chosen(result).filter(row => !makers.includes(row))
        const without = planIt({ ...situation, selection, held })
        if (makersOf(without, line.type).length > 0 || !line.rows.some(row => chosen(without).includes(row))) continue
        came++
        expect(lineOf(without, line.type)).toBeDefined()
        expect(lineOf(without, line.type)!.exempt?.mode).not.toBe('produced-in-case')
      }
    }),
    runs,
  )
  expect(came).toBeGreaterThan(100)
})

test('each field, each fact and each piece of evidence is asked once', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const result = planIt(situation)
      const fields = fieldsOf(result)
      const once = (keys: (string | undefined)[]) => expect(new Set(keys).size).toBe(keys.length)
      once(fields.map(field => field.element))
      once(fields.flatMap(field => (field.fact ? [field.fact] : [])))
      once(result.evidence.map(line => line.type))
      once(asked(result))
      for (const { rows } of [...fields, ...result.evidence]) {
        once(rows)
        for (const row of rows) expect(chosen(result)).toContain(row)
      }
    }),
    runs,
  )
})

test('every service is decided or explained, and what is chosen stands in the order once', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const result = planIt(situation)
      for (const service of result.services) {
        expect(
          service.because.filter(reason => reason.trim() !== ''),
          service.row,
        ).not.toEqual([])
        expect(service.authority).toMatch(/^[\p{Script=Han}（）]+$/u)
        if (service.chosen) expect(['required', 'optional']).toContain(service.status)
        if (service.chosen) expect(service.parts).not.toEqual([])
      }
      expect(sorted(result.order.flat())).toEqual(sorted(chosen(result)))
    }),
    runs,
  )
})

test('the order respects everything that comes before something else', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const result = planIt(situation)
      const levelOf = (row: string) => result.order.findIndex(level => level.includes(row))
      for (const { row, after, chosen: isChosen } of result.services)
        if (isChosen) for (const need of after) expect(levelOf(need.row)).toBeLessThan(levelOf(row))
      for (const line of result.evidence)
        if (line.exempt?.mode === 'produced-in-case')
          for (const row of line.rows)
            expect(makersOf(result, line.type).some(maker => levelOf(maker) < levelOf(row))).toBe(true)
    }),
    runs,
  )
})

test('together is never slower than one after the other', () => {
  const anyDate = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-12-01'), noInvalidDate: true })
  fc.assert(
    fc.property(anySituation, anyDate, ({ lifeEvent, facts, selection }, day) => {
      const on = day.toISOString().slice(0, 10)
      const result = plan(prepared, place, calendar, { lifeEvent, facts, selection, date: on })
      expect(result.promised.days).toBeLessThanOrEqual(result.separate.days)
      expect(result.savings.evidence.after).toBeLessThanOrEqual(result.savings.evidence.before)
      expect(result.promisedDate >= on).toBe(true)
    }),
    runs,
  )
})

test('one more answer never makes a decided service undecided or decides it differently, and opens no new question', () => {
  fc.assert(
    fc.property(anySituation, fc.nat(), fc.nat(), (situation, whichFact, whichAnswer) => {
      const before = planIt({ ...situation, selection: undefined })
      const open = spaces.get(situation.lifeEvent)!.filter(([fact]) => situation.facts[fact] === undefined)
      if (open.length === 0) return
      const [fact, answers] = open[whichFact % open.length]!
      const facts = { ...situation.facts, [fact]: answers[whichAnswer % answers.length] }
      const after = planIt({ ...situation, facts, selection: undefined })
      for (const { row, status } of before.services)
        if (status !== 'unknown') expect(serviceOf(after, row).status).toBe(status)
      if (before.guard) expect(after.guard).not.toBeNull()
      expect([...asked(before), ...before.lookups]).toEqual(expect.arrayContaining(asked(after)))
    }),
    runs,
  )
})

test('answering what is asked, one question after the other, leaves nothing open but what data answers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...eventIds), fc.infiniteStream(fc.nat()), (lifeEvent, random) => {
      const facts: Facts = {}
      const space = new Map(spaces.get(lifeEvent)!)
      for (let asking = planIt({ lifeEvent, facts, selection: undefined }); ; ) {
        const [question] = asking.questions
        if (!question) {
          for (const { row, status } of asking.services)
            if (status === 'unknown') expect(asking.lookups, row).not.toEqual([])
          return
        }
        expect(facts[question.fact]).toBeUndefined()
        // Who gives a date of birth gives an age.
        const fact = [...space.keys()].find(one => catalogue.facts[one]!.ageOf === question.fact) ?? question.fact
        const answers = space.get(fact)!
        facts[fact] = answers[random.next().value % answers.length]
        asking = planIt({ lifeEvent, facts, selection: undefined })
      }
    }),
    runs,
  )
})
