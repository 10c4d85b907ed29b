-- Everything that the order desk's first page sums up, so that it reads nothing but these entries.
create index orders_sold on orders (paid_at, currency, payment_method, amount);
create index notification_last on notification (last_received_at);
