-- Browsers that an account has logged in with: they try outside of the wait that guesses of strangers bring about.
create table known_browser (
    token_digest varchar(64) primary key,
    login        varchar(64)              not null references account (login),
    last_used_at timestamp with time zone not null,
    failures     integer                  not null,
    locked_until timestamp with time zone
);
create index known_browser_of_account on known_browser (login, last_used_at);
