-- A file that was written for a picture whose row is not there yet: until it is, nobody may remove the file.
create table file_hold (
    image_id varchar(32) not null,
    sha256   varchar(64) not null references stored_file,
    held_at  timestamp(6) with time zone not null,
    primary key (image_id, sha256)
);
create index file_hold_by_file on file_hold (sha256);
create index file_hold_by_age on file_hold (held_at);
