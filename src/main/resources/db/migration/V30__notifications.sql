create sequence notification_seq start with 50 increment by 50;

create table notification (
    id                bigint primary key,
    attempt_id        bigint                   not null references payment_attempt (id),
    identity          varchar(64)              not null,
    received_at       timestamp with time zone not null,
    last_received_at  timestamp with time zone not null,
    receipts          integer                  not null,
    body              varchar(70000)           not null,
    provider_order_id varchar(64),
    status            varchar(64),
    event             varchar(64),
    state             varchar(16)              not null,
    tries             integer                  not null,
    due_at            timestamp with time zone not null,
    lease_owner       varchar(64),
    lease_until       timestamp with time zone,
    fence             bigint                   not null,
    finished_at       timestamp with time zone,
    failure           varchar(1000),
    constraint notification_once unique (attempt_id, identity)
);
create index notification_due on notification (state, due_at);
