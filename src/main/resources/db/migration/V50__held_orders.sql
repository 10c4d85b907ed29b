create index orders_held on orders (hold_reason);
