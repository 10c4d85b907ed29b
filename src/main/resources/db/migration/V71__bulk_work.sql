create sequence bulk_job_seq start with 50 increment by 50;
create sequence bulk_item_seq start with 50 increment by 50;

create table bulk_job (
    id         bigint primary key,
    action     varchar(64)              not null,
    actor      varchar(100)             not null,
    begun_at   timestamp with time zone not null,
    items      integer                  not null,
    once       varchar(64)              not null,
    constraint bulk_job_once unique (once)
);

create table bulk_item (
    id           bigint primary key,
    job_id       bigint                   not null references bulk_job (id),
    order_number varchar(64)              not null,
    state        varchar(16)              not null,
    tries        integer                  not null,
    due_at       timestamp with time zone not null,
    lease_owner  varchar(64),
    lease_until  timestamp with time zone,
    fence        bigint                   not null,
    finished_at  timestamp with time zone,
    failure      varchar(1000),
    constraint bulk_item_once unique (job_id, order_number)
);
create index bulk_item_of_job on bulk_item (job_id, state, id);
create index bulk_item_due on bulk_item (state, due_at);
