-- One root instance per definition key and business key, for ever: a start that was repeated, however, rolls back in the engine.
-- Called parts share their caller's business key, and a restarted instance that of its predecessor: both are left out.
create unique index if not exists tongban_start_once on engine.act_hi_procinst (proc_def_key_, business_key_)
  where super_process_instance_id_ is null and restarted_proc_inst_id_ is null;
