create sequence payment_attempt_seq start with 50 increment by 50;
create sequence payment_revision_seq start with 50 increment by 50;
create sequence payment_stamp_seq start with 1 increment by 1;

create table payment_attempt (
    id                 bigint primary key,
    order_id           bigint                   not null references orders (id),
    number             integer                  not null,
    reference          varchar(64)              not null,
    notification_token varchar(64)              not null,
    created_at         timestamp with time zone not null,
    given_up_at        timestamp with time zone,
    secured_at         timestamp with time zone,
    cart_key           varchar(255),
    cart_key_revision  integer                  not null,
    cart_key_at        timestamp with time zone,
    cart_call_until    timestamp with time zone,
    cart_call_fence    bigint                   not null,
    provider_order_id  varchar(64),
    payment_state      varchar(32)              not null,
    provider_status    varchar(64),
    applied_stamp      bigint                   not null,
    applied_digest     varchar(64),
    questions          integer                  not null,
    next_question_at   timestamp with time zone,
    constraint payment_attempt_number_once unique (order_id, number),
    constraint payment_attempt_reference_once unique (reference),
    constraint payment_attempt_token_once unique (notification_token),
    constraint payment_attempt_of_provider_order unique (provider_order_id)
);
create index payment_attempt_next_question on payment_attempt (next_question_at);

create table payment_revision (
    id         bigint primary key,
    attempt_id bigint                   not null references payment_attempt (id),
    number     integer                  not null,
    amount     bigint                   not null,
    lines      varchar(500000)          not null,
    created_at timestamp with time zone not null,
    constraint payment_revision_number_once unique (attempt_id, number)
);
