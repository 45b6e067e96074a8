-- The answer of a turn while it is received and processed: enough to go on after a crash without asking the model again.
create table answer (
    turn_id        varchar(32) primary key references turn on delete cascade,
    asked_at       timestamp(6) with time zone,          -- null while no request can have reached the vendor
    ended_at       timestamp(6) with time zone,          -- when the model had said all, or had failed
    lineage        varchar(100000) not null,             -- JSON: [{imageId, relation}], every picture that was sent
    masked         boolean not null,                     -- only the part around a mask was sent
    cut_ratio      varchar(20),                          -- the shape of that part
    format         varchar(30) not null,                 -- what its transcript is in
    error_code     varchar(50),
    error_message  varchar(2000),
    error_retryable boolean,
    input_tokens   integer,
    output_tokens  integer,
    images_in      integer,
    images_out     integer,
    request_bytes  bigint,
    cost_usd       numeric(14, 6),
    step           varchar(10)                           -- the step that a picture of it is at, or failed at
);

-- Parts that came and are not published yet: a picture before its labels, words behind such a picture.
create table received_part (
    id           varchar(32) primary key,                -- also names the hold on its file
    turn_id      varchar(32) not null references turn on delete cascade,
    position     integer not null,
    kind         varchar(10) not null,                   -- text, image
    words        varchar(1000000),
    image_id     varchar(32),                            -- the id that the picture will have
    sha256       varchar(64) references stored_file,
    bytes        bigint,
    media_type   varchar(100),                           -- as the model says
    caption      varchar(4000),
    served_by    varchar(200),
    rejected     boolean default false not null          -- it is no picture that can be used
);
create index received_part_by_turn on received_part (turn_id, position);
create index received_part_by_file on received_part (sha256);

insert into answer (turn_id, asked_at, lineage, masked, format)
    select distinct h.turn_id, t.created_at, '[]', false, 'generate-content'
    from held_picture h join turn t on t.id = h.turn_id;
insert into received_part (id, turn_id, position, kind, image_id, sha256, bytes, media_type, caption)
    select id, turn_id, 0, 'image', id, sha256, bytes, media_type, caption from held_picture;
drop table held_picture;

-- What was spent and what is set aside for turns under way. It outlives the turns and sessions that it was spent for.
create table spending (
    turn_id      varchar(32) primary key,
    session_id   varchar(32) not null,
    model        varchar(200) not null,
    at           timestamp(6) with time zone not null,   -- when it was spent, or set aside
    reserved_usd numeric(14, 6) not null,                -- what the turn may cost, by estimate
    spent_usd    numeric(14, 6)                          -- what it did cost; null while it is under way
);
create index spending_by_time on spending (at);
create index spending_by_session on spending (session_id);
insert into spending (turn_id, session_id, model, at, reserved_usd, spent_usd)
    select id, session_id, model, finished_at, cost_usd, cost_usd from turn
    where cost_usd > 0 and finished_at is not null;
insert into spending (turn_id, session_id, model, at, reserved_usd, spent_usd)
    select turn_id, '', '', finished_at, cost_usd, cost_usd from past_cost;
drop table past_cost;

-- Held while it is decided whether a turn fits into the budgets of the whole server.
create table budget_lock (
    id integer primary key
);
insert into budget_lock (id) values (1);
