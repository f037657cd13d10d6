-- The plan of a submitted case is frozen and only ever read as a whole: kept as its text it costs less to write and read.
alter table case_contents alter column plan type json using plan::text::json;
