-- The name of a checkpoint contains the id of a payment provider, which may have 32 characters.
alter table job_checkpoint alter column name set data type varchar(80);
