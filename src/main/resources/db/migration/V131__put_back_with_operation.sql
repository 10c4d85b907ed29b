alter table payment_operation add column put_back boolean default false not null;
