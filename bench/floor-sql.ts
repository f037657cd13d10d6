/**
 * The floor of the lifecycle: one statement per step that writes the same rows, decided by nobody. The tables are made
 * like the product's own, with the same columns and indexes, so that the floor moves when the schema does.
 */
export const floorTables = ['cases', 'case_contents', 'sub_cases', 'evidence', 'journal', 'outputs', 'consequences']

/** Made by a server that ran its migrations in `public`; the floor writes beside it. */
export const floorSchema = `create schema floor;
${floorTables.map(table => `create table floor.${table} (like public.${table} including all);`).join('\n')}`

/** As a statement's parameters stand in the text: `$1` for PostgreSQL, `:name` for pgbench. */
export type Parameter = 'no' | 'part' | 'seq' | 'last' | 'form'

const entry = (of: string, action: string, part: string) => `
  insert into floor.journal (case_no, seq, at, actor, actor_name, action, part, data, hash)
  select case_no, :seq::int, now(), 'p-bench', '王秀英', '${action}', ${part}, '{}', 'iFvDuZ0n2eHbGk3xQw8sLr5tYp1mVa7cJd4oXf6zBqE' from ${of}`

export const parts = ['E3.1', 'E3.2', 'E3.3', 'E3.4']

/** 1 case with its contents, 4 parts, 6 pieces of evidence, 1 entry, 1 consequence. */
const submit = `with made as (
  insert into floor.cases (case_no, version, state, life_event, region, publication, applicant_id, applicant_name, brought_by,
    brought_name, channel, tracking_code, delivery, corrections, journal_seq, journal_hash, created_at, saved_at, submitted_at,
    promised_date, provisional)
  values (:no, 1, 'inProgress', 'E3', '410105', 1, 'e-92410105YX00000161', '郑州市金水区秀英家常菜馆', 'p-bench', '王秀英',
    'online', 'BENCH234', 'electronic', 0, 1, '', now(), now(), now(), current_date + 10, false) returning case_no
), filled as (
  insert into floor.case_contents (case_no, facts, fact_sources, form, provenance, applicant)
  select case_no, '{}', '{}', :form::jsonb, '{}', '{}' from made
), received as (
  insert into floor.sub_cases (case_no, part, row_id, service, service_name, label, authority, authority_name, state, stage,
    due, needs, limits, correction_used, received_on, intake_due, provisional, life_event, region, applicant_id,
    applicant_name)
  select case_no, part, part, 'market-regulation/food-operation-licence', '食品经营许可', '', 'market-regulation-410105',
    '郑州市金水区市场监督管理局', 'submitted', 'intake', current_date + 5, '[]',
    '{"promised": {"days": 8, "unit": "workingDay"}, "statutory": {"days": 10, "unit": "workingDay"}, "silence": {"days": 5, "unit": "workingDay"}}',
    false, current_date, current_date + 5, false, 'E3', '410105', 'e-92410105YX00000161',
    '郑州市金水区秀英家常菜馆'
  from made, unnest(array['${parts.join("', '")}']) part
), handed_in as (
  insert into floor.evidence (case_no, id, type, file_name, media_type, size, digest, uploaded_at, uploaded_by)
  select case_no, 'evidence-' || n, 'premises-drawings', '经营场所布局图.pdf', 'application/pdf', 20000,
    'iFvDuZ0n2eHbGk3xQw8sLr5tYp1mVa7cJd4oXf6zBqE', now(), 'p-bench'
  from made, generate_series(1, 6) n
), told as (${entry('made', 'case.submitted', 'null')}
)
insert into floor.consequences (case_no, seq, place, kind, data, at)
select case_no, :seq::int, 0, 'message', '{"text": "您的申请已提交，共 4 个事项。各部门将同时审核，需要补正的会一次告知。"}', now() from made`

const claim = `with changed as (
  update floor.sub_cases set claimed_by = 's-bench', claimed_name = '金水区审批员' where case_no = :no and part = :part
  returning case_no, part
)${entry('changed', 'part.claimed', 'part')}`

/** The last verdict moves the promised date of the case. */
const verdict = `with changed as (
  update floor.sub_cases set state = 'accepted', stage = 'deciding', due = current_date + 10, accepted_on = current_date,
    promised_due = current_date + 10, legal_due = current_date + 14, verdict = '{"verdict": "complete", "items": []}'
  where case_no = :no and part = :part returning case_no, part
), promised as (
  update floor.cases set version = version + 1, promised_date = current_date + 10 where case_no = :no and :last::boolean
)${entry('changed', 'part.verdict.complete', 'part')}`

/** The last decision concludes the case. */
const decision = `with changed as (
  update floor.sub_cases set state = 'granted', stage = 'done', due = null, ended_on = current_date,
    decision = '{"result": "granted", "reasons": null}'
  where case_no = :no and part = :part returning case_no, part
), followed as (
  update floor.cases set version = version + 1, state = case when :last::boolean then 'concluded' else state end,
    concluded_at = case when :last::boolean then now() end where case_no = :no
), issued as (
  insert into floor.outputs (case_no, id, part, name, kind, number, authority, authority_name, holder, issued_on, status)
  select case_no, case_no || part, part, '食品经营许可证', 'certificate', '〔2026〕410105-000001', 'market-regulation-410105',
    '郑州市金水区市场监督管理局', '郑州市金水区秀英家常菜馆', current_date, 'valid' from changed
), told as (${entry('changed', 'part.granted', 'part')}
)
insert into floor.consequences (case_no, seq, place, kind, data, at)
select case_no, :seq::int, 0, 'message', '{"text": "您的申请已全部办结：4 项准予，共 4 项。请领取结果。"}', now() from changed
where :last::boolean`

/** What a citizen reads after each step, about as large as the product's answer. */
const track = `select c.case_no, c.state, c.life_event, c.region, c.submitted_at, c.promised_date, c.provisional,
  (select jsonb_agg(jsonb_build_object('part', s.part, 'service', s.service_name, 'authority', s.authority_name, 'state',
     s.state, 'claimed', s.claimed_by is not null, 'holder', s.authority_name, 'promisedDue', s.promised_due) order by s.part)
   from floor.sub_cases s where s.case_no = c.case_no) as parts
from floor.cases c where c.case_no = :no`

export const floorSteps = { submit, claim, verdict, decision, track }
export type FloorStep = keyof typeof floorSteps

/** Its parameters numbered in the order of their first use, as a prepared statement wants them. */
export function numbered(text: string): { text: string; names: Parameter[] } {
  const names: Parameter[] = []
  const replaced = text.replaceAll(/(?<!:):(no|part|seq|last|form)\b/g, (_, name: Parameter) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text: replaced, names }
}

/** The order of the 13 writes; a read follows each. */
export const story: { step: Exclude<FloorStep, 'track'>; part: string; last: boolean }[] = [
  { step: 'submit', part: '', last: false },
  ...(['claim', 'verdict', 'decision'] as const).flatMap(step =>
    parts.map(part => ({ step, part, last: part === parts.at(-1) })),
  ),
]

/** The whole lifecycle as one pgbench script: the same statements, without HTTP and without Node. */
export function pgbenchScript(form: string): string {
  const literal = (value: string) => `'${value.replaceAll("'", "''")}'`
  const lines = ['\\set n :n + 1', '\\set id (:round * 100 + :client_id) * 1000000 + :n']
  for (const [place, { step, part, last }] of story.entries()) {
    const values = {
      no: `('P' || :id::bigint)`,
      part: literal(part),
      seq: `${place + 1}`,
      last: `${last}`,
      form: literal(form),
    }
    for (const text of [floorSteps[step], floorSteps.track])
      lines.push(`${text.replaceAll(/(?<!:):(no|part|seq|last|form)\b/g, (_, name: Parameter) => values[name])};`)
  }
  return lines.join('\n')
}
