-- Since when everybody can use a code: a price reduction, like a sale. Null for a code that only some know.
alter table discount add column everybody_since timestamp with time zone;
