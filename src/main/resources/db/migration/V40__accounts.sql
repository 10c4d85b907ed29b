create table account (
    login         varchar(64) primary key,
    password_hash varchar(500)             not null,
    role          varchar(16)              not null,
    enabled       boolean                  not null,
    created_at    timestamp with time zone not null,
    failures      integer                  not null,
    locked_until  timestamp with time zone
);
