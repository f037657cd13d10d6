import { useQueryClient } from '@tanstack/react-query'
import { caseKey, chooseForBlocked } from '../api/cases.ts'
import type { CaseView, EvidenceView, PartView } from '../api/types.ts'
import { day } from '../ui/text.ts'
import { type Choice, Choices } from './Choices.tsx'
import { EvidenceSlot, fileRules } from './EvidenceSlots.tsx'
import { quoted, titleOf } from './parts.ts'
import { useAct } from './useAct.ts'

type Blocked = NonNullable<PartView['turns']['blocked']>

/** 前置事项未通过: the part is not lost. Why it stopped, what can be done, by when. */
export function BlockedChoice({ view, part }: { view: CaseView; part: PartView }) {
  const act = useAct(view.caseNo, (choice: string) => chooseForBlocked(view.caseNo, part.part, choice))
  const { blocked } = part.turns
  if (!blocked || part.state !== 'blocked' || !view.actions.includes('choose')) return null
  const id = `blocked-${part.part}`
  const choices: Choice<string>[] = blocked.choices.map(choice => ({
    ...choice,
    ...explained(choice.id, view, part, blocked),
  }))
  return (
    <section className={blocked.waitUntil ? 'notice turn' : 'notice warn turn'} aria-labelledby={id}>
      <h2 id={id}>
        {blocked.waitUntil ? '保留等待中：' : '请选择怎么办：'}
        {titleOf(part)}
      </h2>
      <p>
        它的前置事项<strong>“{blocked.because}”</strong>没有通过，所以暂时停办。其他事项不受影响。
      </p>
      {blocked.waitUntil ? (
        <p>
          按您的选择保留到 <strong>{day(blocked.waitUntil)}</strong>
          。前置事项重新办理并通过的，这个事项自动继续办理；到期仍没有通过的，视为撤回。您可以随时改变主意。
        </p>
      ) : (
        <p>
          请在 <strong>{day(blocked.chooseBy)}</strong> 前选择。到期没有选择的，这个事项视为撤回，以后可以重新申请。
        </p>
      )}
      <Choices
        legend={blocked.waitUntil ? '改变主意' : '您可以选择'}
        choices={choices}
        word="确认选择"
        about={titleOf(part)}
        pending={act.isPending}
        problem={act.error}
        onConfirm={choice => act.mutate(choice)}
      />
    </section>
  )
}

function explained(
  choice: Blocked['choices'][number]['id'],
  view: CaseView,
  part: PartView,
  blocked: Blocked,
): Omit<Choice<string>, 'id' | 'label'> {
  switch (choice) {
    case 'withdraw':
      return {
        means: `这个事项不再办理，以后可以重新申请。${
          part.ties.dependants.length > 0 ? `${quoted(part.ties.dependants)}要等它的结果，也会停下来等您选择。` : ''
        }`,
      }
    case 'wait':
      return {
        means: `从选择之日起最长保留 ${blocked.waitDays} 日。您可以重新申请“${blocked.because}”，或者依法申请行政复议、提起行政诉讼；期间不计入办理期限。`,
      }
    case 'held': {
      const uploaded = view.evidence.some(file => isOfPart(file, blocked) && isNew(file, view))
      return {
        means: `您在别处已经办好了“${blocked.because}”，上传取得的证件或者批准文件，部门核对后继续办理。`,
        more: <Papers view={view} blocked={blocked} />,
        lacks: uploaded ? undefined : '请先上传取得的证件或者批准文件。',
      }
    }
  }
}

const isOfPart = (file: EvidenceView, { papers }: Blocked) => papers.some(paper => paper.target === file.type)
const isNew = (file: EvidenceView, view: CaseView) => file.uploadedAt > (view.submittedAt ?? '')

/** Where the paper obtained elsewhere goes. */
function Papers({ view, blocked }: { view: CaseView; blocked: Blocked }) {
  const queries = useQueryClient()
  return (
    <div className="stack-s">
      <p className="muted">{fileRules}</p>
      {blocked.papers.map(({ target, name }) => (
        <EvidenceSlot
          key={target}
          caseNo={view.caseNo}
          slot={{ type: target, name }}
          files={view.evidence.filter(file => file.type === target)}
          keepOld={file => !isNew(file, view)}
          onChange={() => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })}
        />
      ))}
    </div>
  )
}
