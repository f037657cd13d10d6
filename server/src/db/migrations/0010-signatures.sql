-- Who has to sign an application beside whoever submits it, and did.

create table signatures (
  case_no         text not null,
  signer          text not null,
  label           text not null,
  name            text not null,
  number_masked   text not null,
  token_digest    text,
  sent_at         timestamptz,
  expires_at      timestamptz,
  person_id       text,
  signed_at       timestamptz,
  signed_digest   text,
  how             text,
  witness         text,
  witness_name    text,
  stand_in        jsonb,
  refused_at      timestamptz,
  refusal_reason  text,
  primary key (case_no, signer)
);
comment on table signatures is '共同申请的签名: one row for each person who was asked to sign or did';
comment on column signatures.signer is 'keyed digest of the number of who is to sign: the id of that person when they sign in';
comment on column signatures.token_digest is 'of the personal link, never the link; null when there is none or it was revoked';
comment on column signatures.person_id is 'who signed: the signer, or whoever stood in for them';
comment on column signatures.signed_digest is 'the reviewed hash of what they signed; another content needs another signature';
create index signatures_by_link on signatures (token_digest) where token_digest is not null;
create index signatures_by_person on signatures (person_id) where person_id is not null;
