create table discount (
    code          varchar(40) primary key,
    enabled       boolean     not null,
    kind          varchar(16) not null,
    worth         bigint      not null,
    valid_from    timestamp with time zone,
    valid_until   timestamp with time zone,
    minimum       bigint      not null,
    most_uses     integer,
    most_per_consumer integer,
    category      varchar(40) references category (code),
    constraint discount_worth_not_negative check (worth >= 0)
);

create table discount_use (
    order_id bigint primary key references orders (id),
    code     varchar(40) not null references discount (code),
    consumer varchar(64),
    paid     boolean     not null
);
create index discount_use_of_code on discount_use (code);
