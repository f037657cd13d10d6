import { authorityFor } from '@onething/core/authorities.ts'
import { checkCatalogue, missingElements, type Routes } from '@onething/core/catalogue/check.ts'
import { checkReferences } from '@onething/core/catalogue/references.ts'
import type { Catalogue, Guard, ServiceRow } from '@onething/core/catalogue/schema.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import { administers } from '@onething/core/regions.ts'
import { describe, expect, test } from 'vitest'
import { authorities, calendar, catalogue, placeOf, tree } from '../testing/catalogue.ts'

const routes: Routes = {
  regions: [...tree.byCode.values()].filter(region => administers(region, 'county')).map(region => region.code),
  authorityName: (kind, level, region) => authorityFor(kind, level, region, authorities)?.name,
}
const { parameters } = placeOf('410000')

/** What the proof says of a copy of the catalogue in which something was broken. */
function problemsAfter(breaking: (copy: Catalogue) => void, throughRoutes = routes): string[] {
  const copy = structuredClone(catalogue)
  breaking(copy)
  const broken = checkReferences(copy)
  return broken.length > 0 ? broken : checkCatalogue(prepare(copy, 1), parameters, calendar, throughRoutes)
}

const eventOf = (copy: Catalogue, id: string) => copy.lifeEvents[id]!
const rowOf = (copy: Catalogue, id: string, row: number): ServiceRow =>
  eventOf(copy, id).services.find(one => one.row === row)!
const guardOf = (copy: Catalogue, id: string, guard: string): Guard =>
  eventOf(copy, id).guards.find(one => one.id === guard)!

test('all 45 life events hold', () => {
  expect(Object.keys(catalogue.lifeEvents)).toHaveLength(45)
  expect(problemsAfter(() => {})).toEqual([])
})

describe('a broken condition is found', () => {
  test('alternatives of which none applies, with the answers that show it', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E10', 2).when = { fact: 'premises.tenure', is: 'leased' }
    })
    expect(problems).toContain('E10 alternatives 1/2: none applies when premises.tenure=无偿借用')
  })

  test('alternatives of which two apply', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E10', 2).when = { fact: 'premises.tenure', in: ['leased', 'free', 'owned'] }
    })
    expect(problems).toContain('E10 alternatives 1/2: more than one applies when premises.tenure=自有')
  })

  test('a gap at the edge of an age', () => {
    const problems = problemsAfter(copy => {
      for (const row of [7, 8])
        rowOf(copy, 'P5', row).when = {
          all: [
            { fact: 'applicant.age', over: 18 },
            { fact: 'applicant.age', under: 20 },
          ],
        }
    })
    expect(problems.find(one => one.startsWith('P5 alternatives 1/3/5/7: none applies'))).toContain(
      'applicant.age=18 周岁',
    )
  })

  test('a row that nothing makes apply', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E3', 2).when = {
        all: [
          { fact: 'adv.kind', is: 'banner' },
          { fact: 'adv.kind', is: 'none' },
        ],
      }
    })
    expect(problems).toContain('E3.2: is dead: no answers make it apply')
  })

  test('a row that applies only to those a guard turns away', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E21', 2).when = { fact: 'beauty.medical', is: true }
    })
    expect(problems).toContain('E21.2: is dead: no answers make it apply')
  })

  test('a condition that is always true', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', in: ['largeOutdoor', 'banner', 'shopSignOnly', 'none'] }
    })
    expect(problems).toContain('E3.2: always applies: drop its condition')
  })

  test('a guard that never closes', () => {
    const problems = problemsAfter(copy => {
      guardOf(copy, 'E4', 'too-large').when = { fact: 'premises.area', over: 1_000_000 }
    })
    expect(problems).toContain('E4 guard too-large: is dead: no answers close the door')
  })

  test('a question that changes nothing is asked', () => {
    const problems = problemsAfter(copy => {
      const yes = { fact: 'ktv', is: true }
      rowOf(copy, 'E5', 1).when = {
        any: [{ all: [{ fact: 'lodging', is: true }, yes] }, { all: [{ fact: 'lodging', is: false }, yes] }],
      }
    })
    expect(problems).toContain('E5.1: is unknown although every answer gives the same (ktv=是)')
  })

  test('a service that asks for evidence nobody needs', () => {
    const problems = problemsAfter(copy => {
      const use = copy.services['press/publication-retail-leased']!.evidence[0]!
      use.when = { fact: 'premises.tenure', is: 'owned' }
    })
    expect(problems).toContainEqual(
      expect.stringMatching(/^service press\/publication-retail-leased, evidence .* is dead/),
    )
  })

  test('values that cannot be answered, facts and rows that do not exist', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', in: ['largeOutdoor', 'poster'] }
      rowOf(copy, 'E3', 3).when = { fact: 'premises.size', atLeast: 200 }
      rowOf(copy, 'E3', 4).after = [{ row: 9, kind: 'before-decision', confidence: 'sure', because: '试验' }]
    })
    expect(problems).toEqual([
      'E3.2: adv.kind is never “poster”',
      'E3.3: there is no fact “premises.size”',
      'E3.4 after: there is no row 9',
    ])
  })
})

describe('broken questions are found', () => {
  test('one that nothing reads', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'E10').questions.push('ktv')
    })
    expect(problems).toEqual(['E10: its question ktv is dead: nothing reads it'])
  })

  test('one that is asked but not listed', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'E10').questions = ['premises.tenure']
    })
    expect(problems).toContain(
      'E10.3: asks premises.area, which the questions of the life event do not list (any answers)',
    )
  })

  test('an age is asked through the date of birth', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'P5').questions = ['ethnic.recordedInError', 'ethnic.route', 'ethnic.changedBefore']
    })
    expect(problems[0]).toMatch(/^P5\.1: asks applicant\.birthDate, which the questions/)
  })
})

test('an order that goes in a circle is found, unless its rows never apply together', () => {
  const after = (row: number) => [
    { row, kind: 'before-acceptance' as const, confidence: 'sure' as const, because: '试验' },
  ]
  expect(
    problemsAfter(copy => {
      rowOf(copy, 'E3', 2).after = after(3)
      rowOf(copy, 'E3', 3).after = after(4)
      rowOf(copy, 'E3', 4).after = after(2)
    }),
  ).toEqual([expect.stringMatching(/^E3 order 2\/3\/4: goes in a circle when .*adv\.kind=/)])
  expect(
    problemsAfter(copy => {
      rowOf(copy, 'E10', 1).after = after(2)
      rowOf(copy, 'E10', 2).after = after(1)
    }),
  ).toEqual([])
})

test('bundles that fall apart are found', () => {
  expect(
    problemsAfter(copy => {
      rowOf(copy, 'P17', 2).when = { fact: 'property.mortgage', is: true }
    }),
  ).toContain('P17 bundle 1/2/3: only some apply when property.mortgage=否')
  expect(
    problemsAfter(copy => {
      eventOf(copy, 'P17').bundles = []
    }),
  ).toContain('P17.1: is printed “并行办理” but stands in no bundle')
})

describe('a broken limit is found', () => {
  const service = 'market-regulation/food-operation-licence'

  test('a promise later than the law, in the same unit and in another', () => {
    const promise = (days: number, unit: 'workingDay' | 'naturalDay') =>
      problemsAfter(copy => {
        const basis = '试验'
        copy.services[service]!.statutoryLimit = { days: 10, unit: 'workingDay', basis }
        Object.assign(copy.services[service]!.promisedLimit, { days, unit })
      })
    expect(promise(11, 'workingDay')).toEqual([
      `service ${service}: promises 11 workingDays, later than the law allows (10 workingDays)`,
    ])
    expect(promise(14, 'naturalDay')).toEqual([
      `service ${service}: promises 14 naturalDays, later than the law allows (10 workingDays)`,
    ])
    expect(promise(10, 'naturalDay')).toEqual([])
  })

  test('a limit without its basis', () => {
    const problems = problemsAfter(copy => {
      copy.services[service]!.statutoryLimit = { days: 20, unit: 'workingDay' }
    })
    expect(problems).toEqual([`service ${service}: has a statutory limit without its basis`])
  })

  test('a licence longer than 45 working days that no sure law explains', () => {
    const longer = (confidence: 'sure' | 'likely') =>
      problemsAfter(copy => {
        copy.services[service]!.statutoryLimit = { days: 46, unit: 'workingDay', basis: '试验', confidence }
      })
    expect(longer('sure')).toEqual([])
    expect(longer('likely')).toEqual([
      `service ${service}: takes longer than 45 working days, and it is not sure that a law says so`,
    ])
  })
})

test('evidence without an issuer, or issued by government without an exemption, is found', () => {
  const problems = problemsAfter(copy => {
    copy.evidenceTypes['premises-drawings']!.issuer = 'somebody'
    delete copy.evidenceTypes['business-licence']!.exemption
  })
  expect(problems).toEqual([
    'evidence type business-licence: market-regulation issued it, so it needs an exemption',
    'evidence type premises-drawings: there is no issuer “somebody”',
  ])
})

test('a field in no group, and one that cannot hold every answer, are found', () => {
  const problems = problemsAfter(copy => {
    copy.dataElements['premises.area']!.maximum = 500
    copy.dataElements['premises.address']!.group = 'nowhere'
    delete copy.dataElements['premises.tenure']!.values!.free
  })
  expect(problems).toEqual([
    'data element premises.address: there is no form group “nowhere”',
    'data element premises.area: ends lower than the fact premises.area',
    'data element premises.tenure: has fewer values (without free) than the fact premises.tenure',
  ])
})

describe('a service in full that lacks an element is found', () => {
  const service = 'health/public-place-health-licence'
  const breaks: [string, (copy: Catalogue) => void][] = [
    ['summary', copy => delete copy.services[service]!.summary],
    ['legalBasis', copy => (copy.services[service]!.legalBasis = [])],
    ['conditions', copy => (copy.services[service]!.conditions = [])],
    ['steps (at least 3)', copy => copy.services[service]!.steps!.splice(2)],
    ['reviewPoints (at least 3)', copy => copy.services[service]!.reviewPoints!.splice(2)],
    ['the basis of promisedLimit', copy => delete copy.services[service]!.promisedLimit.basis],
    ['fee', copy => delete copy.services[service]!.fee],
    ['the standard of the fee', copy => (copy.services[service]!.fee = { charged: true, basis: '试验' })],
    ['visits', copy => delete copy.services[service]!.visits],
    ['supervisor', copy => delete copy.services[service]!.supervisor],
    ['questions', copy => delete copy.services[service]!.questions],
    ['acceptance of evidence premises-drawings', copy => delete evidenceOf(copy).acceptance],
    ['reviewPoints of evidence premises-drawings', copy => (evidenceOf(copy).reviewPoints = [])],
    ['the basis of evidence premises-drawings', copy => delete evidenceOf(copy).basis],
  ]
  const evidenceOf = (copy: Catalogue) =>
    copy.services[service]!.evidence.find(use => use.type === 'premises-drawings')!

  test.each(breaks)('%s', (element, breaking) => {
    const copy = structuredClone(catalogue)
    expect(missingElements(copy.services[service]!, copy)).toEqual([])
    breaking(copy)
    expect(missingElements(copy.services[service]!, copy)).toEqual([element])
  })

  test('in the proof', () => {
    expect(problemsAfter(copy => delete copy.services[service]!.visits)).toEqual([
      `service ${service}: is full but has no visits`,
    ])
  })

  test('a limit that calls itself 待核定 but is not marked so', () => {
    expect(
      problemsAfter(copy => {
        copy.services[service]!.promisedLimit.confidence = 'likely'
      }),
    ).toEqual([expect.stringContaining('待核定')])
  })
})

test('catch-all wording is found', () => {
  const problems = problemsAfter(copy => {
    copy.evidenceTypes['premises-drawings']!.help = '以及窗口要求的其他材料'
  })
  expect(problems).toEqual(['evidence type premises-drawings: says “其他材料”: name what is meant'])
})

test('a service with no authority somewhere is found', () => {
  const problems = problemsAfter(() => {}, {
    ...routes,
    authorityName: (kind, level, region) =>
      kind === 'gas' && region === '419001' ? undefined : routes.authorityName(kind, level, region),
  })
  expect(problems).toContain('P17.6: no gas answers at county level in 419001')
})
