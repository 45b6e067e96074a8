-- What a person chose to have kept of the working image: auto, rest or whole; null where nothing was chosen.
alter table turn add column keep varchar(10);

-- Of a picture that a generative model made from a working image without a mask: what of that was kept.
create table image_kept (
    image_id       varchar(32) primary key references image on delete cascade,
    applied        boolean not null,                     -- only the change was taken from the model's answer
    reason         varchar(30),                          -- why, where that has to be said
    changed_share  double precision not null,            -- of the picture's pixels, those not the working image's
    region_x       integer,                              -- around what was taken, in the picture's pixels
    region_y       integer,
    region_width   integer,
    region_height  integer,
    soft_edge      integer,                              -- how far its edge reaches beyond, in pixels
    moved_x        double precision,                     -- how the answer had to be laid over the working image
    moved_y        double precision,
    moved_scale    double precision,
    drift_share    double precision,                     -- what the answer changed visibly, although nobody asked for it
    drift_mean     double precision,                     -- how much it changed what nobody asked to change, in levels
    area           bytea,                                -- PNG: white where it was changed
    drift          bytea,                                -- PNG: how much each place of the answer differs unasked
    brushed        boolean default false not null,       -- the area is as a person drew it
    answer_id      varchar(32) references image on delete set null  -- the whole answer as a picture, once it was asked for
);
create index image_kept_by_answer on image_kept (answer_id);
