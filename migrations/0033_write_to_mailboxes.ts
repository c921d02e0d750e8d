import type { Knex } from 'knex';

/** notifications: by which way each goes; whether applicants are written to at an e-mail address they left as well. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table notifications
      drop constraint notifications_channel_check,
      add constraint notifications_channel_check check (channel in ('sms', 'email'));
    alter table message_rules add column sends_email boolean not null default false;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
