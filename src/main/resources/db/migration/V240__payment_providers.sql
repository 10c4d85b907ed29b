-- Several payment providers at once: each attempt and each operation belongs to one, and its ids are unique there only.
alter table payment_attempt add column provider varchar(32) default 'ecster' not null;
alter table payment_attempt add column session_url varchar(4000);
alter table payment_attempt add column authorisation_expires_at timestamp with time zone;
alter table payment_attempt drop constraint payment_attempt_payment_unique;
alter table payment_attempt add constraint payment_attempt_payment_unique unique (provider, payment_id);
create index payment_attempt_session on payment_attempt (session_id);
create index payment_attempt_expiry on payment_attempt (authorisation_expires_at);

alter table payment_operation add column provider varchar(32) default 'ecster' not null;
alter table payment_operation drop constraint payment_operation_transaction_unique;
alter table payment_operation add constraint payment_operation_transaction_unique unique (provider, provider_transaction_id);

insert into job_checkpoint (name, next_run_at, position_at, position_id)
    select 'payment-sweep-ecster', next_run_at, position_at, position_id from job_checkpoint where name = 'payment-sweep';
