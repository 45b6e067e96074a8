-- People who log in, and who owns what. Without accounts everything belongs to 'local': the person at this machine.

create table account (
    id             varchar(32) primary key,
    email          varchar(320) not null unique,          -- in lower case
    name           varchar(200) not null,
    role           varchar(10) not null,                  -- admin, member, viewer
    password_hash  varchar(500),                          -- null until a password is chosen
    disabled       boolean default false not null,
    budget_usd     numeric(14, 6),                        -- in a calendar month; null for the operator's setting
    day_budget_usd numeric(14, 6),
    quota_bytes    bigint,                                -- of pictures kept; null for the operator's setting
    created_at     timestamp(6) with time zone not null,
    logged_out_at  timestamp(6) with time zone not null   -- logins before this moment count no more
);

-- Held while it is decided whether an administrator would be left.
create table account_lock (
    id integer primary key
);
insert into account_lock (id) values (1);

create table api_token (
    id         varchar(32) primary key,
    account_id varchar(32) not null references account on delete cascade,
    name       varchar(200) not null,
    scope      varchar(10) not null,                      -- read, write
    hash       varchar(64) not null unique,               -- SHA-256 of the token, which is random
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone                -- null: it does not expire
);
create index api_token_by_account on api_token (account_id, id);

-- Links that set a password, once: for the first administrator, an invitation, a forgotten password.
create table password_link (
    hash       varchar(64) primary key,
    account_id varchar(32) references account on delete cascade,   -- null: it makes the first administrator
    expires_at timestamp(6) with time zone not null
);
create index password_link_by_account on password_link (account_id);

-- Wrong passwords, by account and by address.
create table login_failure (
    subject       varchar(64) primary key,                -- a hash: of an email or an address
    failures      integer not null,
    last_at       timestamp(6) with time zone not null,
    blocked_until timestamp(6) with time zone
);
create index login_failure_by_age on login_failure (last_at);

-- How often somebody may do something: the moment up to which their allowance is used.
create table rate_limit (
    subject   varchar(80) primary key,
    used_upto timestamp(6) with time zone not null
);

-- The tables of Spring Session, as its documentation gives them for PostgreSQL; H2 takes them too.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id) references spring_session (primary_id)
        on delete cascade
);

alter table session add column owner_id varchar(32) default 'local' not null;
create index session_by_owner on session (owner_id, updated_at, id);

-- Who asked; an editor of somebody else's session asks, too, and pays.
alter table turn add column author_id varchar(32) default 'local' not null;

alter table image add column owner_id varchar(32) default 'local' not null;
create index image_by_owner on image (owner_id);

alter table upload add column owner_id varchar(32) default 'local' not null;
alter table prompt_recipe add column owner_id varchar(32) default 'local' not null;
create index prompt_recipe_by_owner on prompt_recipe (owner_id, id);

-- A key counts for one account: its id stands before the key.
alter table idempotent_answer alter column idempotency_key set data type varchar(300);

alter table spending add column account_id varchar(32) default 'local' not null;
create index spending_by_account on spending (account_id, at);

create index audit_entry_by_who on audit_entry (who, number);

-- With whom a session is shared.
create table session_share (
    id         varchar(32) primary key,
    session_id varchar(32) not null references session on delete cascade,
    account_id varchar(32) not null references account on delete cascade,
    role       varchar(10) not null,                      -- viewer, editor
    created_at timestamp(6) with time zone not null,
    unique (session_id, account_id)
);
create index session_share_by_account on session_share (account_id, session_id);

-- Addresses under which anybody may read a session.
create table session_link (
    id         varchar(32) primary key,
    session_id varchar(32) not null references session on delete cascade,
    hash       varchar(64) not null unique,               -- SHA-256 of what the address ends with, which is random
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone                -- null: until it is withdrawn
);
create index session_link_by_session on session_link (session_id);
