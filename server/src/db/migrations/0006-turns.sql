-- The turns a part may take: how many decide, what they wait for, what was promised, what happened afterwards.

alter table sub_cases add column rules jsonb;
alter table sub_cases add column turns jsonb;
alter table sub_cases add column wakes_after date;
comment on column sub_cases.rules is 'how it is handled, frozen on submission; null: one person decides and nothing else';
comment on column sub_cases.turns is 'opinions, inspection, hearing, commitment, choice after a failed prerequisite, revocation; null when there is none';
comment on column sub_cases.wakes_after is 'the last day before something happens to it by itself';
create index sub_cases_waking on sub_cases (wakes_after) where wakes_after is not null;
create index sub_cases_to_inspect on sub_cases (accepted_on)
  where state = 'accepted' and turns->'inspection'->>'state' in ('needed', 'rectified');
create index sub_cases_broken_promises on sub_cases (applicant_id)
  where turns->'commitment'->>'kept' = 'false';

alter table cases add column visits jsonb;
comment on column cases.visits is '联合勘验和联合评审: appointments, findings, opinions; null when there is none';
create index cases_visited on cases (case_no) where visits is not null and state = 'inProgress';

alter table case_contents add column commitments jsonb;
comment on column case_contents.commitments is '告知承诺: rows decided on the applicant’s word';
