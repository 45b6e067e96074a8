-- How far an answer stands from the picture that it was made from, in pixels; null where it did not move.
alter table picture_check add column moved_across int;
alter table picture_check add column moved_down int;
