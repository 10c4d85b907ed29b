-- Consumers' withdrawals from contracts, as received. Rows are evidence: only erasure of personal data changes them.
create sequence withdrawal_seq start with 50 increment by 50;

create table withdrawal (
    id           bigint primary key,
    order_id     bigint                   not null,
    order_number varchar(64)              not null,
    token        varchar(64)              not null,
    name         varchar(400)             not null,
    email        varchar(320)             not null,
    language     varchar(16)              not null,
    channel      varchar(16)              not null,
    received_at  timestamp with time zone not null,
    late         boolean                  not null,
    constraint withdrawal_of_order_fk foreign key (order_id) references orders (id),
    constraint withdrawal_token_unique unique (token)
);
create index withdrawal_of_order on withdrawal (order_id);
create index withdrawal_by_time on withdrawal (received_at, id);

-- The products that a withdrawal concerns, by their position among the lines of the order.
create table withdrawal_line (
    withdrawal_id bigint       not null,
    position      integer      not null,
    sku           varchar(32)  not null,
    name          varchar(1000) not null,
    quantity      integer      not null,
    constraint withdrawal_line_pk primary key (withdrawal_id, position),
    constraint withdrawal_line_of_withdrawal foreign key (withdrawal_id) references withdrawal (id),
    constraint withdrawal_line_quantity check (quantity > 0)
);

-- What staff recorded afterwards.
create sequence withdrawal_event_seq start with 50 increment by 50;

create table withdrawal_event (
    id            bigint primary key,
    withdrawal_id bigint                   not null,
    at            timestamp with time zone not null,
    actor         varchar(100)             not null,
    type          varchar(16)              not null,
    item_condition varchar(16),
    operation_id  bigint,
    text          varchar(1000)            not null,
    constraint withdrawal_event_of_withdrawal_fk foreign key (withdrawal_id) references withdrawal (id)
);
create index withdrawal_event_of_withdrawal on withdrawal_event (withdrawal_id);
