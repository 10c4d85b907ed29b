-- Incremented by every edit of staff, so that a form knows whether what it showed is still current. A separate statement
-- increments it, not the other updates of the row: stock and sales are not edits.
alter table product add column version integer default 0 not null;
alter table category add column version integer default 0 not null;
alter table discount add column version integer default 0 not null;
alter table delivery_method add column version integer default 0 not null;
