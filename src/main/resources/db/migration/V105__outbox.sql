create sequence outbox_message_seq start with 50 increment by 50;

create table outbox_message (
    id          bigint primary key,
    handler     varchar(100)             not null,
    fact        varchar(200)             not null,
    subject     varchar(100),
    payload     varchar(20000)           not null,
    created_at  timestamp with time zone not null,
    state       varchar(16)              not null,
    tries       integer                  not null,
    due_at      timestamp with time zone not null,
    lease_owner varchar(64),
    lease_until timestamp with time zone,
    fence       bigint                   not null,
    finished_at timestamp with time zone,
    failure     varchar(1000),
    constraint outbox_message_once unique (handler, fact)
);
create index outbox_message_due on outbox_message (state, due_at);
