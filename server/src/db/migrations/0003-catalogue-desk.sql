-- What a publication holds stands once under its digest. The order of entries and of choices is what people see, so it
-- is kept as written: json, not jsonb.

create table catalogue_contents (
  digest  text primary key,
  content json not null
);
comment on table catalogue_contents is '目录内容: the province’s catalogue or a place’s overlay, immutable, named by its digest';

insert into catalogue_contents (digest, content) select digest, content::text::json from publications;

alter table publications rename column digest to catalogue;
alter table publications drop constraint publications_digest_key;
alter table publications drop column content;
alter table publications add column overlays json;
alter table publications add column scope text;
alter table publications add column title text;
alter table publications add column published_name text;
alter table publications add column effective_at timestamptz;
alter table publications add column revision text;
alter table publications add column restores integer;
alter table publications add column cancelled_at timestamptz;
alter table publications add column cancelled_why text;
update publications set overlays = '{}', scope = '410000', title = '目录文件', published_name = published_by,
  effective_at = published_at;
alter table publications alter column overlays set not null;
alter table publications alter column scope set not null;
alter table publications alter column title set not null;
alter table publications alter column published_name set not null;
alter table publications alter column effective_at set not null;
comment on table publications is '发布: immutable and numbered; names the province’s catalogue and every place’s overlay; every case stays on the one it started with';
comment on column publications.scope is 'the place whose content this publication changed';

create table revisions (
  id             text primary key,
  version        integer not null,
  scope          text not null,
  title          text not null,
  release        text,
  state          text not null,
  base           integer not null,
  changes        json not null,
  created_by     text not null,
  created_name   text not null,
  created_at     timestamptz not null,
  submitted_by   text,
  submitted_name text,
  submitted_at   timestamptz,
  note           text,
  publication    integer
);
comment on table revisions is '修订: the entries it changes, laid over the publication it began from';
create index revisions_by_state on revisions (state, created_at desc);
create sequence revision_serial;

create table revision_steps (
  revision   text not null,
  seq        integer not null,
  at         timestamptz not null,
  actor      text not null,
  actor_name text not null,
  action     text not null,
  entry      text,
  before     json,
  after      json,
  note       text,
  primary key (revision, seq)
);
comment on table revision_steps is '修订记录: who changed what, when; append-only';

create table proposals (
  id         text primary key,
  release    text not null,
  content    json not null,
  state      text not null,
  actor      text not null,
  actor_name text not null,
  authority  text not null,
  at         timestamptz not null,
  answer     text,
  revision   text,
  life_event text
);
comment on table proposals is '事项申报: what a department proposes for a list being collected (方案 二(六))';
create index proposals_by_release on proposals (release, at);
create sequence proposal_serial;

-- How many cases under way keep an older publication; concluding a case is the one update that leaves the index.
create index cases_under_way on cases (publication) where concluded_at is null;
