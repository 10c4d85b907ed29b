-- How often what every node keeps in memory was changed: a node whose number is another reads it anew.
create table cache_generation (
    name       varchar(40) primary key,
    generation bigint not null
);
insert into cache_generation (name, generation) values ('catalogue', 0);
insert into cache_generation (name, generation) values ('delivery methods', 0);
