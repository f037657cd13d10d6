-- A case and everything keyed by it. Tables of a case are keyed (case_no, …), every unique constraint of theirs holds
-- case_no and no foreign key crosses cases: so they distribute by case_no.
-- No default reads the clock: every time comes from the command that writes it.

create table cases (
  case_no        text primary key,
  version        integer not null,
  state          text not null,
  life_event     text not null,
  region         text not null,
  publication    integer not null,
  applicant_id   text not null,
  applicant_name text not null,
  agent_id       text,
  brought_by     text not null,
  brought_name   text not null,
  channel        text not null,
  tracking_code  text not null,
  delivery       text not null,
  corrections    integer not null,
  journal_seq    integer not null,
  journal_hash   text not null,
  created_at     timestamptz not null,
  saved_at       timestamptz not null,
  submitted_at   timestamptz,
  concluded_at   timestamptz,
  promised_date  date,
  provisional    boolean not null
) with (fillfactor = 80);
comment on table cases is '办件: small and hot; answers stand in case_contents';
create index cases_by_applicant on cases (applicant_id, saved_at desc);
create index cases_by_agent on cases (agent_id, saved_at desc) where agent_id is not null;
create index cases_by_bringer on cases (brought_by, saved_at desc);

create table case_contents (
  case_no      text primary key,
  facts        jsonb not null,
  fact_sources jsonb not null,
  selection    jsonb,
  form         jsonb not null,
  provenance   jsonb not null,
  applicant    jsonb not null,
  frozen       jsonb
);
comment on table case_contents is '申报内容: facts, answers and, once submitted, what the plan was made of (it is computed again, never stored)';

create table sub_cases (
  case_no         text not null,
  part            text not null,
  row_id          text not null,
  service         text not null,
  service_name    text not null,
  label           text not null,
  authority       text not null,
  authority_name  text not null,
  state           text not null,
  stage           text not null,
  due             date,
  needs           jsonb not null,
  limits          jsonb not null,
  claimed_by      text,
  claimed_name    text,
  verdict         jsonb,
  correction_used boolean not null,
  received_on     date not null,
  intake_due      date not null,
  accepted_on     date,
  promised_due    date,
  legal_due       date,
  provisional     boolean not null,
  decision        jsonb,
  refusal         jsonb,
  ended_on        date,
  life_event      text not null,
  region          text not null,
  applicant_id    text not null,
  applicant_name  text not null,
  primary key (case_no, part)
) with (fillfactor = 70);
comment on table sub_cases is '分办件: one service (one instance of it) in one case; carries what a work list shows';
comment on column sub_cases.due is 'the next date that binds: the intake window, then the promise';
create index sub_cases_worklist on sub_cases (authority, stage, (coalesce(due, 'infinity'::date)), case_no, part);
create index sub_cases_silent on sub_cases (intake_due) where state = 'submitted';

create table evidence (
  case_no     text not null,
  id          text not null,
  type        text not null,
  file_name   text not null,
  media_type  text not null,
  size        integer not null,
  digest      text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (case_no, id)
);
comment on table evidence is '材料: one row per file; the content lies in the file store under its digest';

create table corrections (
  case_no     text not null,
  number      integer not null,
  issued_at   timestamptz not null,
  answer_by   date not null,
  answered_at timestamptz,
  closed_at   timestamptz,
  items       jsonb not null,
  primary key (case_no, number)
);
comment on table corrections is '补正告知: consolidated, told once';
create index corrections_open on corrections (answer_by) where closed_at is null;

create table outputs (
  case_no        text not null,
  id             text not null,
  part           text not null,
  name           text not null,
  kind           text not null,
  number         text not null,
  authority      text not null,
  authority_name text not null,
  holder         text not null,
  issued_on      date not null,
  valid_until    date,
  status         text not null,
  primary key (case_no, id)
);
comment on table outputs is '办理结果: certificates and approvals';
create index outputs_by_id on outputs (id);

create table journal (
  case_no         text not null,
  seq             integer not null,
  at              timestamptz not null,
  actor           text not null,
  actor_name      text not null,
  action          text not null,
  part            text,
  data            jsonb not null,
  idempotency_key text,
  hash            text not null,
  primary key (case_no, seq)
);
comment on table journal is '日志: append-only, hash-chained per case';
create unique index journal_idempotency on journal (case_no, idempotency_key) where idempotency_key is not null;

create table consequences (
  case_no text not null,
  seq     integer not null,
  place   integer not null,
  kind    text not null,
  data    jsonb not null,
  at      timestamptz not null,
  primary key (case_no, seq, place)
);
comment on table consequences is 'what must still follow a command, written with it; a row is deleted by the transaction that carries it out';

create table messages (
  case_no   text not null,
  seq       integer not null,
  place     integer not null,
  recipient text not null,
  body      text not null,
  at        timestamptz not null,
  read_at   timestamptz,
  primary key (case_no, seq, place)
);
comment on table messages is '站内消息';
create index messages_by_recipient on messages (recipient, at desc);

create sequence case_serial;

create table creations (
  owner   text not null,
  key     text not null,
  case_no text not null,
  primary key (owner, key)
);
comment on table creations is 'idempotency keys of drafts: the same key from the same person is the same draft';
