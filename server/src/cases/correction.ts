/**
 * The applicant's answer to a correction: only what the correction asks for may change, and all of it must. Of a list
 * that many parts share these are the lines of the parts it names, in their order.
 */
import { missingValues, tidyValue, valueProblems } from '@onething/core/form-values.ts'
import { json, type Queries, statement } from '../db/database.ts'
import { Conflict, type FieldProblem, Invalid } from '../http/problems.ts'
import { placesAsked, putBack } from './corrected-items.ts'
import { type DraftDeps, fieldValue } from './drafts.ts'
import { submittedPlan } from './planned.ts'
import type { WholeCase } from './store.ts'

const saveAnswers = statement(
  'case_answer_form',
  'update case_contents set form = form || $2::jsonb, facts = facts || $3::jsonb, provenance = provenance - $4::text[] where case_no = $1',
)

/** Over what was there: other answers stay, and what was prefilled is the applicant's own now. */
export const saveForm = (
  queries: Queries,
  caseNo: string,
  values: Record<string, unknown>,
  facts: Record<string, unknown>,
) => queries.rows(saveAnswers, [caseNo, json(values), json(facts), Object.keys(values)])

export async function mergeAnswers(deps: DraftDeps, whole: WholeCase, form: Record<string, unknown>): Promise<void> {
  const { row, correction, evidence } = whole
  if (!correction || correction.closed_at !== null) throw new Conflict('目前没有需要补正的内容', [])
  const { prepared } = await deps.publications.of(row)
  const { catalogue } = prepared
  const plan = await submittedPlan(deps.publications, whole)
  const fields = plan.form.flatMap(group => group.fields)
  const problems: FieldProblem[] = []
  const values: Record<string, unknown> = {}
  const facts: Record<string, unknown> = {}
  for (const [target, answer] of Object.entries(form)) {
    const element = catalogue.dataElements[target]
    const item = correction.items.find(one => one.kind === 'field' && one.target === target)
    if (!element || !item) {
      problems.push({ where: 'field', target, message: `“${element?.label ?? target}”不在本次补正范围内` })
      continue
    }
    const wrong = [...missingValues(element, answer), ...valueProblems(element, answer)]
    problems.push(...wrong.map(({ message }) => ({ where: 'field', target, message })))
    const field = fields.find(one => one.element === target)
    const before = field && fieldValue(field, whole.contents)
    const places = placesAsked(whole, { prepared, plan }, item, field, before)
    if (places && (!Array.isArray(answer) || answer.length !== places.length)) {
      const message = `“${element.label}”只补正所指出的 ${places.length} 条，请不要增加或者删去`
      problems.push({ where: 'field', target, message })
      continue
    }
    const value = places ? putBack(before as unknown[], places, answer as unknown[]) : answer
    if (element.fact) facts[element.fact] = value
    else values[target] = tidyValue(element, value)
  }
  for (const item of correction.items) {
    if (item.kind === 'field' && !(item.target in form))
      problems.push({
        where: 'field',
        target: item.target,
        message: `请补正“${item.name}”：${item.problems.join('；')}`,
      })
    if (
      item.kind === 'evidence' &&
      !evidence.some(file => file.type === item.target && file.uploaded_at > correction.issued_at)
    )
      problems.push({
        where: 'evidence',
        target: item.target,
        message: `请重新提交《${item.name}》：${item.problems.join('；')}`,
      })
  }
  if (problems.length > 0) throw new Invalid(problems, `还有 ${problems.length} 处需要补正`)
  if (Object.keys(form).length === 0) return
  await saveForm(deps.database, row.case_no, values, facts)
}
