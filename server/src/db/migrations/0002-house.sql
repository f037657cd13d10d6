-- What is not keyed by a case: publications, sessions, notices, settings of this installation.

create table publications (
  number       integer primary key,
  digest       text not null unique,
  content      jsonb not null,
  published_at timestamptz not null,
  published_by text not null
);
comment on table publications is '发布: immutable and numbered; every case stays on the one it started with';

create table sessions (
  id         text primary key,
  person     jsonb not null,
  expires_at timestamptz not null
);
comment on table sessions is '会话: id is the digest of the cookie, never the cookie';
create index sessions_expiry on sessions (expires_at);

create table notices (
  code       text primary key,
  life_event text not null,
  region     text not null,
  facts      jsonb not null,
  selection  jsonb,
  date       date not null,
  created_at timestamptz not null
);
comment on table notices is '一次性告知: what was told, with the code to come back';

create table secrets (
  name  text primary key,
  value text not null
);
comment on table secrets is 'keys this installation made for itself on first start';
