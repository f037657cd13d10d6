/**
 * 当场更正 (行政许可法 32(1)(三)): slips the applicant may put right on the spot, before a department has given its verdict.
 * What decides which services apply is not a slip: that is another application.
 */
import { missingValues, tidyValue, valueProblems } from '@onething/core/form-values.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { type FieldProblem, Invalid } from '../http/problems.ts'
import { type Command, carryOut } from './cases.ts'
import { saveForm } from './correction.ts'
import { type DraftDeps, fieldValue } from './drafts.ts'
import { submittedPlan } from './planned.ts'
import type { WholeCase } from './store.ts'

export async function amend(
  deps: DraftDeps,
  acting: Pick<Command, 'caseNo' | 'by' | 'key' | 'mayAct'>,
  whole: WholeCase,
  form: Record<string, unknown>,
): Promise<void> {
  const values = await checked(deps, whole, form)
  const changed = values.map(({ name, before }) => ({ name, before }))
  const { entries } = await carryOut(deps, { ...acting, decide: (file, act) => lifecycle.amend(file, changed, act) })
  if (entries.length === 0) return
  const saved = Object.fromEntries(values.map(({ target, value }) => [target, value]))
  await saveForm(deps.database, whole.row.case_no, saved, {})
}

async function checked(deps: DraftDeps, whole: WholeCase, form: Record<string, unknown>) {
  const { catalogue } = (await deps.publications.of(whole.row)).prepared
  const fields = (await submittedPlan(deps.publications, whole)).form.flatMap(group => group.fields)
  const problems: FieldProblem[] = []
  const values = Object.entries(form).flatMap(([target, value]) => {
    const field = fields.find(one => one.element === target)
    const element = catalogue.dataElements[target]
    if (!field || !element || field.fact) {
      const message = field?.fact
        ? `“${field.label}”决定办理哪些事项，不能当场更正；填错了的，请撤回后重新申请`
        : `申请表中没有“${target}”这一项，请核对`
      problems.push({ where: 'field', target, message })
      return []
    }
    const wrong = [...(field.required ? missingValues(element, value) : []), ...valueProblems(element, value)]
    problems.push(...wrong.map(({ message }) => ({ where: 'field', target, message })))
    return [{ target, name: field.label, before: fieldValue(field, whole.contents), value: tidyValue(element, value) }]
  })
  if (values.length === 0 && problems.length === 0)
    problems.push({ where: 'field', target: 'form', message: '请填写需要更正的内容' })
  if (problems.length > 0) throw new Invalid(problems)
  return values
}
