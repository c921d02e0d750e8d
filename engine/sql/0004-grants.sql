-- The product reads the engine's tables and never writes them; the engine sees its own schema only.
grant usage on schema engine to tongban_app;
grant select on all tables in schema engine to tongban_app;
alter default privileges for role tongban_engine in schema engine grant select on tables to tongban_app;
revoke all on schema app from tongban_engine;
