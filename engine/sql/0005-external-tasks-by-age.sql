-- Workers fetch the oldest work first; without this every fetch reads all waiting work and joins it with all running instances.
create index if not exists tongban_external_task_age on engine.act_ru_ext_task (create_time_);
