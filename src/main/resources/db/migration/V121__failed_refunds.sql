-- The list of orders whose refund failed, and how many there are.
create index payment_operation_by_outcome on payment_operation (kind, state, ended_at);
