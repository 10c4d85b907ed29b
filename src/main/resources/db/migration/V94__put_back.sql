create table stock_return (
    order_id bigint      not null references orders (id),
    sku      varchar(32) not null,
    quantity integer     not null,
    primary key (order_id, sku)
);
