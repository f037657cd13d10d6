-- 授权窗口集中受理 (方案 二(三)): which organ lets which window accept for it. A row is never deleted, and changed once at
-- most: when it is revoked.

create table delegations (
  number          text primary key,
  authority       text not null,
  authority_name  text not null,
  delegate_kind   text not null,
  delegate_region text not null,
  delegate_name   text not null,
  delegate_window text,
  clerk           text,
  clerk_name      text,
  services        jsonb,
  may_refuse      boolean not null,
  valid_from      date not null,
  valid_until     date not null,
  basis           text not null,
  granted_by      text not null,
  granted_name    text not null,
  granted_at      timestamptz not null,
  grant_key       text,
  revoked_on      date,
  revoked_by      text,
  revoked_name    text,
  revoked_at      timestamptz,
  reason          text,
  revocation_key  text,
  unique (granted_by, grant_key)
);
comment on table delegations is '授权委托登记: organ → centre, window or clerk; never deleted';
comment on column delegations.delegate_region is 'the place whose centre it is';
comment on column delegations.delegate_name is 'the delegate in words, as it stood when it was granted';
comment on column delegations.services is 'ids of services; null for all that the organ handles';
comment on column delegations.may_refuse is '不予受理 stays with the organ unless it says otherwise';
create index delegations_by_authority on delegations (authority, granted_at);
create index delegations_by_place on delegations (delegate_region, valid_until);
create sequence delegation_serial;
