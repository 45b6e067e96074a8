-- The master of each picture: signed and labelled in its metadata, without a visible label. It is what later turns start
-- from, so that a label is never edited over. An upload's is the file that is delivered.
alter table image add column master_sha256 varchar(64);
alter table image add column master_media_type varchar(50);
alter table image add column master_width integer;
alter table image add column master_height integer;
alter table image add column master_bytes bigint;

update image set master_sha256 = sha256, master_media_type = media_type, master_width = width,
    master_height = height, master_bytes = bytes
where origin = 'upload';
update image set master_sha256 = source_sha256, master_media_type = source_media_type, master_width = source_width,
    master_height = source_height, master_bytes = source_bytes
where origin <> 'upload';

alter table image alter column master_sha256 set not null;
alter table image alter column master_media_type set not null;
alter table image alter column master_width set not null;
alter table image alter column master_height set not null;
alter table image alter column master_bytes set not null;
alter table image add constraint image_master_file foreign key (master_sha256) references stored_file;
create index image_by_master_file on image (master_sha256);
