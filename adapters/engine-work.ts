import type { FindGoneWork } from '../domain/exactly-once/index.ts';

/** Looks into the engine's own table. */
export const findGoneWork: FindGoneWork = async ({ db }, externalTaskIds) => {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id from unnest(cast(? as text[])) as asked (id)
     where not exists (select 1 from engine.act_ru_ext_task t where t.id_ = asked.id)`,
    [[...externalTaskIds]],
  );
  return rows.map(({ id }) => id);
};
