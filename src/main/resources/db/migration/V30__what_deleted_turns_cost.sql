-- What turns cost that went with their sessions: deleting a session gives no budget back.
create table past_cost (
    turn_id     varchar(32) primary key,
    finished_at timestamp(6) with time zone not null,
    cost_usd    numeric(14, 6) not null
);
create index past_cost_by_end on past_cost (finished_at);
