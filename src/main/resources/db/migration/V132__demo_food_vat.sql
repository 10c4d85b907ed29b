-- Food at 6 % from 2026-04-01 (docs/vat.md), for demos that were begun with 12 %: their pictures are the demo's own.
update product set vat_rate = 600
 where vat_rate = 1200 and (sku like 'te-%' or sku like 'sk-%') and picture = sku || '.svg';
