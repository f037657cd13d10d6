-- 预约: when an authority receives people or goes out, and what is booked with it.
-- The calendar and the places belong to an authority, the booking to a case. A place is taken and the booking written by
-- one statement, so neither is ever there without the other. Spread over machines (calendars and places by authority,
-- bookings by case_no) that statement becomes two, the place first: a crash between them leaves a place that nobody has,
-- never one that two have, and places are counted again from the bookings.

create table authority_calendars (
  authority    text not null,
  kind         text not null,
  version      integer not null,
  minutes      integer,
  week         jsonb not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  changed_name text not null,
  primary key (authority, kind)
);
comment on table authority_calendars is '预约日历: the week of an authority; absent where it follows the reference';

create table authority_calendar_days (
  authority    text not null,
  kind         text not null,
  date         date not null,
  openings     jsonb not null,
  reason       text not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  changed_name text not null,
  primary key (authority, kind, date)
);
comment on table authority_calendar_days is '例外日期: in the place of what the week says; without openings the day is closed';

create table appointment_places (
  authority text not null,
  kind      text not null,
  date      date not null,
  place     text not null,
  taken     integer not null,
  capacity  integer not null,
  primary key (authority, kind, date, place),
  constraint appointment_places_full check (taken between 0 and capacity)
);
comment on table appointment_places is '名额: a half-day, or five minutes of a visit; the constraint refuses one too many, whoever comes at the same moment';

create table appointments (
  case_no        text not null,
  purpose        text not null,
  ref            text not null,
  attempt        integer not null,
  authority      text not null,
  authority_name text not null,
  kind           text not null,
  date           date not null,
  half           text not null,
  starts         text not null,
  ends           text not null,
  subject        text not null,
  applicant_id   text not null,
  applicant_name text not null,
  booked_at      timestamptz not null,
  booked_by      text not null,
  booked_name    text not null,
  ended_as       text,
  ended_at       timestamptz,
  ended_by       text,
  ended_name     text,
  ended_why      text,
  primary key (case_no, purpose, ref, attempt, authority)
);
comment on table appointments is '预约: one row for each authority that is there; a change ends the attempt and begins the next, so nothing is overwritten';
comment on column appointments.ref is 'what it is for within the case: the part of a visit, the number of an inspection';
create unique index appointments_live on appointments (case_no, purpose, ref, authority) where ended_as is null;
create index appointments_by_day on appointments (authority, date, starts);

create table attendances (
  case_no  text not null,
  purpose  text not null,
  ref      text not null,
  attempt  integer not null,
  seq      integer not null,
  outcome  text not null,
  note     text,
  at       timestamptz not null,
  by_id    text not null,
  by_name  text not null,
  primary key (case_no, purpose, ref, attempt, seq)
);
comment on table attendances is '到场登记: append-only; the last one holds';

-- Messages of a command are keyed by its journal entry. An appointment writes none: its messages carry numbers below zero.
create sequence appointment_messages;
