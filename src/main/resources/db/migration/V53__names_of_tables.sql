-- One term for one thing: what a model's own edits are kept in, hashes of what pictures look like, and label waivers.
alter table image_recipe rename to image_edit_stack;
alter table image_look rename to image_perceptual_hash;
alter table label_duty rename to label_waiver;
alter index image_recipe_by_original rename to image_edit_stack_by_original;
