-- What a package contains, for the unit price: grams, millilitres or pieces.
alter table product add column net_quantity integer;
alter table product add column net_unit varchar(8);

-- Why consumers cannot withdraw from a purchase of the product, and since when; orders placed before can be withdrawn.
alter table product add column exemption varchar(24);
alter table product add column exempt_since timestamp with time zone;

-- Facts that the law asks for, by kind; the language is empty where the text is the same in all of them.
create table product_fact (
    sku      varchar(32)   not null,
    fact     varchar(24)   not null,
    language varchar(16)   not null,
    text     varchar(2000) not null,
    primary key (sku, fact, language)
);
