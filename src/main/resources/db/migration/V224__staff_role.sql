-- The role DESK is called STAFF. Earlier releases do not know the new name.
update account set role = 'STAFF' where role = 'DESK';
update account_change set role = 'STAFF' where role = 'DESK';
update schema_floor set needs_migration = '224';
