-- Further pictures of a product, in their order; the first picture stays with the product.
create sequence gallery_picture_seq start with 50 increment by 50;

create table gallery_picture (
    id       bigint primary key,
    sku      varchar(32)  not null references product (sku),
    position integer      not null,
    picture  varchar(200) not null
);
create index gallery_picture_of_product on gallery_picture (sku, position);

-- What a picture shows, for those who do not see it.
create table gallery_picture_text (
    picture_id bigint       not null references gallery_picture (id),
    language   varchar(16)  not null,
    text       varchar(300) not null,
    primary key (picture_id, language)
);
