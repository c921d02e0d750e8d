import type { Knex } from 'knex';

/** clocks: days named by law itself, starts that differ from the receipt, limits that belong to no item; calendar: office hours. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table clocks
      add column ends_on date,
      add column start_note text,
      add column supervision_no integer not null default 1,
      drop constraint clocks_subject_kind_check,
      add constraint clocks_subject_kind_check check (subject_kind in ('case', 'task', 'order', 'inquiry'));

    -- Limits the office has set for itself, whatever the item.
    create table office_limits (
      key text primary key,
      name text not null,
      budget integer not null check (budget > 0),
      unit text not null check (unit in ('working-day', 'calendar-day', 'month', 'hour')),
      legal_basis text not null
    );
    insert into office_limits (key, name, budget, unit, legal_basis) values
      ('order-explanation', '说明超期原因', 1, 'working-day', '本市行政审批电子监察规则：亮红灯后一个工作日内说明原因'),
      ('order-review', '审核督办材料', 2, 'working-day', '本市行政审批电子监察规则：两个工作日内审核'),
      ('order-reply', '答复挂号督办', 3, 'working-day', '本市行政审批电子监察规则：挂号督办限三个工作日内答复'),
      ('consultation-reply', '答复咨询', 5, 'working-day', '本市网上办事大厅管理规定：咨询在五个工作日内答复'),
      ('complaint-reply', '答复投诉', 15, 'working-day', '本市网上办事大厅管理规定：投诉在十五个工作日内答复');

    -- How this office counts what comes in after hours; one row.
    create table office_profile (
      only_row boolean primary key default true check (only_row),
      counts_after_hours_as text not null check (counts_after_hours_as in ('same-day', 'next-working-day')),
      opens_at time not null,
      closes_at time not null check (closes_at > opens_at)
    );
    insert into office_profile (counts_after_hours_as, opens_at, closes_at) values ('same-day', '09:00', '17:30');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
