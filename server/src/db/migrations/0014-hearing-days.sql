-- Who is to be reminded of a hearing tomorrow is looked for every morning.
create index sub_cases_heard on sub_cases ((turns->'hearing'->>'date')) where turns->'hearing'->>'date' is not null;
