-- What the order list filters and sorts by, kept by the order itself; never null, so that both databases sort alike.
alter table orders add column stage varchar(16) default 'OPEN' not null;
alter table orders add column listed_method varchar(64) default '' not null;
alter table orders add column listed_country varchar(2) default '' not null;
alter table orders add column listed_customer varchar(200) ${bytewise} default '' not null;
alter table orders add column business boolean default false not null;

update orders set stage = case
        when hold_reason is not null then 'HELD'
        when shipping_state = 'SHIPPED' then 'SHIPPED'
        when payment_state = 'CANCELLED' then 'CANCELLED'
        when paid_at is not null and payment_state in ('AUTHORIZED', 'PARTIALLY_CAPTURED', 'CAPTURED') then 'TO_SHIP'
        when payment_state in ('PENDING', 'STOPPED', 'UNKNOWN') then 'WAITING'
        else 'OPEN' end,
    listed_method = coalesce(payment_method, ''),
    listed_country = coalesce(delivery_country, country, ''),
    listed_customer = trim(translate(lower(concat(last_name, ' ', first_name)), 'åäöéèü', '{|}eeu'));

drop index orders_newest;
create index orders_by_time on orders (created_at, id);
create index orders_by_stage on orders (stage, created_at, id);
create index orders_by_payment on orders (payment_state, created_at, id);
create index orders_by_method on orders (listed_method, created_at, id);
create index orders_by_country on orders (listed_country, created_at, id);
create index orders_by_business on orders (business, created_at, id);
create index orders_by_amount on orders (amount, id);
create index orders_by_customer on orders (listed_customer, id);

-- The beginnings of these are what a search looks for.
create table order_search_term (
    order_id bigint                   not null references orders (id),
    term     varchar(200) ${bytewise} not null,
    primary key (order_id, term)
);
insert into order_search_term select id, lower(number) from orders;
insert into order_search_term select id, translate(lower(email), 'åäö', 'aao') from orders where email is not null;
insert into order_search_term select id, translate(lower(concat(first_name, ' ', last_name)), 'åäöéèü', 'aaoeeu')
    from orders where first_name is not null and last_name is not null;
insert into order_search_term select id, translate(lower(concat(last_name, ' ', first_name)), 'åäöéèü', 'aaoeeu')
    from orders where first_name is not null and last_name is not null and first_name <> last_name;
insert into order_search_term select distinct order_id, lower(part_number) from order_line where kind = 'PRODUCT';
insert into order_search_term select distinct order_id, lower(provider_order_id) from payment_attempt
    where provider_order_id is not null;
create index order_search_term_found on order_search_term (term, order_id);
