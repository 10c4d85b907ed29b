-- What a list is filtered by stands behind what it is walked along, so that what does not fit is passed over within the index.
drop index orders_by_time;
create index orders_by_time on orders (created_at, id, amount);
drop index orders_by_stage;
create index orders_by_stage on orders (stage, created_at, id, payment_state, listed_method, listed_country, business);
drop index orders_by_payment;
create index orders_by_payment on orders (payment_state, created_at, id, stage, listed_method, listed_country, business);
drop index orders_by_method;
create index orders_by_method on orders (listed_method, created_at, id, stage, payment_state, listed_country, business);
drop index orders_by_country;
create index orders_by_country on orders (listed_country, created_at, id, stage, payment_state, listed_method, business);
drop index orders_by_business;
create index orders_by_business on orders (business, created_at, id, stage, payment_state, listed_method, listed_country);
drop index orders_by_amount;
create index orders_by_amount on orders (amount, id, stage);
drop index orders_by_customer;
create index orders_by_customer on orders (listed_customer, id, stage);

-- What a search has found is sorted by its time without reading the orders.
create index orders_placed on orders (id, created_at);
