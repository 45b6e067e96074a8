-- Runs on H2 and on PostgreSQL. Identifiers are 32 characters that sort by creation time (app.pentimento.id.Ids).

-- Every file in the image store. A row is written before its file, so that a crash leaves no file without a row.
create table stored_file (
    sha256  varchar(64) primary key,
    bytes   bigint not null,
    used_at timestamp(6) with time zone not null
);

-- A file that was written for a picture whose row is not there yet: until it is, nobody may remove the file.
create table file_hold (
    image_id varchar(32) not null,
    sha256   varchar(64) not null references stored_file,
    held_at  timestamp(6) with time zone,                -- null: it lasts until it is released
    primary key (image_id, sha256)
);
create index file_hold_by_file on file_hold (sha256);
create index file_hold_by_age on file_hold (held_at);

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
    source_bytes      bigint not null,
    -- the master: signed and labelled in its metadata, without a visible label; what later turns start from, so that a
    -- label is never edited over; an upload's is the file that is delivered
    master_sha256     varchar(64) not null references stored_file,
    master_media_type varchar(50) not null,
    master_width      integer not null,
    master_height     integer not null,
    master_bytes      bigint not null
);
create index image_by_file on image (sha256);
create index image_by_master_file on image (master_sha256);
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
    head_turn_id varchar(32),                            -- null before the first turn, or when all is undone
    pinned       boolean default false not null,
    model        varchar(200),                           -- the model that was last chosen; null for the standard one
    budget_usd   numeric(14, 6)                          -- what may be spent on models; null for the operator's setting
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
    finished_at     timestamp(6) with time zone,
    -- what else can be chosen
    temperature     numeric(4, 2),
    thinking        varchar(10),
    grounding       boolean,
    model_chosen    boolean default true not null,       -- where nobody chose, it may go on with another model
    -- why nothing comes from the model for a while; null while it works
    waiting         varchar(500),                        -- a sentence
    waiting_for     varchar(20),                         -- the kind of wait, for pages in other languages
    waiting_until   timestamp(6) with time zone,
    -- where the answer came from
    served_by       varchar(200),                        -- the vendor's name of the model
    answer_id       varchar(300),                        -- the vendor's id, where it keeps the answer
    sources         varchar(1000000),                    -- JSON: [{title, url}]
    search_suggestions varchar(200000),                  -- what a web search asks to be shown: the vendor's HTML
    choices         varchar(100000)                      -- what it offers to do, as JSON: [{label, prompt, generative}]
);
create index turn_by_session on turn (session_id, id);
create index turn_by_parent on turn (parent_id);
create index turn_by_status on turn (status);
create index turn_by_end on turn (finished_at);

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

-- Who accepted to label a picture themselves, and so may have it without its visible label.
create table label_waiver (
    image_id    varchar(32) not null references image on delete cascade,
    who         varchar(200) not null,
    accepted_at timestamp(6) with time zone not null,
    primary key (image_id, who)
);

-- What each picture looks like, as a 64-bit perceptual hash of what people get and one of what came.
create table image_perceptual_hash (
    number   bigint generated always as identity primary key,
    image_id varchar(32) not null references image on delete cascade,
    hash     bigint not null,
    unique (image_id, hash)
);

-- The audit log. Entries hold no reference to the image table: they outlive the pictures.
create table audit_entry (
    number        bigint primary key,
    at            timestamp(6) with time zone not null,
    event         varchar(50) not null,
    who           varchar(200) not null,
    image_id      varchar(32),
    detail        varchar(2000) not null,
    previous_hash varchar(64) not null,
    hash          varchar(64) not null
);
create index audit_entry_by_age on audit_entry (at);

-- The end of the audit log; its one row is locked for each entry.
create table audit_head (
    id     integer primary key,
    number bigint not null,
    hash   varchar(64) not null
);
insert into audit_head (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- How a picture came out of another, in the model's own words: app.pentimento.model.EditStack. Null original_id: it was
-- made from nothing, such as a poster. Otherwise it is worth nothing without its original, and goes with it.
create table image_edit_stack (
    image_id    varchar(32) primary key references image on delete cascade,
    original_id varchar(32) references image on delete cascade,
    steps       varchar(200000) not null
);
create index image_edit_stack_by_original on image_edit_stack (original_id);

-- What a model said, part by part, also for APIs whose answers are more than words and pictures. A picture's row may
-- come after this one: its part is written down as it comes, and its image once it is labelled.
create table transcript_part (
    turn_id   varchar(32) not null references turn on delete cascade,
    position  integer not null,
    format    varchar(30) not null,                                                   -- the API that understands it
    kind      varchar(10) not null,                                                   -- text, image, raw
    words     text,
    image_id  varchar(32),
    signature bytea,
    large_signature text,                                                             -- base64, in place of signature
    primary key (turn_id, position)
);

-- What was sent to the model for a turn, item by item, as JSON.
create table turn_context (
    turn_id varchar(32) primary key references turn on delete cascade,
    sent    varchar(1000000) not null
);

-- Pictures that a backend holds for a while, by content, so that they need not be sent again.
create table vendor_file (
    account    varchar(64) not null,                     -- whose, as a hash of address and key
    content    varchar(100) not null,                    -- SHA-256 of the picture, and its size where it was reduced
    uri        varchar(1000) not null,
    media_type varchar(50) not null,
    expires_at timestamp(6) with time zone not null,
    primary key (account, content)
);

-- The certificates that the nodes of this installation sign manifests with, and their roots: every node trusts the roots
-- of all, also those of nodes and keys that are gone. Public certificates only; private keys never leave their node.
create table signing_certificate (
    fingerprint   varchar(64) primary key,
    kind          varchar(10) not null,
    certificate   varchar(16000) not null,
    first_used_at timestamp(6) with time zone not null
);

-- Recipes of requests that people keep: app.pentimento.recipe.PromptRecipe, as JSON, just as it is exported.
create table prompt_recipe (
    id         varchar(32) primary key,
    content    varchar(400000) not null,
    changed_at timestamp(6) with time zone not null
);

-- Uploads that arrive in pieces. Each piece is on disk before it is acknowledged; one that was cut off goes on from there.
create table upload (
    id         varchar(32) primary key,
    media_type varchar(200),                             -- what the sender says it is
    bytes      bigint not null,                          -- of the whole file
    received   bigint not null,
    touched_at timestamp(6) with time zone not null,
    image_id   varchar(32) references image on delete cascade   -- what it became; its pieces are gone then
);
create index upload_by_age on upload (touched_at);
create index upload_by_image on upload (image_id);

create table upload_piece (
    upload_id varchar(32) not null references upload on delete cascade,
    start_at  bigint not null,
    content   bytea not null,                            -- at most 512 KB
    primary key (upload_id, start_at)
);

-- What was found out about a picture that a turn was answered with, after it was answered: app.pentimento.quality. The
-- row is written with the answer, so that a check that was not done yet is done after a restart.
create table picture_check (
    image_id         varchar(32) primary key references image on delete cascade,
    asked_words      varchar(20000) not null,            -- what it was asked to show in writing, as a JSON list
    -- the queue
    attempts         integer not null,
    taken_until      timestamp(6) with time zone,        -- a node is at it until then, unless it died
    checked_at       timestamp(6) with time zone,        -- null while it waits
    problem          varchar(20),                        -- why something could not be found out
    -- the words
    read_words       varchar(20000),                     -- what was read in place of each, as a JSON list
    text_score       double precision,                   -- from 0 to 1
    -- the change from the working image
    reframed         boolean,
    changed          double precision,                   -- share of the picture
    difference       double precision,                   -- delta E
    structure        double precision,                   -- SSIM
    outside_changed  double precision,                   -- the same outside of the mask
    outside_difference double precision,
    -- how far it stands from the picture that it was made from, in pixels; null where it did not move
    moved_across     integer,
    moved_down       integer
);
create index picture_check_waiting on picture_check (checked_at, image_id);

-- The picture of a running turn as it is so far, small and labelled. Gone when the turn has ended.
create table turn_preview (
    turn_id varchar(32) primary key references turn on delete cascade,
    number  integer not null,                            -- from 1; each replaces the one before
    jpeg    bytea not null
);

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

-- Held while it is decided whether a turn fits into the budgets of the whole server.
create table budget_lock (
    id integer primary key
);
insert into budget_lock (id) values (1);

-- Answers that a vendor keeps for later turns. Where the turn is gone, or no later one will go on from it, turn_id is null
-- and a job has the vendor forget the answer.
create table kept_answer (
    id          varchar(32) primary key,
    backend     varchar(50) not null,
    answer_id   varchar(300) not null,                   -- the vendor's
    turn_id     varchar(32) references turn on delete set null,
    tries       integer not null,                        -- how often the vendor was asked to forget it
    next_try_at timestamp(6) with time zone not null
);
create index kept_answer_by_turn on kept_answer (turn_id, next_try_at);

-- The table of db-scheduler, as its documentation gives it for PostgreSQL; H2 takes it too.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp(6) with time zone not null,
    picked               boolean not null,
    picked_by            varchar(100),
    last_success         timestamp(6) with time zone,
    last_failure         timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp(6) with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
