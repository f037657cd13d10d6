/**
 * What people may do to a case over HTTP at a moment, drawn from what the API says is allowed: for each action the
 * requests that carry it out lawfully. The same moves as core/src/testing/moves.ts makes in the core.
 */
import { addDays, type Calendar } from '@onething/core/workdays.ts'
import type { VisitView } from '../cases/turns-view.ts'
import type { CaseView, PartView } from '../cases/view.ts'
import type { TaskView } from '../subcases/view.ts'
import { answerFor, oneDotPng, onePagePdf } from './answers.ts'
import type { Desk, Reply } from './app.ts'

export type Run = () => Promise<Reply>
export type Move = [name: string, run: Run]

export interface Scene {
  today: string
  calendar: Calendar
  /** Numbers files, so that no two are the same. */
  next(): number
  /** 0, 1 or 2: those who examine, review and approve; signed in. */
  officer(level: number): Promise<Desk>
}

const reasons = '不符合规定的条件，具体情况已经当面说明'
const two = ['李审查', '赵核查']
const host = '法规科孙主持'

// ── what departments do ─────────────────────────────────────────────────────────────────────────────────────────────

type OfPart = (task: TaskView, post: Post, scene: Scene) => Move[]
type Post = (verb: string, body: object, level?: number) => Run

export function movesOnPart(task: TaskView, scene: Scene): Move[] {
  const url = `/api/sub-cases/${task.caseNo}/${task.part.part}`
  const post: Post =
    (verb, body, level = 0) =>
    async () =>
      (await scene.officer(level)).post(`${url}/${verb}`, body)
  return task.actions.flatMap(action => ofPart[action]?.(task, post, scene) ?? unknown(action))
}

function unknown(action: string): never {
  throw new Error(`nobody knows how to ${action}`)
}

const ofPart: Record<string, OfPart> = {
  claim: (_, post) => [['claim', post('claim', {})]],
  verdict(task, post, scene) {
    const override = task.correctionUsed ? { override: '本机关疏漏' } : {}
    const correction = { verdict: 'correct', items: [wrongIn(task, scene)], ...override }
    const opinion = { result: 'granted' }
    return [
      ['complete', post('verdict', { verdict: 'complete' })],
      ...(task.step.names.length > 1 && task.part.waitingFor.length === 0
        ? ([['examine', post('verdict', { verdict: 'complete', opinion })]] as Move[])
        : []),
      ['correct', post('verdict', correction)],
      ['refuse', post('verdict', { verdict: 'refuse', reasons })],
      ['notNeeded', post('verdict', { verdict: 'refuse', ground: 'notNeeded', reasons })],
      [
        'wrongOrgan',
        post('verdict', { verdict: 'refuse', ground: 'wrongOrgan', rightOrgan: '郑州市人民政府', reasons }),
      ],
    ]
  },
  opine({ step }, post) {
    const level = step.opinions.length
    return [
      ['opine', post('opinion', { result: 'granted' }, level)],
      ['opine', post('opinion', { result: 'denied', reasons }, level)],
    ]
  },
  sendBack: ({ step }, post) => [['sendBack', post('return', { reason: '请补充核对' }, step.opinions.length)]],
  decide({ step, part }, post) {
    const level = step.opinions.length
    const grants: Move[] = [
      ['grant', post('decision', { result: 'granted', reasons }, level)],
      ['grantPartly', post('decision', { result: 'granted', excluded: '凉菜', reasons }, level)],
    ]
    const deny: Move = ['deny', post('decision', { result: 'denied', reasons }, level)]
    return part.turns.inspection?.state === 'failed' ? [deny] : [...grants, deny]
  },
  pause({ lawfulPauses, mustAnnounce }, post) {
    const pause = (kind: string) => post('pause', { kind, reason: '依法进行', days: 5 })
    const announced: Move[] = mustAnnounce ? [['announce', pause(mustAnnounce)]] : []
    return [['pause', pause(lawfulPauses[4]!)], ...announced]
  },
  resume: ({ part: { pause } }, post, { today }) =>
    pause!.until !== null && today <= pause!.until ? [] : [['resume', post('resumption', { result: '合格' })]],
  objectTo: (_, post) => [['objectTo', post('objection', { by: '邻居王大妈', text: '夜里太吵' })]],
  extend: ({ part }, post, { today }) =>
    part.legalDue !== null && part.legalDue < today
      ? []
      : [['extend', post('extension', { days: 1, reason: '情况复杂' })]],
  approveExtension: (_, post) => [
    ['extensionApproved', post('extension-approval', { approved: true }, 1)],
    ['extensionRefused', post('extension-approval', { approved: false }, 1)],
  ],
  offerHearing: (_, post) => [
    ['offerHearing', post('hearing', { reason: '涉及邻居的利益', interested: ['邻居王大妈'] })],
  ],
  scheduleHearing(_, post, { today, calendar }) {
    const date = addDays(calendar, today, 7, 'workingDay').due
    return [['scheduleHearing', post('hearing-date', { date, time: '09:00', place: '政务服务中心三楼', host })]]
  },
  recordHearing: ({ part }, post, { today }) =>
    today < part.turns.hearing!.date!
      ? []
      : [['recordHearing', post('hearing-record', { record: '各方陈述了意见。' }, 1)]],
  proposeVisit: (_, post) => [['proposeVisit', post('visit', {})]],
  recordFinding({ checks, visits, part, caseNo }, post, scene) {
    const { slot } = visits.find(one => isOpenVisit(one) && one.parts.some(seen => seen.part === part.part))!
    if (scene.today < slot!.date) return []
    const find = (ok: boolean, hopeless?: boolean) => ({
      officers: two,
      items: checks.map(check => ({ check, ok, note: ok ? '' : '宽度不够' })),
      note: '现场查看',
      hopeless,
    })
    const photo: Move = [
      'photo',
      async () => {
        const desk = await scene.officer(0)
        const name = `现场-${scene.next()}.png`
        const kept = await desk.upload<{ id: string }>(
          `/api/sub-cases/${caseNo}/${part.part}/photos`,
          '',
          name,
          oneDotPng,
        )
        return kept.status === 201 ? post('finding', { ...find(true), photos: [kept.body.id] })() : kept
      },
    ]
    return [
      ['inspectPassed', post('finding', find(true))],
      ['inspectRectify', post('finding', find(false))],
      ['inspectFailed', post('finding', find(false, true))],
      photo,
    ]
  },
  waiveInspection: (_, post) => [['waiveInspection', post('inspection-waiver', { because: '仅简单制售' })]],
  holdReview: ({ part }, post, { today }) => [
    [
      'holdReview',
      post('review-meeting', { date: today, half: 'am', place: '会议室', subject: '方案', parts: [part.part] }),
    ],
  ],
  recordReviewOpinion: (_, post) => [
    ['reviewOpinion', post('review-opinion', { attendees: two, agrees: true, opinion: '同意' })],
  ],
  terminate: (_, post) => [['terminate', post('termination', { ground: 'dissolved', reasons })]],
  reopen: (_, post) => [['reopen', post('reopening', { basis: '行政复议决定' }, 1)]],
  verifyCommitment: (_, post, { today, calendar }) => [
    ['commitmentKept', post('commitment-check', { kept: true, findings: '现场核对，与承诺一致' })],
    ['commitmentBroken', post('commitment-check', { kept: false, findings: '与承诺不一致' })],
    [
      'commitmentToRectify',
      post('commitment-check', {
        kept: false,
        findings: '与承诺不一致',
        rectifyBy: addDays(calendar, today, 5, 'workingDay').due,
      }),
    ],
  ],
  askRevocation: (_, post) => [['askRevocation', post('revocation', { ground: 'surrendered', reasons })]],
  // Whoever found a promise broken has asked for the revocation; the second officer approves.
  approveRevocation: (_, post) => [
    ['revoke', post('revocation-approval', { approved: true }, 1)],
    ['keepGrant', post('revocation-approval', { approved: false }, 1)],
  ],
  repairCredit: (_, post) => [['repairCredit', post('credit-repair', { because: '已经改正' })]],
}

const isOpenVisit = (visit: VisitView) => visit.kind === 'inspection' && visit.closedOn === null

/** A field or a material of this part. */
function wrongIn({ form, evidence }: TaskView, scene: Scene) {
  const fields = form.flatMap(group => group.fields).map(field => ({ kind: 'field', target: field.element }))
  const materials = evidence.filter(line => line.exempt === null).map(line => ({ kind: 'evidence', target: line.type }))
  const all = [...fields, ...materials]
  return { ...all[scene.next() % all.length]!, problem: '看不清楚，请重新提供' }
}

// ── what applicants do ──────────────────────────────────────────────────────────────────────────────────────────────

type OfCase = (view: CaseView, post: (path: string, body: object) => Run, desk: Desk, scene: Scene) => Move[]

/** At the window of the place, like everything they did before. */
export function movesOnCase(view: CaseView, desk: Desk, scene: Scene): Move[] {
  const post = (path: string, body: object): Run => {
    const url = `/api/cases/${view.caseNo}/${path}`
    return () => desk.post(url, body)
  }
  return view.actions.flatMap(action => ofCase[action]?.(view, post, desk, scene) ?? [])
}

const ofCase: Record<string, OfCase> = {
  answerCorrection: (view, post, desk, scene) => [
    [
      'answer',
      async () => {
        const form: Record<string, unknown> = {}
        for (const { kind, target, field, value } of view.correction!.items)
          if (kind === 'field') form[target] = value ?? answerFor(field as never)
          else await handIn(desk, view.caseNo, target, scene)
        return post('correction', { form })()
      },
    ],
  ],
  supplyDeferred: (view, post, desk, scene) => [
    [
      'supply',
      async () => {
        const single = view.parts.flatMap(({ deferral }) => (deferral?.suppliedOn === null ? deferral.items : []))
        const items = [...single, ...view.groups.flatMap(group => group.deferrals.flatMap(one => one.items))]
        for (const type of new Set(items.map(item => item.target))) await handIn(desk, view.caseNo, type, scene)
        return post('deferred-evidence', {})()
      },
    ],
  ],
  amend: (view, post, desk) => [
    [
      'amend',
      async () => {
        const submitted = await desk.get<{ form: PlanGroups; values: Record<string, unknown> }>(
          `/api/cases/${view.caseNo}/submitted`,
        )
        const { form, values } = submitted.body
        const field = form.flatMap(group => group.fields).find(one => !one.fact && values[one.element] !== null)
        return field ? post('amendment', { form: { [field.element]: values[field.element] } })() : submitted
      },
    ],
  ],
  choose: (view, post) =>
    partsWith(view, part => part.turns.blocked).flatMap(({ part, turns }) =>
      turns.blocked!.choices.map(({ id }): Move => [`choose.${id}`, post(`parts/${part}/choice`, { choice: id })]),
    ),
  confirmVisit(view, post) {
    const visit = view.visits.find(one => one.slot === null && one.closedOn === null)!
    const { date, half } = visit.slots[0]!
    const confirm: Move = ['confirmVisit', post(`visits/${visit.number}/slot`, { date, half })]
    const other: Move = ['otherTimes', post(`visits/${visit.number}/other-times`, { reason: '那天不在' })]
    return visit.otherTimesLeft > 0 ? [confirm, other] : [confirm]
  },
  moveVisit(view, post, _, { today }) {
    const visit = view.visits.find(one => one.slot !== null && one.closedOn === null)!
    if (today >= visit.slot!.date || visit.otherTimesLeft === 0 || visit.findings.length > 0) return []
    return [['moveVisit', post(`visits/${visit.number}/move`, { reason: '临时有事' })]]
  },
  reportRectified: (_, post) => [['rectified', post('rectification', {})]],
  answerHearing: (view, post) =>
    partsWith(view, ({ turns: { hearing } }) => hearing && !hearing.asked && !hearing.waivedOn).flatMap(
      ({ part, state }): Move[] =>
        state === 'accepted'
          ? [
              ['askHearing', post(`parts/${part}/hearing`, { wanted: true })],
              ['waiveHearing', post(`parts/${part}/hearing`, { wanted: false })],
            ]
          : [],
    ),
  withdrawParts(view, post) {
    const open = partsWith(view, part => under.has(part.state))[0]
    return open ? [['withdrawPart', post('withdrawal', { parts: [open.part], reason: '改变计划' })]] : []
  },
  withdraw: (_, post) => [['withdraw', post('withdrawal', { reason: '不办了' })]],
  collect: (_, post) => [['collect', post('collection', {})]],
}

type PlanGroups = { fields: { element: string; fact?: string }[] }[]

const under: ReadonlySet<string> = new Set(['submitted', 'correction', 'accepted', 'blocked'])

const partsWith = ({ parts }: CaseView, has: (part: PartView) => unknown) => parts.filter(has)

async function handIn(desk: Desk, caseNo: string, type: string, { next }: Scene) {
  const url = `/api/cases/${caseNo}/evidence`
  const page = await desk.upload(url, type, `${type}-${next()}.pdf`, onePagePdf)
  if (page.status === 422) await desk.upload(url, type, `${type}-${next()}.png`, oneDotPng)
}
