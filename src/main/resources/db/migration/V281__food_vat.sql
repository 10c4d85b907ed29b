-- Whether a product has the VAT rate of food, which depends on the day; vat_rate is what the previous release reads.
alter table product add column food_vat boolean default false not null;
update product set food_vat = true
 where vat_rate = 600 and (sku like 'te-%' or sku like 'sk-%') and picture = sku || '.svg';
