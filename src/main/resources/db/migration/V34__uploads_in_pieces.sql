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
