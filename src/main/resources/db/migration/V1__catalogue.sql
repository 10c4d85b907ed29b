create table category (
    code     varchar(40) primary key,
    position integer not null
);

create table category_text (
    code     varchar(40)  not null references category (code),
    language varchar(16)  not null,
    name     varchar(200) not null,
    primary key (code, language)
);

create table product (
    sku         varchar(32) primary key,
    category    varchar(40)  not null references category (code),
    position    integer      not null,
    unit_amount bigint       not null,
    vat_rate    integer      not null,
    picture     varchar(200) not null,
    constraint product_price_not_negative check (unit_amount >= 0),
    constraint product_vat_rate_swedish check (vat_rate in (0, 600, 1200, 2500))
);
create index product_of_category on product (category, position);

create table product_text (
    sku         varchar(32)   not null references product (sku),
    language    varchar(16)   not null,
    name        varchar(200)  not null,
    description varchar(2000) not null,
    search_text varchar(2500) not null,
    primary key (sku, language)
);
