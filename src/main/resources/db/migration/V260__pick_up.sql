-- Whether the customer fetches orders with this method at the shop.
alter table shipping_method add column pick_up boolean default false not null;
update shipping_method set pick_up = true where code = 'PICK_UP';
