alter table session add column pinned boolean default false not null;
