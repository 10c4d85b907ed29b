-- Who added or changed which account, and when. Names, not references: an entry stays whatever becomes of the account.
create sequence account_change_seq start with 50 increment by 50;
create table account_change (
    id    bigint primary key,
    at    timestamp with time zone not null,
    actor varchar(100)             not null,
    login varchar(64)              not null,
    kind  varchar(16)              not null,
    role  varchar(16)
);
