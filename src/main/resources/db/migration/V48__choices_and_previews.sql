-- What an answer offers to do instead of guessing, as JSON: [{label, prompt, generative}].
alter table turn add column choices varchar(100000);

-- What a web search asks to be shown beside its results: the vendor's HTML.
alter table turn add column search_suggestions varchar(200000);

-- The picture of a running turn as it is so far, small and labelled. Gone when the turn has ended.
create table turn_preview (
    turn_id varchar(32) primary key references turn on delete cascade,
    number  integer not null,                            -- from 1; each replaces the one before
    jpeg    bytea not null
);

-- The model that was last chosen in a session; null for the standard one.
alter table session add column model varchar(200);
