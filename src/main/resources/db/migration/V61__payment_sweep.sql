create table payment_sweep (
    id            integer primary key,
    swept_until   timestamp with time zone not null,
    next_at       timestamp with time zone not null
);
insert into payment_sweep (id, swept_until, next_at) values (1, current_timestamp, current_timestamp);
