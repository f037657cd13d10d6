-- 公告、公示: what is announced now stands in the clock of its part. A few parts of many, so an index of their own finds them.
create index sub_cases_announced on sub_cases (
  (jsonb_path_query_first(clock, '$.pauses[*] ? (@.to == null && exists (@.until)).until') #>> '{}'), case_no, part
) where state = 'accepted' and jsonb_path_exists(clock, '$.pauses[*] ? (@.to == null && exists (@.until))');
