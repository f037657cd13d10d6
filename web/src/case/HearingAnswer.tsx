import { hearingDays } from '@onething/core/lifecycle/hearing.ts'
import { answerHearing } from '../api/cases.ts'
import type { CaseView, PartView } from '../api/types.ts'
import { day, sentence } from '../ui/text.ts'
import { Choices } from './Choices.tsx'
import { titleOf } from './parts.ts'
import { useAct } from './useAct.ts'

/** 告知听证权利 (行政许可法 47): why, what each answer means, by when. */
export function HearingAnswer({ view, part }: { view: CaseView; part: PartView }) {
  const act = useAct(view.caseNo, (wanted: boolean) => answerHearing(view.caseNo, part.part, wanted))
  const { hearing } = part.turns
  const isAsked = part.state === 'accepted' && hearing && !hearing.asked && !hearing.waivedOn
  if (!isAsked || !view.actions.includes('answerHearing')) return null
  const id = `hearing-${part.part}`
  return (
    <section className="notice warn turn" aria-labelledby={id}>
      <h2 id={id}>您可以要求听证：{titleOf(part)}</h2>
      <p>
        {part.authority}告知：{sentence(hearing.reason)}
      </p>
      {hearing.interested.length > 0 && <p>同时告知的利害关系人：{hearing.interested.join('、')}。</p>}
      <p>
        请在 <strong>{day(hearing.askBy)}</strong> 前答复；到期没有要求的，视为放弃。
      </p>
      <Choices
        legend="您的答复"
        choices={[
          {
            id: 'ask',
            label: '要求听证',
            means: `部门在 ${hearingDays.organise} 个工作日内组织，至少提前 ${hearingDays.notice} 个工作日告诉您时间和地点，由没有审查过这件申请的人员主持。您可以到场陈述、提出证据和质证，不用交费。听证所需时间不计入办理期限。`,
          },
          {
            id: 'waive',
            label: '放弃听证',
            means:
              '部门按现有材料继续审查，依法作出决定。放弃以后，这个事项不能再要求听证；对决定不服的，仍可以申请行政复议或者提起行政诉讼。',
          },
        ]}
        word="确认答复"
        about={titleOf(part)}
        pending={act.isPending}
        problem={act.error}
        onConfirm={answer => act.mutate(answer === 'ask')}
      />
    </section>
  )
}
