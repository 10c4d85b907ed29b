create sequence order_number_seq start with 10001 increment by 1;
create sequence orders_seq start with 50 increment by 50;
create sequence order_event_seq start with 50 increment by 50;

create table orders (
    id                bigint primary key,
    version           bigint                   not null,
    number            varchar(64)              not null,
    receipt_token     varchar(64)              not null,
    cart_token        varchar(64)              not null,
    created_at        timestamp with time zone not null,
    language          varchar(16)              not null,
    currency          varchar(3)               not null,
    payment_state     varchar(32)              not null,
    shipping_state    varchar(32)              not null,
    payment_method    varchar(64),
    provider_status   varchar(64),
    amount            bigint                   not null,
    captured_amount   bigint                   not null,
    refunded_amount   bigint                   not null,
    paid_at           timestamp with time zone,
    hold_reason       varchar(32),
    hold_expected     bigint,
    hold_actual       bigint,
    hold_explanation  varchar(1000),
    first_name        varchar(200),
    last_name         varchar(200),
    email             varchar(320),
    phone             varchar(64),
    address_line1     varchar(200),
    address_line2     varchar(200),
    zip               varchar(32),
    city              varchar(200),
    country           varchar(2),
    delivery_name     varchar(400),
    delivery_line1    varchar(200),
    delivery_line2    varchar(200),
    delivery_zip      varchar(32),
    delivery_city     varchar(200),
    delivery_country  varchar(2),
    constraint orders_number_once unique (number),
    constraint orders_receipt_token_once unique (receipt_token),
    constraint orders_one_per_cart unique (cart_token),
    constraint orders_amount_not_negative check (amount >= 0),
    constraint orders_captured_within_ordered check (captured_amount >= 0 and captured_amount <= amount),
    constraint orders_refunded_within_captured check (refunded_amount >= 0 and refunded_amount <= captured_amount)
);
create index orders_newest on orders (created_at desc, id desc);

create table order_line (
    order_id          bigint       not null references orders (id),
    position          integer      not null,
    kind              varchar(16)  not null,
    part_number       varchar(32)  not null,
    name              varchar(255) not null,
    quantity          integer      not null,
    unit_amount       bigint       not null,
    discount_amount   bigint       not null,
    vat_rate          integer      not null,
    primary key (order_id, position),
    constraint order_line_quantity_positive check (quantity > 0),
    constraint order_line_vat_rate_swedish check (vat_rate in (0, 600, 1200, 2500))
);

create table order_event (
    id                bigint primary key,
    order_id          bigint                   not null references orders (id),
    at                timestamp with time zone not null,
    actor             varchar(100)             not null,
    type              varchar(32)              not null,
    explanation       varchar(1000)            not null,
    provider_status   varchar(64),
    amount            bigint,
    repeats           integer                  not null,
    last_at           timestamp with time zone not null,
    details           varchar(500000)
);
create index order_event_of_order on order_event (order_id, id);
