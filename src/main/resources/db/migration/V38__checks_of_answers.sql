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
    outside_difference double precision
);
create index picture_check_waiting on picture_check (checked_at, image_id);
