-- What the engine does is queued as ids in app.engine_events, in the engine's own transaction: nothing is lost, nothing polled.
-- The functions run as tongban_app with a fixed search_path, so the engine's role needs no right on anything of ours.
grant create on schema app to tongban_app;

create or replace function app.queue_engine_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.engine_events (kind, entity_id, root_instance_id) values ('task', new.id_, new.root_proc_inst_id_);
  perform pg_notify('engine-events', '');
  return null;
end $$;

create or replace function app.queue_engine_activity() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.engine_events (kind, entity_id, root_instance_id) values ('activity', new.id_, new.root_proc_inst_id_);
  perform pg_notify('engine-events', '');
  return null;
end $$;

create or replace function app.queue_engine_instance() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.engine_events (kind, entity_id, root_instance_id) values ('instance', new.id_, new.root_proc_inst_id_);
  perform pg_notify('engine-events', '');
  return null;
end $$;

alter function app.queue_engine_task() owner to tongban_app;
alter function app.queue_engine_activity() owner to tongban_app;
alter function app.queue_engine_instance() owner to tongban_app;
revoke all on function app.queue_engine_task(), app.queue_engine_activity(), app.queue_engine_instance() from public;
revoke create on schema app from tongban_app;

-- Opened (insert) and closed (the end time is written). Claims, names and priorities of the engine's tasks are nobody's business.
create or replace trigger tongban_task_opened after insert on engine.act_hi_taskinst
  for each row execute function app.queue_engine_task();
create or replace trigger tongban_task_closed after update on engine.act_hi_taskinst
  for each row when (old.end_time_ is distinct from new.end_time_) execute function app.queue_engine_task();

create or replace trigger tongban_activity_entered after insert on engine.act_hi_actinst
  for each row execute function app.queue_engine_activity();
create or replace trigger tongban_activity_left after update on engine.act_hi_actinst
  for each row when (old.end_time_ is distinct from new.end_time_) execute function app.queue_engine_activity();

create or replace trigger tongban_instance_started after insert on engine.act_hi_procinst
  for each row execute function app.queue_engine_instance();
create or replace trigger tongban_instance_ended after update on engine.act_hi_procinst
  for each row when (old.end_time_ is distinct from new.end_time_ or old.state_ is distinct from new.state_)
  execute function app.queue_engine_instance();
