create table delivery_method (
    code       varchar(24) primary key,
    position   integer not null,
    enabled    boolean not null,
    price      bigint  not null,
    vat_rate   integer not null,
    free_from  bigint,
    min_weight integer,
    max_weight integer,
    countries  varchar(400),
    constraint delivery_method_price_not_negative check (price >= 0),
    constraint delivery_method_vat_rate_swedish check (vat_rate in (0, 600, 1200, 2500))
);

create table delivery_method_text (
    code        varchar(24)  not null references delivery_method (code),
    language    varchar(16)  not null,
    name        varchar(200) not null,
    description varchar(255),
    primary key (code, language)
);

insert into delivery_method (code, position, enabled, price, vat_rate) values ('PARCEL', 1, true, 4900, 2500);
insert into delivery_method (code, position, enabled, price, vat_rate) values ('HOME', 2, true, 9900, 2500);
insert into delivery_method (code, position, enabled, price, vat_rate) values ('PICK_UP', 3, true, 0, 2500);
insert into delivery_method_text (code, language, name) values ('PARCEL', 'sv', 'Paket till ombud');
insert into delivery_method_text (code, language, name) values ('PARCEL', 'en', 'Parcel to a pick-up point');
insert into delivery_method_text (code, language, name) values ('HOME', 'sv', 'Hem till dörren');
insert into delivery_method_text (code, language, name) values ('HOME', 'en', 'To your door');
insert into delivery_method_text (code, language, name) values ('PICK_UP', 'sv', 'Hämta i butiken');
insert into delivery_method_text (code, language, name) values ('PICK_UP', 'en', 'Collect at the shop');

alter table product add column weight integer;

alter table order_line add column description varchar(128);

alter table orders add column purchase_type varchar(3) default 'B2C' not null;
alter table orders add column company_name varchar(200);
alter table orders add column company_number varchar(20);
alter table orders add column delivery_method varchar(24);
alter table orders add column discount_code varchar(40);
