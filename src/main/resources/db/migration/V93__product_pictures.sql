create table product_picture (
    name    varchar(100) primary key,
    type    varchar(40)  not null,
    content bytea        not null
);
alter table product add column on_sale boolean default true not null;
