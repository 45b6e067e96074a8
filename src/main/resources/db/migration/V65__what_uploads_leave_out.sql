-- What the file that came has beside the picture, and is not delivered: words such as "film" and "gain-map", with a space
-- between them; null where there is nothing, and for images from before this was looked at.
alter table image add column left_out varchar(100);
