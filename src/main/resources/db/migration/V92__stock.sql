create table stock_level (
    sku      varchar(32) primary key references product (sku),
    quantity integer not null,
    constraint stock_level_not_negative check (quantity >= 0)
);

create table stock_reservation (
    order_id bigint      not null references orders (id),
    sku      varchar(32) not null references stock_level (sku),
    quantity integer     not null,
    primary key (order_id, sku),
    constraint stock_reservation_positive check (quantity > 0)
);
create index stock_reservation_of_product on stock_reservation (sku);

create table reservation (
    order_id bigint primary key references orders (id),
    due_at   timestamp with time zone not null
);
create index reservation_due on reservation (due_at);
