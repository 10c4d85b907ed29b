-- When the person's data of an order were erased; null while they are there.
alter table orders add column erased_at timestamp with time zone;
create index orders_to_erase on orders (erased_at, created_at, id);

-- Which node looks for old data next, and how far the last look came; one row for all nodes.
create table erasure_mark (
    id      integer primary key,
    next_at timestamp with time zone not null,
    seen_at timestamp with time zone,
    seen_id bigint
);
insert into erasure_mark (id, next_at) values (1, current_timestamp);

-- What is kept about one order.
create index outbox_message_about on outbox_message (subject);
create index bulk_item_of_order on bulk_item (order_number);
