-- The last call to the payment provider that failed, on whichever node.
create table link_failure (
    id     integer primary key,
    at     timestamp with time zone,
    reason varchar(1000)
);
insert into link_failure (id) values (1);
