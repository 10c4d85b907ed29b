create sequence alarm_seq start with 50 increment by 50;

create table alarm (
    id              bigint primary key,
    cause           varchar(32)              not null,
    subject         varchar(200)             not null,
    open_subject    varchar(250),
    order_number    varchar(64),
    explanation     varchar(1000)            not null,
    raised_at       timestamp with time zone not null,
    repeats         integer                  not null,
    last_at         timestamp with time zone not null,
    acknowledged_at timestamp with time zone,
    acknowledged_by varchar(100),
    constraint alarm_open_once unique (open_subject)
);
create index alarm_of_order on alarm (order_number, id);
create index alarm_subject on alarm (subject);
create index alarm_open on alarm (acknowledged_at, id);
