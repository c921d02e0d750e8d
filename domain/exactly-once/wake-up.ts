import type { Needs } from '../needs.ts';

/** Who can be woken: the relay, the feed, who works on topics, the SMS sender, who sends refunds or tells of licences, the screens. */
export type WakeUpChannel =
  'outbox' | 'engine-events' | 'external-tasks' | 'notifications' | 'refunds' | 'licences' | 'desk' | 'calendar';

/**
 * Hears what committed transactions announced (`announce`). A wake-up may be lost (a broken connection), never invented: every
 * listener also looks by itself now and then.
 */
export interface WakeUp {
  /**
   * Resolves once listening; the returned function stops it. `payload` is a department id or case number on `desk`, a topic on
   * `external-tasks`, else ''. It is '' as well when anything may have been missed.
   */
  listen(channel: WakeUpChannel, onWake: (payload: string) => void): Promise<() => Promise<void>>;
}

/** Puts a wake-up into the running transaction; it is heard at commit, and not at all after a rollback. */
export type Announce = (needs: Needs, channel: WakeUpChannel, payload?: string) => Promise<void>;
