-- The newest migration that a release must know to work with this schema. A migration that takes something away raises it.
create table schema_floor (
    id integer primary key check (id = 1),
    needs_migration varchar(20) not null
);
insert into schema_floor (id, needs_migration) values (1, '1');
