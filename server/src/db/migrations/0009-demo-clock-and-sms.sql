-- A clock that demonstrations move, and text messages to applicants.

create table demo_clock (
  id          boolean primary key check (id),
  ahead_days  integer not null check (ahead_days >= 0),
  mover       text,
  mover_until timestamptz
);
comment on table demo_clock is '演示时钟: one row; how many days ahead of real time, and which move is under way until when (real time)';
insert into demo_clock (id, ahead_days) values (true, 0);

create table demo_moves (
  key        text primary key,
  moved_by   text not null,
  moved_name text not null,
  from_days  integer not null,
  to_days    integer not null,
  began_at   timestamptz not null,
  ended_at   timestamptz,
  happened   jsonb
);
comment on table demo_moves is 'by idempotency key: a repeated move answers what the first one did, a broken one goes on to where it wanted';

create table sms (
  case_no    text not null,
  seq        integer not null,
  state      text not null,
  attempts   integer not null,
  next_at    timestamptz not null,
  at         timestamptz not null,
  settled_at timestamptz,
  problem    text,
  primary key (case_no, seq)
);
comment on table sms is '短信: one for each turn the applicant is told of; case_no and seq are what the gateway knows it by';
create index sms_waiting on sms (next_at) where state = 'waiting';
create index sms_failed on sms (at desc) where state = 'failed';

create table sms_declined (
  person_id text primary key,
  since     timestamptz not null
);
comment on table sms_declined is '不接收短信提醒的人; what the law wants told in writing is sent all the same';

create index messages_unread on messages (recipient) where read_at is null;
