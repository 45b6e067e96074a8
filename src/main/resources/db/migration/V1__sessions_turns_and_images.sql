-- Runs on H2 and on PostgreSQL. Identifiers are 32 characters that sort by creation time (app.pentimento.id.Ids).

-- Every file in the image store. A row is written before its file, so that a crash leaves no file without a row.
create table stored_file (
    sha256  varchar(64) primary key,
    bytes   bigint not null,
    used_at timestamp(6) with time zone not null
);

create table image (
    id                varchar(32) primary key,
    origin            varchar(10) not null,              -- upload, model, tool
    created_at        timestamp(6) with time zone not null,
    turn_id           varchar(32),                       -- the turn that answered with it; null for an upload
    model             varchar(200),                      -- the model that answered with it
    ai_label          varchar(10) not null,              -- none, generated, edited
    from_photo        boolean not null,                  -- an upload is among what it was made from
    -- what people get
    sha256            varchar(64) not null references stored_file,
    media_type        varchar(50) not null,
    width             integer not null,
    height            integer not null,
    bytes             bigint not null,
    -- what came: the upload or the model's answer, byte for byte
    source_sha256     varchar(64) not null references stored_file,
    source_media_type varchar(50) not null,
    source_width      integer not null,
    source_height     integer not null,
    source_bytes      bigint not null
);
create index image_by_file on image (sha256);
create index image_by_source_file on image (source_sha256);
create index image_by_turn on image (turn_id);

create table image_lineage (
    image_id  varchar(32) not null references image on delete cascade,
    position  integer not null,
    parent_id varchar(32) not null references image,
    relation  varchar(10) not null,                      -- parent (was changed), input (was used)
    primary key (image_id, position)
);
create index image_lineage_by_parent on image_lineage (parent_id);

-- What was written about a picture's making when it was labelled.
create table image_label (
    image_id     varchar(32) primary key references image on delete cascade,
    source_type  varchar(200) not null,                  -- IPTC DigitalSourceType
    visible_text varchar(200),
    box_x        integer,
    box_y        integer,
    box_width    integer,
    box_height   integer
);

create table session (
    id           varchar(32) primary key,
    title        varchar(200) not null,
    created_at   timestamp(6) with time zone not null,
    updated_at   timestamp(6) with time zone not null,
    archived     boolean not null,
    head_turn_id varchar(32)                             -- null before the first turn, or when all is undone
);
create index session_by_activity on session (updated_at, id);

create table turn (
    id              varchar(32) primary key,
    session_id      varchar(32) not null references session,
    parent_id       varchar(32) references turn,
    status          varchar(10) not null,                -- queued, running, succeeded, failed, cancelled
    attempts        integer not null,
    prompt          varchar(20000) not null,
    model           varchar(200) not null,
    mask_image_id   varchar(32) references image,
    aspect_ratio    varchar(20),
    resolution      varchar(20),
    variants        integer,
    seed            bigint,
    input_tokens    integer,
    output_tokens   integer,
    images_in       integer,
    images_out      integer,
    request_bytes   bigint,
    cost_usd        numeric(14, 6),
    cost_estimated  boolean,
    error_code      varchar(50),
    error_message   varchar(2000),
    error_retryable boolean,
    created_at      timestamp(6) with time zone not null,
    started_at      timestamp(6) with time zone,
    finished_at     timestamp(6) with time zone
);
create index turn_by_session on turn (session_id, id);
create index turn_by_parent on turn (parent_id);
create index turn_by_status on turn (status);

create table turn_input (
    turn_id  varchar(32) not null references turn on delete cascade,
    position integer not null,
    image_id varchar(32) not null references image,
    primary key (turn_id, position)
);
create index turn_input_by_image on turn_input (image_id);

create table part (
    turn_id    varchar(32) not null references turn on delete cascade,
    position   integer not null,
    kind       varchar(10) not null,                     -- text, image
    words      varchar(1000000),
    image_id   varchar(32) references image,
    caption    varchar(4000),
    created_at timestamp(6) with time zone not null,
    primary key (turn_id, position)
);
create index part_by_image on part (image_id);

-- The first answer to each unsafe request that came with an Idempotency-Key.
create table idempotent_answer (
    idempotency_key varchar(255) primary key,
    fingerprint     varchar(64) not null,                -- SHA-256 of what was asked
    status          integer not null,
    location        varchar(500),
    body            varchar(1000000) not null,
    created_at      timestamp(6) with time zone not null
);
create index idempotent_answer_by_age on idempotent_answer (created_at);
