-- What a model said, part by part, also for APIs whose answers are more than words and pictures.
alter table said rename to transcript_part;
alter table transcript_part add column format varchar(30) default 'generate-content' not null;
alter table transcript_part add column kind varchar(10) default 'text' not null;      -- text, image, raw
update transcript_part set kind = 'image' where image_id is not null;

-- What else can be chosen.
alter table turn add column thinking varchar(10);
alter table turn add column grounding boolean;

-- Where an answer came from.
alter table turn add column served_by varchar(200);                                   -- the vendor's name of the model
alter table turn add column answer_id varchar(300);                                   -- the vendor's id, where it keeps it
alter table turn add column sources varchar(1000000);                                 -- JSON: [{title, url}]
