-- What a model said, as it said it, for the turns after: words and pictures in order, with the signatures that it wants
-- back byte for byte. People see the parts instead.
create table said (
    turn_id   varchar(32) not null references turn on delete cascade,
    position  integer not null,
    words     varchar(1000000),
    image_id  varchar(32) references image,
    signature bytea,
    primary key (turn_id, position)
);
create index said_by_image on said (image_id);

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

-- Why nothing comes from the model for a while, in a sentence; null while it works.
alter table turn add column waiting varchar(500);
alter table turn add column temperature numeric(4, 2);
