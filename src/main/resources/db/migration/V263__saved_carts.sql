-- Carts of browsers that have a token in a cookie; the key is a digest of it. The order token is the one in orders.cart_token.
create table saved_cart (
    token_hash  varchar(64) primary key,
    order_token varchar(64)              not null,
    quantities  varchar(8000)            not null,
    revision    bigint                   not null,
    used_at     timestamp with time zone not null
);
create index saved_cart_by_time on saved_cart (used_at);
