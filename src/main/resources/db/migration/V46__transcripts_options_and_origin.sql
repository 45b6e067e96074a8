-- What a model said, part by part, also for APIs whose answers are more than words and pictures. A picture's row may
-- come after this one: its part is written down as it comes, and its image once it is labelled.
create table transcript_part (
    turn_id   varchar(32) not null references turn on delete cascade,
    position  integer not null,
    format    varchar(30) not null,                                                   -- the API that understands it
    kind      varchar(10) not null,                                                   -- text, image, raw
    words     varchar(1000000),
    image_id  varchar(32),
    signature bytea,
    primary key (turn_id, position)
);
insert into transcript_part (turn_id, position, format, kind, words, image_id, signature)
    select turn_id, position, 'generate-content', case when image_id is null then 'text' else 'image' end,
        words, image_id, signature
    from said;
drop table said;

-- What else can be chosen.
alter table turn add column thinking varchar(10);
alter table turn add column grounding boolean;

-- Where an answer came from.
alter table turn add column served_by varchar(200);                                   -- the vendor's name of the model
alter table turn add column answer_id varchar(300);                                   -- the vendor's id, where it keeps it
alter table turn add column sources varchar(1000000);                                 -- JSON: [{title, url}]
