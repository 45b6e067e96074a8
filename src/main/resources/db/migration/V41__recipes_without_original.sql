-- A picture that was made from nothing, such as a poster, has a recipe too: without an original.
alter table image_recipe alter column original_id drop not null;
