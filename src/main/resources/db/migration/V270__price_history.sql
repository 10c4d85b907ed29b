-- A lower price from a first to a last day, both inclusive.
alter table product add column sale_amount bigint;
alter table product add column sale_first date;
alter table product add column sale_last date;

-- Every price of every product from the moment of its change. Rows are never changed or deleted.
create sequence price_change_seq start with 50 increment by 50;

create table price_change (
    id          bigint primary key,
    sku         varchar(32)              not null,
    at          timestamp with time zone not null,
    actor       varchar(100)             not null,
    unit_amount bigint                   not null,
    sale_amount bigint,
    sale_first  date,
    sale_last   date,
    on_sale     boolean                  not null
);
create index price_change_of_product on price_change (sku, at);

-- What was charged before is unknown: the history begins with the present prices, below all ids of the sequence.
insert into price_change (id, sku, at, actor, unit_amount, on_sale)
    select -row_number() over (order by sku), sku, current_timestamp, 'upgrade', unit_amount, on_sale from product;
