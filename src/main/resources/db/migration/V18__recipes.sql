-- How a model's picture came out of another, in the model's own words: app.pentimento.model.Recipe. Without its original
-- a recipe is worth nothing, so it goes with it.
create table image_recipe (
    image_id    varchar(32) primary key references image on delete cascade,
    original_id varchar(32) not null references image on delete cascade,
    steps       varchar(200000) not null
);
create index image_recipe_by_original on image_recipe (original_id);
