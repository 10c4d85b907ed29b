-- The order list filters by this copy of what the amounts say.
alter table orders add column refund_state varchar(8) default 'NONE' not null;
update orders set refund_state = case when refunded_amount < captured_amount then 'PARTIAL' else 'FULL' end
    where refunded_amount > 0;
create index orders_by_refund on orders (refund_state, created_at, id);
