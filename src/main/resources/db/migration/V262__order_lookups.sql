-- Wrong guesses of who may find an order by its number; without any there is no row.
create table order_lookup (
    order_id     bigint primary key references orders (id),
    failures     integer not null,
    locked_until timestamp with time zone
);
