-- Beside the sentence in "waiting": the kind of wait, for pages in other languages, and its end.
alter table turn add column waiting_for varchar(20);
alter table turn add column waiting_until timestamp(6) with time zone;
