-- Workers hear which topic has work, so that no request of theirs waits in the engine: each that did would be looked through again at
-- every piece of work, whoever it is for. Work that is created, given back, sent out again or resumed is announced; a pause or a lock
-- that runs out is not.
create or replace function app.announce_external_task() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('external-tasks', new.topic_name_);
  return null;
end $$;
revoke all on function app.announce_external_task() from public;

create or replace trigger tongban_external_task_announced after insert or update on engine.act_ru_ext_task
  for each row when (new.lock_exp_time_ is null) execute function app.announce_external_task();
