-- Which node looks at what next, and how far its last look came: one row for each kind of look, for all nodes. The tables
-- payment_sweep and erasure_mark stay for a release that knows nothing of this one, and nobody else reads them.
create table look_mark (
    name    varchar(40) primary key,
    next_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    seen_id bigint not null
);
insert into look_mark (name, next_at, seen_at, seen_id)
    select 'payment-sweep', next_at, swept_until, 0 from payment_sweep;
insert into look_mark (name, next_at, seen_at, seen_id)
    select 'erasure', next_at, coalesce(seen_at, timestamp with time zone '1970-01-01 00:00:00+00'), coalesce(seen_id, 0)
    from erasure_mark;
