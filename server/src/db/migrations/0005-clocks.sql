-- What stops or lengthens the clock of a part, and what the applicant may hand in later.

alter table sub_cases add column clock jsonb;
alter table sub_cases add column deferral jsonb;
comment on column sub_cases.clock is '特别程序和延长: pauses and the one extension; null when there is none';
comment on column sub_cases.deferral is '容缺: what is still to come and by when; null when nothing was put off';
create index sub_cases_deferring on sub_cases ((deferral->>'by')) where deferral is not null and ended_on is null;

alter table case_contents add column deferrals jsonb;
comment on column case_contents.deferrals is '容缺承诺: evidence types the applicant promised to hand in later';
