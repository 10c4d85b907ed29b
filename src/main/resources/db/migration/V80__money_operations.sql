alter table orders add column cancelled_at timestamp with time zone;
alter table orders add column shipped_at timestamp with time zone;
alter table orders add column carrier varchar(100);
alter table orders add column tracking_number varchar(100);
alter table orders add column hold_payment varchar(64);

alter table order_event add column text_key varchar(64);
alter table order_event add column text_parameters varchar(4000);

create sequence payment_operation_seq start with 50 increment by 50;

create table payment_operation (
    id                      bigint primary key,
    order_id                bigint                   not null references orders (id),
    open_order_id           bigint,
    attempt_id              bigint                   not null references payment_attempt (id),
    provider_order_id       varchar(64)              not null,
    number                  integer                  not null,
    kind                    varchar(16)              not null,
    state                   varchar(16)              not null,
    ending                  varchar(32),
    amount                  bigint                   not null,
    refunded_amount         bigint                   not null,
    capture_id              bigint references payment_operation (id),
    capture_transaction_id  varchar(64),
    method                  varchar(64),
    last_capture            boolean                  not null,
    voiding                 boolean                  not null,
    reference               varchar(100),
    token                   varchar(64),
    actor                   varchar(100)             not null,
    reason                  varchar(500),
    explanation             varchar(1000),
    begun_at                timestamp with time zone not null,
    ended_at                timestamp with time zone,
    provider_transaction_id varchar(64),
    confirmed_at            timestamp with time zone,
    looks                   integer                  not null,
    due_at                  timestamp with time zone,
    for_person              boolean                  not null,
    constraint payment_operation_number_once unique (order_id, number),
    constraint payment_operation_token_once unique (token),
    constraint payment_operation_reference_once unique (reference),
    constraint payment_operation_transaction_once unique (provider_transaction_id),
    constraint payment_operation_one_open unique (open_order_id),
    constraint payment_operation_open_is_its_order check (open_order_id is null or open_order_id = order_id),
    constraint payment_operation_amount_positive check (amount > 0),
    constraint payment_operation_refunded_within_captured check (refunded_amount >= 0 and refunded_amount <= amount)
);
create index payment_operation_due on payment_operation (due_at);
create index payment_operation_for_person on payment_operation (for_person, id);
create index payment_operation_ended on payment_operation (ended_at);

create table payment_operation_row (
    operation_id      bigint       not null references payment_operation (id),
    position          integer      not null,
    base              integer      not null,
    kind              varchar(16)  not null,
    part_number       varchar(32)  not null,
    name              varchar(255) not null,
    quantity          integer      not null,
    unit_amount       bigint       not null,
    discount_amount   bigint       not null,
    vat_rate          integer      not null,
    amount            bigint       not null,
    vat_amount        bigint       not null,
    primary key (operation_id, position)
);
