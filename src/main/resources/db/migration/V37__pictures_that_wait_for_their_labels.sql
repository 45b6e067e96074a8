-- Pictures of a model that could not be labelled, so nobody is shown them. A retry of their turn labels them.
create table held_picture (
    id         varchar(32) primary key,                 -- also names the hold on its file
    turn_id    varchar(32) not null references turn on delete cascade,
    sha256     varchar(64) not null references stored_file,
    media_type varchar(50) not null,
    width      integer not null,
    height     integer not null,
    bytes      bigint not null,
    caption    varchar(4000),
    signature  bytea
);
create index held_picture_by_turn on held_picture (turn_id);
create index held_picture_by_file on held_picture (sha256);

-- A hold without a time lasts until it is released.
alter table file_hold alter column held_at drop not null;
