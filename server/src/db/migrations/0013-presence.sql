-- Who has a task open just now, so that two officers do not work on it unknowingly.

create table presences (
  case_no text not null,
  part    text not null,
  person  text not null,
  name    text not null,
  seen_at timestamptz not null,
  primary key (case_no, part, person)
);
comment on table presences is '正在查看: a heartbeat of every open task page; nothing is decided on it';
create index presences_old on presences (seen_at);
