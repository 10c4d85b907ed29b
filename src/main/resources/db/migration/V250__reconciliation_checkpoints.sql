-- The checkpoints of the jobs that reconcile a provider's payments are called after the jobs.
delete from job_checkpoint where name = 'payment-sweep';
update job_checkpoint set name = replace(name, 'payment-sweep-', 'payment-reconciliation-')
    where name like 'payment-sweep-%';
update schema_floor set needs_migration = '250';
