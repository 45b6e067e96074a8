-- Who accepted the duty to label a picture themselves, and so may have it without its visible label.
create table label_duty (
    image_id    varchar(32) not null references image on delete cascade,
    who         varchar(200) not null,
    accepted_at timestamp(6) with time zone not null,
    primary key (image_id, who)
);

-- What each picture looks like, as a 64-bit perceptual hash of what people get and one of what came.
create table image_look (
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
