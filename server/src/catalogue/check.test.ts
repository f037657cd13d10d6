import { authorityData, authorityFor } from '@onething/core/authorities.ts'
import { asOf } from '@onething/core/catalogue/as-of.ts'
import { checkCatalogue, missingElements, type Routes } from '@onething/core/catalogue/check.ts'
import { checkExample } from '@onething/core/catalogue/examples.ts'
import { type Problem, problemText } from '@onething/core/catalogue/problems.ts'
import { prover } from '@onething/core/catalogue/proof.ts'
import { checkReferences, otherIssuers } from '@onething/core/catalogue/references.ts'
import {
  type Catalogue,
  type Collection,
  collections,
  type Example,
  type Guard,
  type ServiceRow,
  type Signer,
} from '@onething/core/catalogue/schema.ts'
import { schemaProblems } from '@onething/core/catalogue/schema-problems.ts'
import { levels } from '@onething/core/catalogue/vocabulary.ts'
import type { Condition } from '@onething/core/conditions/condition.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import { administers } from '@onething/core/regions.ts'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { authorities, calendar, catalogue, placeOf, prepared, tree, wholeCatalogue } from '../testing/catalogue.ts'

const routes: Routes = {
  regions: [...tree.byCode.values()].filter(region => administers(region, 'county')).map(region => region.code),
  authorityName: (kind, level, region) => authorityFor(kind, level, region, authorities)?.name,
}
const { parameters } = placeOf('410000')

/** What the proof says of a copy of the catalogue in which something was broken. */
function problemsAfter(breaking: (copy: Catalogue) => void, throughRoutes = routes): string[] {
  return foundAfter(breaking, throughRoutes).map(problemText)
}

function foundAfter(breaking: (copy: Catalogue) => void, throughRoutes = routes): Problem[] {
  const copy = structuredClone(wholeCatalogue)
  breaking(copy)
  const broken = checkReferences(copy)
  if (broken.length > 0) return broken
  const [today, before] = ['2026-06-01', '2023-06-01'].map(day => prepare(asOf(copy, day), 1))
  return checkCatalogue(today!, parameters, calendar, throughRoutes, [before!])
}

const eventOf = (copy: Catalogue, id: string) => copy.lifeEvents[id]!
const rowOf = (copy: Catalogue, id: string, row: number): ServiceRow =>
  eventOf(copy, id).services.find(one => one.row === row)!
/** How findings call a row. */
const named = (id: string, row: number) => `第 ${row} 行 ${catalogue.services[rowOf(catalogue, id, row).service]!.name}`
const signerOf = (copy: Catalogue, id: string): Signer => eventOf(copy, id).signers![0]!
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
    expect(problems).toContain(
      'lifeEvents/E10 择一办理 第 1、2 行：当“经营场所来源：无偿借用”时，没有一行适用，请改正各行的条件，使其中恰有一行适用',
    )
  })

  test('alternatives of which two apply', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E10', 2).when = { fact: 'premises.tenure', in: ['leased', 'free', 'owned'] }
    })
    expect(problems).toContain(
      'lifeEvents/E10 择一办理 第 1、2 行：当“经营场所来源：自有”时，不止一行适用，请改正各行的条件，使其中恰有一行适用',
    )
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
    expect(problems.find(one => one.startsWith('lifeEvents/P5 择一办理 第 1、3、5、7 行：当'))).toContain(
      '年龄：18 周岁',
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
    expect(problems).toContain(
      `lifeEvents/E3 ${named('E3', 2)}：在能够办理的情形中，无论怎样回答都不适用，请改正条件，或者删除这一行`,
    )
  })

  test('a row that applies only to those a guard turns away', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E21', 2).when = { fact: 'beauty.medical', is: true }
    })
    expect(problems).toContain(
      `lifeEvents/E21 ${named('E21', 2)}：在能够办理的情形中，无论怎样回答都不适用，请改正条件，或者删除这一行`,
    )
  })

  test('a condition that is always true', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', in: ['largeOutdoor', 'banner', 'shopSignOnly', 'none'] }
    })
    expect(problems).toContain(`lifeEvents/E3 ${named('E3', 2)}：无论怎样回答都适用，请删除条件，或者改正条件`)
  })

  test('a guard that never closes', () => {
    const problems = problemsAfter(copy => {
      guardOf(copy, 'E4', 'too-large').when = { fact: 'premises.area', over: 1_000_000 }
    })
    expect(problems).toContainEqual(
      expect.stringMatching(/^lifeEvents\/E4 不能办理的情形 too-large“.+”：无论怎样回答都不成立，/),
    )
  })

  test('a question that changes nothing is asked', () => {
    const problems = problemsAfter(copy => {
      const yes = { fact: 'ktv', is: true }
      rowOf(copy, 'E5', 1).when = {
        any: [{ all: [{ fact: 'lodging', is: true }, yes] }, { all: [{ fact: 'lodging', is: false }, yes] }],
      }
    })
    expect(problems).toContain(
      `lifeEvents/E5 ${named('E5', 1)}：当“兼营 KTV（歌舞娱乐）：是”时，其余问题怎样回答结果都一样，却判定为待确定，请简化条件`,
    )
  })

  test('a service that asks for evidence nobody needs', () => {
    const problems = problemsAfter(copy => {
      const use = copy.services['press/publication-retail-leased']!.evidence[0]!
      use.when = { fact: 'premises.tenure', is: 'owned' }
    })
    expect(problems).toContainEqual(
      expect.stringMatching(/^services\/press\/publication-retail-leased 申请材料 .+：办理这一事项的人都用不到它，/),
    )
  })

  test('values that cannot be answered, facts and rows that do not exist', () => {
    const problems = problemsAfter(copy => {
      rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', in: ['largeOutdoor', 'poster'] }
      rowOf(copy, 'E3', 3).when = { fact: 'premises.size', atLeast: 200 }
      rowOf(copy, 'E3', 4).after = [{ row: 9, kind: 'before-decision', confidence: 'sure', because: '试验' }]
    })
    expect(problems).toEqual([
      `lifeEvents/E3 ${named('E3', 2)}：条件里的事实“户外广告或宣传品”（adv.kind）不会是“poster”，请改为可能的回答`,
      `lifeEvents/E3 ${named('E3', 3)}：条件里的事实 premises.size 没有定义，请改为已定义的事实，或者先新增它`,
      `lifeEvents/E3 ${named('E3', 4)}：没有第 9 行，请改为已有的行`,
    ])
  })
})

describe('broken questions are found', () => {
  test('one that nothing reads', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'E10').questions.push('ktv')
    })
    expect(problems).toEqual([
      'lifeEvents/E10 提问顺序：没有任何条件用到“兼营 KTV（歌舞娱乐）”（ktv），请从提问顺序中删除它',
    ])
  })

  test('one that is asked but not listed', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'E10').questions = ['premises.tenure']
    })
    expect(problems).toContain(
      `lifeEvents/E10 ${named('E10', 3)}：尚未回答任何问题时，要问“营业面积”（premises.area），而提问顺序中没有它，请把它列入提问顺序`,
    )
  })

  test('an age is asked through the date of birth', () => {
    const problems = problemsAfter(copy => {
      eventOf(copy, 'P5').questions = ['ethnic.recordedInError', 'ethnic.route', 'ethnic.changedBefore']
    })
    expect(problems[0]).toMatch(/^lifeEvents\/P5 第 1 行 .+：.+要问“.+”（applicant\.birthDate），而提问顺序中没有它/)
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
  ).toEqual([expect.stringMatching(/^lifeEvents\/E3 先后顺序 第 2、3、4 行：当“.*户外.*：.+”时，各行互为前提/)])
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
  ).toContainEqual(expect.stringMatching(/^lifeEvents\/P17 并行办理 第 1、2、3 行：当“.+：否”时，只有一部分行适用，/))
  expect(
    problemsAfter(copy => {
      eventOf(copy, 'P17').bundles = []
    }),
  ).toContain(`lifeEvents/P17 ${named('P17', 1)}：清单上写明“并行办理”，却没有列入任何一组并行办理，请列入`)
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
      `services/${service}：承诺时限 11 个工作日长于法定时限 10 个工作日，请缩短承诺时限`,
    ])
    expect(promise(14, 'naturalDay')).toEqual([
      `services/${service}：承诺时限 14 日长于法定时限 10 个工作日，请缩短承诺时限`,
    ])
    expect(promise(10, 'naturalDay')).toEqual([])
  })

  test('a limit without its basis', () => {
    const problems = problemsAfter(copy => {
      copy.services[service]!.statutoryLimit = { days: 20, unit: 'workingDay' }
    })
    expect(problems).toEqual([`services/${service}：法定时限没有写明依据，请补充依据`])
  })

  test('a licence longer than 45 working days that no sure law explains', () => {
    const longer = (confidence: 'sure' | 'likely') =>
      problemsAfter(copy => {
        copy.services[service]!.statutoryLimit = { days: 46, unit: 'workingDay', basis: '试验', confidence }
      })
    expect(longer('sure')).toEqual([])
    expect(longer('likely')).toEqual([
      `services/${service}：法定时限 46 个工作日长于 45 个工作日（行政许可法第四十二条），依据却不是“已核对”，请核对依据，或者缩短时限`,
    ])
  })
})

test('evidence without an issuer, or issued by government without an exemption, is found', () => {
  const problems = problemsAfter(copy => {
    copy.evidenceTypes['premises-drawings']!.issuer = 'somebody'
    delete copy.evidenceTypes['business-licence']!.exemption
  })
  expect(problems).toEqual([
    'evidenceTypes/business-licence：由“市场监管部门”（market-regulation）出具，请写明免于提交的方式',
    expect.stringMatching(/^evidenceTypes\/premises-drawings：出具单位 somebody 没有定义，/),
  ])
})

test('a field in no group, and one that cannot hold every answer, are found', () => {
  const problems = problemsAfter(copy => {
    copy.dataElements['premises.area']!.maximum = 500
    copy.dataElements['premises.address']!.group = 'nowhere'
    delete copy.dataElements['premises.tenure']!.values!.free
  })
  expect(problems).toEqual([
    'dataElements/premises.address：表单分组 nowhere 没有定义，请改为已定义的表单分组，或者先新增它',
    expect.stringMatching(/^dataElements\/premises.area：与事实“.+”（premises.area）相比，最大值 500 更小，/),
    expect.stringMatching(/^dataElements\/premises.tenure：与事实“.+”（premises.tenure）相比，缺少选项 free，请补充$/),
  ])
})

describe('a service in full that lacks an element is found', () => {
  const service = 'health/public-place-health-licence'
  const breaks: [string, (copy: Catalogue) => void][] = [
    ['简介', copy => delete copy.services[service]!.summary],
    ['设定依据', copy => (copy.services[service]!.legalBasis = [])],
    ['受理条件', copy => (copy.services[service]!.conditions = [])],
    ['办理流程（至少 3 项）', copy => copy.services[service]!.steps!.splice(2)],
    ['审查要点（至少 3 项）', copy => copy.services[service]!.reviewPoints!.splice(2)],
    ['承诺办结时限的依据', copy => delete copy.services[service]!.promisedLimit.basis],
    ['收费依据及标准', copy => delete copy.services[service]!.fee],
    ['收费标准', copy => (copy.services[service]!.fee = { charged: true, basis: '试验' })],
    ['到办事现场次数', copy => delete copy.services[service]!.visits],
    ['监管部门', copy => delete copy.services[service]!.supervisor],
    ['常见问题', copy => delete copy.services[service]!.questions],
    ['材料“经营场所方位图、平面图和布局图”的受理标准', copy => delete evidenceOf(copy).acceptance],
    ['材料“经营场所方位图、平面图和布局图”的审查要点', copy => (evidenceOf(copy).reviewPoints = [])],
    ['材料“经营场所方位图、平面图和布局图”的依据', copy => delete evidenceOf(copy).basis],
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
      `services/${service}：内容标为完整，却没有写明：到办事现场次数，请补充`,
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
  expect(problems).toEqual(['evidenceTypes/premises-drawings：写有“其他材料”，请写明具体是什么材料'])
})

test('a service with no authority somewhere is found', () => {
  const problems = problemsAfter(() => {}, {
    ...routes,
    authorityName: (kind, level, region) =>
      kind === 'gas' && region === '419001' ? undefined : routes.authorityName(kind, level, region),
  })
  expect(problems).toContain(
    `lifeEvents/P17 ${named('P17', 6)}：419001 没有县级的“燃气公司”（gas），请补充这个部门的机关名称，或者改正层级`,
  )
})

describe('every kind of finding is told in Chinese', () => {
  const yes = { fact: 'ktv', is: true }
  const food = 'market-regulation/food-operation-licence'
  const fire = 'fire-rescue/fire-safety-check'
  const household = 'public-security/household-query'
  const because = '试验'
  const announce = (copy: Catalogue, procedure: object) =>
    Object.assign(copy.services[food]!, { specialProcedures: [{ name: '公示', basis: because, ...procedure }] })
  const after = (row: number) => [{ row, kind: 'before-acceptance' as const, confidence: 'sure' as const, because }]
  const makeEachOther = (copy: Catalogue) => {
    const [one, other] = [1, 3].map(row => copy.services[rowOf(copy, 'E10', row).service]!)
    const use = { necessity: 'required', form: 'either' } as const
    Object.assign(one!.outputs[0]!, { evidence: 'premises-drawings' })
    Object.assign(other!.outputs[0]!, { evidence: 'business-licence' })
    one!.evidence = [{ ...use, type: 'business-licence' }]
    other!.evidence = [{ ...use, type: 'premises-drawings' }]
  }
  const everything = (copy: Catalogue): Condition => ({
    any: Object.entries(copy.facts)
      .filter(([, { type }]) => type === 'choice')
      .map(([fact, { values }]) => ({ fact, is: Object.keys(values!)[0]! })),
  })

  const proofs: [string, (copy: Catalogue) => void][] = [
    ['在能够办理的情形中，无论怎样回答都不适用', copy => (rowOf(copy, 'E3', 2).when = { all: [yes, { not: yes }] })],
    ['无论怎样回答都适用', copy => (rowOf(copy, 'E3', 2).when = { any: [yes, { not: yes }] })],
    ['无论怎样回答都不成立，', copy => (guardOf(copy, 'E4', 'too-large').when = { all: [yes, { not: yes }] })],
    ['谁也不能办理', copy => (guardOf(copy, 'E4', 'too-large').when = { any: [yes, { not: yes }] })],
    ['没有写明怎么办', copy => (guardOf(copy, 'E4', 'too-large').wayOut = ' ')],
    ['没有一行适用', copy => (rowOf(copy, 'E10', 2).when = { fact: 'premises.tenure', is: 'leased' })],
    ['不止一行适用', copy => (rowOf(copy, 'E10', 2).when = { not: { fact: 'premises.area', under: 9 } })],
    ['这一组的条件都不成立', copy => (eventOf(copy, 'E10').alternatives[0]!.when = { all: [yes, { not: yes }] })],
    ['只有一部分行适用', copy => (rowOf(copy, 'P17', 2).when = { fact: 'property.mortgage', is: true })],
    ['有的行可以自愿选择', copy => (rowOf(copy, 'P17', 2).optional = true)],
    ['不止一组并行办理', copy => eventOf(copy, 'P17').bundles.push({ rows: [1, 2], because })],
    ['却没有列入任何一组并行办理', copy => (eventOf(copy, 'P17').bundles = [])],
    [
      '各行互为前提',
      copy => {
        rowOf(copy, 'E10', 3).after = after(4)
        rowOf(copy, 'E10', 4).after = after(3)
      },
    ],
    ['两行各需要对方的办理结果', makeEachOther],
    ['没有任何条件用到', copy => eventOf(copy, 'E10').questions.push('ktv')],
    ['而这件事不问它', copy => (signerOf(copy, 'P1').when = yes)],
    ['无论怎样回答都不用签名', copy => (signerOf(copy, 'P1').when = { all: [differ, { not: differ }] })],
    ['无论怎样回答都要签名', copy => (signerOf(copy, 'P1').when = { any: [differ, { not: differ }] })],
    ['办理这一事项的人都用不到它', copy => (copy.services[food]!.fields[0]!.when = { all: [yes, { not: yes }] })],
    ['办理这一事项的人都用得到它', copy => (copy.services[food]!.fields[0]!.when = { any: [yes, { not: yes }] })],
    ['没有任何一件事使用它', copy => (copy.services['gas/spare'] = structuredClone(copy.services[food]!))],
    ['没有任何事项使用它', copy => (copy.evidenceTypes.spare = { name: '备用', issuer: 'self' })],
    ['没有任何事项使用它', copy => (copy.dataElements.spare = { label: '备用', type: 'text', group: 'premises' })],
    ['没有任何数据元使用它', copy => (copy.formGroups.spare = { label: '备用' })],
    [
      '没有任何条件使用它',
      copy => (copy.rules.spare = { name: '备用', when: yes, basis: because, confidence: 'sure' }),
    ],
    ['可靠程度却不是“待核定”', copy => (copy.services[food]!.promisedLimit = limit(9, '待核定'))],
    ['视为受理的期限 6 个工作日长于 5 个工作日', copy => (copy.services[food]!.silence = limit(6))],
    ['法定时限没有写明依据', copy => delete copy.services[food]!.statutoryLimit!.basis],
    ['长于法定时限', copy => (copy.services[food]!.statutoryLimit = limit(1))],
    ['法定时限 46 个工作日长于 45 个工作日', copy => (copy.services[food]!.statutoryLimit = limit(46))],
    ['没有写明办理结果', copy => (copy.services[food]!.outputs = [])],
    ['内容标为完整，却没有写明', copy => delete copy.services[food]!.visits],
    [
      '写有“预约到场”，“到办事现场次数”却是 0',
      copy =>
        Object.assign(copy.services[food]!, {
          appointment: { at: 'organ', minutes: 30, basis: '参考', confidence: 'unsure' },
          visits: { count: 0, because: '网上申请' },
        }),
    ],
    ['不在本事项的申请材料中', copy => (copy.services[fire]!.commitment!.replaces = ['adopter-statement'])],
    ['没有写明法律法规或者文件', copy => (copy.services[fire]!.commitment!.basis = '各地通行做法')],
    ['不适用告知承诺，却写有以承诺代替的材料', copy => (copy.services[fire]!.commitment!.available = false)],
    ['向社会公告（公示），却没有写明所需时间', copy => announce(copy, { announced: true, shows: { applicant: true } })],
    ['却没有写明公告内容', copy => announce(copy, { announced: true, days: limit(7) })],
    ['写有必须公告的情形，却没有标为', copy => announce(copy, { mandatory: yes })],
    ['写有公告内容，却没有标为', copy => announce(copy, { shows: { applicant: false } })],
    [
      '不在本事项的表单中',
      copy => announce(copy, { announced: true, days: limit(7), shows: { applicant: true, elements: ['child.sex'] } }),
    ],
    [
      '只有数据核验类的事项可以由系统自动核验',
      copy => (copy.services[food]!.automatic = copy.services[household]!.automatic!),
    ],
    ['没有写明核验什么', copy => (copy.services[household]!.automatic!.matches = [])],
    ['不是公民身份号码或者统一社会信用代码', copy => (copy.services[household]!.automatic!.about = 'child.name')],
    [
      '不是由数据共享答“是”或“否”的情形',
      copy => (copy.services[household]!.automatic!.facts = ['child.propertyOwner']),
    ],
    [
      '由系统自动核验的事项只能有一级审批',
      copy => (copy.services[household]!.approval = { levels: 2, basis: because }),
    ],
    ['请写明具体是什么材料', copy => (copy.services[food]!.summary = '提交有关证明')],
    ['请补充这个部门的机关名称', copy => (copy.authorityKinds.gas!.names = { county: '{未知}' })],
    ['同时涉及的事实太多', copy => (rowOf(copy, 'E10', 3).when = everything(copy))],
    ['没有答完就判定为成立', copy => (rowOf(copy, 'E10', 3).when = { fact: 'premises.area', known: false })],
    ['却判定为待确定', copy => (rowOf(copy, 'E10', 3).when = { any: [yes, { not: yes }] })],
    ['而它的回答不影响结果', copy => (rowOf(copy, 'E10', 3).when = pointless())],
    ['而提问顺序中没有它', copy => (eventOf(copy, 'E10').questions = ['premises.tenure'])],
  ]
  const differ = { fact: 'parents.sameEthnicity', is: false }
  const limit = (days: number, basis = because) => ({ days, unit: 'workingDay' as const, basis })
  const owned = { fact: 'premises.tenure', is: 'owned' }
  const pointless = (): Condition => ({ any: [owned, { all: [{ fact: 'premises.area', over: 9 }, owned] }] })

  const references: [string, (copy: Catalogue) => void][] = [
    ['条件里的规则 nowhere 没有定义', copy => (rowOf(copy, 'E3', 2).when = { rule: 'nowhere' })],
    ['规则互相引用，首尾相接', copy => (copy.rules['premises-owned']!.when = { rule: 'premises-owned' })],
    ['条件里的事实 nowhere 没有定义', copy => (rowOf(copy, 'E3', 2).when = { fact: 'nowhere', is: true })],
    ['不是列表，不能逐项比较', copy => (rowOf(copy, 'E3', 2).when = { fact: 'ktv', some: yes })],
    ['不会是“nowhere”', copy => (rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', is: 'nowhere' })],
    ['不是多选', copy => (rowOf(copy, 'E3', 2).when = { fact: 'adv.kind', includesAny: ['none'] })],
    ['不是数字，不能比较大小', copy => (rowOf(copy, 'E3', 2).when = { fact: 'ktv', over: 1 })],
    [
      '地方参数 nowhere 没有定义',
      copy => (rowOf(copy, 'E3', 2).when = { fact: 'premises.area', over: { parameter: 'nowhere' } }),
    ],
    ['不能用来比较大小', copy => (copy.parameters['fire.minimum-area']!.default = null)],
    ['事实 nowhere 没有定义', copy => (copy.facts['applicant.age']!.ageOf = 'nowhere')],
    ['表单分组 nowhere 没有定义', copy => (copy.dataElements['premises.area']!.group = 'nowhere')],
    ['事实 nowhere 没有定义', copy => (copy.dataElements['premises.area']!.fact = 'nowhere')],
    ['类型（text）不一致', copy => (copy.dataElements['premises.area']!.type = 'text')],
    ['最小值 900 更大', copy => (copy.dataElements['premises.area']!.minimum = 900)],
    ['最大值 500 更小', copy => (copy.dataElements['premises.area']!.maximum = 500)],
    ['缺少选项', copy => (copy.dataElements['premises.tenure']!.values = {})],
    ['每一项中缺少', copy => (copy.dataElements['premises.area'] = element('vehicles'))],
    ['请写明免于提交的方式', copy => delete copy.evidenceTypes['business-licence']!.exemption],
    ['出具单位 nowhere 没有定义', copy => (copy.evidenceTypes['premises-drawings']!.issuer = 'nowhere')],
    ['数据元 nowhere 没有定义', copy => (copy.services[food]!.fields[0]!.element = 'nowhere')],
    ['不止一次列为表单字段', copy => copy.services[food]!.fields.push(copy.services[food]!.fields[0]!)],
    ['材料 nowhere 没有定义', copy => (copy.services[food]!.evidence[0]!.type = 'nowhere')],
    ['材料 nowhere 没有定义', copy => (copy.services[food]!.outputs[0]!.evidence = 'nowhere')],
    ['部门 nowhere 没有定义', copy => (copy.services[food]!.supervisor = 'nowhere')],
    ['部门 nowhere 没有定义', copy => (eventOf(copy, 'E3').lead = 'nowhere')],
    ['事实 nowhere 没有定义', copy => eventOf(copy, 'E3').questions.push('nowhere')],
    ['不止一次列出', copy => eventOf(copy, 'E10').questions.push('premises.area')],
    ['不止一行编为第 2 行', copy => eventOf(copy, 'E10').services.push(rowOf(copy, 'E10', 2))],
    ['部门 nowhere 没有定义', copy => (guardOf(copy, 'E4', 'too-large').authority = 'nowhere')],
    ['一件事 E99 没有定义', copy => (guardOf(copy, 'E4', 'too-large').lifeEvent = 'E99')],
    ['却没有写明找哪个部门', copy => delete guardOf(copy, 'E11', 'not-establishment').authority],
    ['事项 gas/nowhere 没有定义', copy => (rowOf(copy, 'E3', 2).service = 'gas/nowhere')],
    ['部门 nowhere 没有定义', copy => (rowOf(copy, 'E3', 2).authority = 'nowhere')],
    ['而行使层级中没有这一级', copy => (rowOf(copy, 'E3', 2).levels = ['province'])],
    ['排在自己之后', copy => (rowOf(copy, 'E3', 2).after = after(2))],
    ['没有第 9 行', copy => (rowOf(copy, 'E3', 2).after = after(9))],
    ['没有第 9 行', copy => eventOf(copy, 'E10').alternatives[0]!.rows.push(9)],
    ['没有第 9 行', copy => eventOf(copy, 'P17').bundles[0]!.rows.push(9)],
    ['分别办理 3 件，却写了 2 个名称', copy => Object.assign(rowOf(copy, 'P11', 2).repeat!, { times: 3 })],
    ['没有第 9 行', copy => (signerOf(copy, 'P17').rows = [9])],
    ['标识重复', copy => (signerOf(copy, 'P17').id = 'buyer')],
    ['无法在线核对身份', copy => delete signerOf(copy, 'P17').number],
    ['数据元 nowhere 没有定义', copy => (signerOf(copy, 'P17').list = 'nowhere')],
    ['数据元 nowhere 没有定义', copy => (signerOf(copy, 'P1').name = 'nowhere')],
    ['所签的各行都不填写“孩子姓名”', copy => (signerOf(copy, 'P17').list = 'child.name')],
    ['所签的各行都不填写“另一方家长姓名”', copy => (signerOf(copy, 'P1').rows = [2])],
    ['逐人签名，而它不是列表', copy => (signerOf(copy, 'P17').list = 'property.address')],
    ['的每一项中没有“nowhere”', copy => (signerOf(copy, 'P17').number = 'nowhere')],
    ['证件类型中没有“nowhere”', copy => (signerOf(copy, 'P17').document!.person = 'nowhere')],
    ['证件类型只用于按列表', copy => (signerOf(copy, 'P1').document = { item: 'kind', person: 'idCard' })],
    ['不是号码，不能用来核对身份', copy => (signerOf(copy, 'P17').number = 'share')],
    ['而它不是列表', copy => Object.assign(rowOf(copy, 'E14', 3).repeat!, { over: 'ktv' })],
    ['的每一项中的事实 nowhere 没有定义', copy => Object.assign(rowOf(copy, 'E14', 3).repeat!, { label: 'nowhere' })],
  ]
  const element = (fact: string) => ({ label: '备用', type: 'list' as const, group: 'premises', fact, items: {} })

  test.each([...references, ...proofs])('%s', (says, breaking) => {
    const copy = structuredClone(catalogue)
    breaking(copy)
    const names = authorityData(tree, copy.authorityKinds, [])
    const found = foundAfter(breaking, {
      ...routes,
      authorityName: (kind, level, region) => authorityFor(kind, level, region, names)?.name,
    })
    expect(found.map(one => one.message)).toContainEqual(expect.stringContaining(says))
    for (const one of found) expectChinese(one, copy)
  })

  test('a statement that is unknown and asks nothing', () => {
    const found: Problem[] = []
    const proof = prover(catalogue, parameters, (spot, message) => found.push({ ...spot, message }))
    const statement = proof.statement({ entry: 'rules/x', at: '' }, yes)
    proof.exact({ ...statement, open: () => [] }, prepared.events.get('E10')!)
    expect(found.map(problemText)).toEqual(['rules/x：尚未回答任何问题时，判定为待确定，却没有可问的问题，请改正条件'])
  })

  const event = eventOf(catalogue, 'E10')
  const examples: [string, Example['expect'], Example['facts']][] = [
    ['需要办理的行应当是 1，实际是 2、3、4，', { required: [1] }, {}],
    ['应当不能办理，原因写有“试验”，实际是“能够办理”，', { guard: because }, {}],
    ['应当能够办理，实际不能办理：“营业执照', {}, { 'licence.scopeMatches': false }],
    ['还要问的事实应当是 ktv，实际是 无，', { questions: ['ktv'] }, {}],
    ['要提交的材料应当是 无，', { evidence: [] }, {}],
    ['免于提交的材料应当是 无，', { exempt: [] }, {}],
    ['承诺的工作日数应当是 999，', { promisedDays: 999 }, {}],
    ['回答 premises.area 有误：', {}, { 'premises.area': '很大' }],
  ]
  test.each(examples)('an example: %s', (says, expected, facts) => {
    const example = { ...event.examples[0]!, expect: expected }
    example.facts = { ...example.facts, ...facts }
    const found = checkExample(prepared, placeOf(example.region), calendar, event, example)
    expect(found.map(one => one.message)).toContainEqual(expect.stringContaining(says))
    for (const one of found) {
      expect(one).toMatchObject({ entry: 'lifeEvents/E10', at: `实例“${example.name}”` })
      expectChinese(one, catalogue)
    }
  })

  type Broken = Record<string, unknown>
  const shapes: [string, Collection, string, (entry: Broken) => void][] = [
    ['：没有填写“行使层级”，请补充', 'lifeEvents', 'E3', entry => delete rowIn(entry).levels],
    ['：至少要有 1 项，请补充', 'lifeEvents', 'E3', entry => (rowIn(entry).levels = [])],
    ['：只能是“省”（province）、“市”（city）、', 'lifeEvents', 'E3', entry => (rowIn(entry).levels = ['street'])],
    [' 办理的事项 第 1 项 行号：不能小于 1，', 'lifeEvents', 'E3', entry => (rowIn(entry).row = 0)],
    ['：应当是整数，请改正', 'lifeEvents', 'E3', entry => (rowIn(entry).row = '1')],
    ['：条件不完整或者写法不对，', 'lifeEvents', 'E3', entry => (rowIn(entry).when = { all: [{ fact: 'ktv' }] })],
    ['：不符合任何一种允许的写法', 'lifeEvents', 'E3', entry => (rowIn(entry).repeat = { over: 1 })],
    [' 名称：不能为空，请填写', 'lifeEvents', 'E3', entry => (entry.name = '')],
    [' 牵头部门：格式应当符合 ', 'lifeEvents', 'E3', entry => (entry.lead = '某某部门')],
    [' nowhere：这里没有这一项，', 'lifeEvents', 'E3', entry => (entry.nowhere = 1)],
    [' 选项 leased：应当是文字，', 'facts', 'premises.tenure', entry => (entry.values = { leased: 1 })],
  ]
  const rowIn = (entry: Broken) => (entry.services as Broken[])[0]!
  test.each(shapes)('a shape%s', (says, collection, id, breaking) => {
    const entry = structuredClone(catalogue[collection]![id]) as unknown as Broken
    breaking(entry)
    const found = schemaProblems(`${collection}/${id}`, Compile(collections[collection].schema).Errors(entry))
    expect(found.map(problemText)).toEqual([expect.stringContaining(says)])
    for (const one of found) expectChinese(one, catalogue)
  })

  test('what may not be there is found however much of it there is', () => {
    const entry = {
      ...catalogue.formGroups.premises,
      ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n, n])),
    }
    expect(schemaProblems('formGroups/premises', Compile(collections.formGroups.schema).Errors(entry))).not.toEqual([])
  })

  /** Latin letters stand only in what the catalogue, its labels or the break itself bring along. */
  function expectChinese({ entry, at, message }: Problem, { lifeEvents, ...tables }: Catalogue) {
    expect(entry).toMatch(/^[a-zA-Z]+\/[\w./-]+$/)
    expect(message).toMatch(/[\u4e00-\u9fa5]/)
    expect(message).toMatch(/请/)
    const ids = new Set([
      ...Object.values({ lifeEvents, ...tables }).flatMap(table => Object.keys(table)),
      ...Object.values(tables.facts).flatMap(({ values, items }) => Object.keys({ ...values, ...items })),
      ...Object.values(lifeEvents).flatMap(({ guards, signers = [] }) => [...guards, ...signers].map(one => one.id)),
      ...Object.keys(levels),
      ...otherIssuers,
      ...['nowhere', 'gas/nowhere', 'E99', 'text'],
    ])
    const bare = `${at} ${message}`.replace(/“[^”]*”|格式应当符合 \S+/g, '')
    const words = bare.match(/[A-Za-z][\w./-]*/g) ?? []
    expect(words.filter(word => !ids.has(word) && !/^[A-Z]+$/.test(word))).toEqual([])
  }
})
