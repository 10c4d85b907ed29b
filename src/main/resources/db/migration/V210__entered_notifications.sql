-- Whether the order's history tells of it; until then the history is read together with this table.
alter table notification add column entered boolean default true not null;
