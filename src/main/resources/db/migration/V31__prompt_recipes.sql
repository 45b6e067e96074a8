-- Recipes of requests that people keep: app.pentimento.recipe.PromptRecipe, as JSON, just as it is exported.
create table prompt_recipe (
    id         varchar(32) primary key,
    content    varchar(400000) not null,
    changed_at timestamp(6) with time zone not null
);
