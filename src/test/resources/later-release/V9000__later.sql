-- What a later release might add: columns and tables that this one does not know.
alter table orders add column later_note varchar(100);
create table later_thing (id bigint primary key, order_id bigint not null references orders (id));
