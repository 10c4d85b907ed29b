-- Receipts and credit notes. Rows are never changed or removed.
create table accounting_document (
    label                 varchar(24) primary key,
    kind                  varchar(16)              not null,
    number                bigint                   not null,
    order_id              bigint                   not null,
    operation_id          bigint                   not null,
    turn                  integer                  not null,
    corrects              varchar(24),
    issued_at             timestamp with time zone not null,
    seller_name           varchar(200),
    seller_address        varchar(200),
    seller_company_number varchar(40),
    seller_vat_number     varchar(40),
    constraint accounting_document_of_operation unique (operation_id, turn),
    constraint accounting_document_order_fk foreign key (order_id) references orders (id),
    constraint accounting_document_operation_fk foreign key (operation_id) references payment_operation (id),
    constraint accounting_document_corrects_fk foreign key (corrects) references accounting_document (label)
);
create index accounting_document_of_order on accounting_document (order_id);
create index accounting_document_by_time on accounting_document (issued_at);

-- What was captured and refunded before, numbered in that order.
insert into accounting_document (label, kind, number, order_id, operation_id, turn, issued_at)
select 'R' || cast(c.n as varchar(20)), 'RECEIPT', c.n, c.order_id, c.id, 1, c.ended_at
from (select p.id, p.order_id, p.ended_at, row_number() over (order by p.ended_at, p.id) as n
      from payment_operation p where p.kind = 'CAPTURE' and p.state = 'SUCCEEDED') c;

insert into accounting_document (label, kind, number, order_id, operation_id, turn, corrects, issued_at)
select 'K' || cast(c.n as varchar(20)), 'CREDIT_NOTE', c.n, c.order_id, c.id, 1, r.label, c.ended_at
from (select p.id, p.order_id, p.capture_id, p.ended_at, row_number() over (order by p.ended_at, p.id) as n
      from payment_operation p where p.kind = 'REFUND' and p.state = 'SUCCEEDED') c
left join accounting_document r on r.operation_id = c.capture_id;

-- The last number of each series. The lock of the single row serialises transactions that take a number.
create table document_counter (
    id               integer primary key,
    last_receipt     bigint not null,
    last_credit_note bigint not null
);
insert into document_counter (id, last_receipt, last_credit_note)
select 1,
       (select count(*) from accounting_document where kind = 'RECEIPT'),
       (select count(*) from accounting_document where kind = 'CREDIT_NOTE');
