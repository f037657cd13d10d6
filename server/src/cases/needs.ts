/** What waits for the applicant, in words: for the list of their cases. */
import { dateInWords } from '@onething/core/workdays.ts'
import type { ListedCase } from './store.ts'

/** Everything that is asked of them, so that doing one thing does not hide another. */
export function needOf(row: ListedCase): string | null {
  if (row.state === 'draft') return '还没有提交，可以继续填写'
  const needs = [...whileUnderWay(row), ...afterwards(row)]
  return needs.length > 0 ? needs.join('；') : null
}

function whileUnderWay({ state, correction, deferred_until: deferred, turns_until: turns }: ListedCase): string[] {
  if (state !== 'inProgress') return []
  return [
    correction?.closed_at === null && `请在${dateInWords(correction.answer_by)}前补正 ${correction.items.length} 项`,
    deferred && `请在${dateInWords(deferred)}前补交容缺材料`,
    turns?.choose && `有事项的前置事项未通过，请在${dateInWords(turns.choose)}前选择怎么办`,
    turns?.visit && `请在${dateInWords(turns.visit)}前选择现场勘验的时间`,
    turns?.rectify && `请在${dateInWords(turns.rectify)}前完成整改`,
    turns?.hearing && `可以在${dateInWords(turns.hearing)}前要求听证`,
  ].filter(need => typeof need === 'string')
}

/** A promise is checked when everything may long be handed over. */
const afterwards = ({ state, turns_until: turns }: ListedCase): string[] =>
  [
    turns?.promise && `承诺与实际不符，请在${dateInWords(turns.promise)}前改正`,
    state === 'concluded' && '已办结，请领取结果',
  ].filter(need => typeof need === 'string')
