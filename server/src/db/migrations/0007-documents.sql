-- 文书: what was issued, under which number. A row is written when its number is taken and completed when the signed PDF
-- is kept; from then on it never changes.

create table documents (
  case_no         text not null,
  seq             integer not null,
  kind            text not null,
  part            text,
  title           text not null,
  number          text not null,
  authority       text not null,
  authority_names text not null,
  issued_on       date not null,
  code            text not null,
  digest          text,
  signed_at       timestamptz,
  primary key (case_no, seq)
);
comment on table documents is '文书: seq is that of the journal entry it tells; the PDF lies in the file store under its digest';
comment on column documents.authority is 'the organ whose number it carries; authority_names are all that sign it';
comment on column documents.code is '核验码: printed on it, so that only who holds the document can look it up';
comment on column documents.digest is 'null between taking the number and keeping the PDF';

-- Not a table of a case: it is keyed by organ, so it distributes by organ, and the transaction that takes a number
-- touches one shard of each table.
create table document_serials (
  authority text not null,
  year      integer not null,
  series    text not null,
  last      integer not null,
  primary key (authority, year, series)
);
comment on table document_serials is '文号: the last serial of an organ, a year and a character (受, 补, 许 …); counts without gaps';
