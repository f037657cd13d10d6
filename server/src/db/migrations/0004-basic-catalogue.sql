-- 省政务服务事项基本目录: what was imported, what was linked to it, and the credit codes of implementing bodies. Nothing
-- here is ever changed or deleted: a later edition, link or credit code stands beside the earlier one.

create table basic_editions (
  number        integer primary key,
  digest        text not null unique,
  source        text not null,
  entries       integer not null,
  warnings      jsonb not null,
  imported_at   timestamptz not null,
  imported_by   text not null,
  imported_name text not null
);
comment on table basic_editions is '基本目录版本: immutable and numbered; digest is of source and content';

create table basic_entries (
  edition        integer not null references basic_editions (number),
  code           text not null,
  main           text not null,
  sub            text,
  type           text not null,
  levels         jsonb not null,
  department     text not null,
  basis          text,
  state          text not null,
  effective_from date not null,
  primary key (edition, code)
);
comment on table basic_entries is '基本目录事项, as the edition prints it';

create table handling_item_links (
  item        text not null,
  number      integer not null,
  code        text,
  suffix      text,
  edition     integer,
  linked_at   timestamptz not null,
  linked_by   text not null,
  linked_name text not null,
  primary key (item, number)
);
comment on table handling_item_links is '业务办理项与基本目录的关联: the highest number holds; a null code takes the link back';

create table implementing_bodies (
  authority   text not null,
  number      integer not null,
  credit_code text not null,
  source      text not null,
  set_at      timestamptz not null,
  set_by      text not null,
  set_name    text not null,
  primary key (authority, number)
);
comment on table implementing_bodies is '实施主体统一社会信用代码, with where it was read; the highest number holds';
