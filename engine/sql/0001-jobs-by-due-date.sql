-- Timers are taken in due order (jobExecutorAcquireByDueDate); without this the acquisition sorts the whole table.
create index if not exists tongban_job_due on engine.act_ru_job (duedate_);
