-- When staff changed the customer's names, contact or addresses: the payment provider's no longer replace them.
alter table orders add column customer_changed_at timestamp with time zone;
