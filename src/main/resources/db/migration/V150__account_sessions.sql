-- Raised to end every session of an account.
alter table account add column session_epoch integer default 0 not null;
