-- The columns that a user chose for the order list, separated by spaces; null for the usual ones.
alter table account add column list_columns varchar(200);
