create table nothing (id integer primary key);
