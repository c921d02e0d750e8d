import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import type { Lights } from './lights.ts';
import { readLights, readNextTurn } from './lights-reader.ts';
import { selectNotices, selectOpenEscalations } from './notice-store.ts';
import type { SupervisionEvent } from './supervision-event.ts';
import type { SupervisionNotice } from './supervision-notice.ts';
import { selectSupervisionEvents } from './supervision-store.ts';

export interface Board {
  at: DateTime;
  /** when the first light changes that no event will tell of: a light is a function of now */
  nextTurnAt: DateTime | undefined;
  cases: Lights;
  steps: Lights;
  /** not yet taken note of, newest first, at most 50 */
  escalations: SupervisionNotice[];
  /** newest first, at most 50 each */
  events: SupervisionEvent[];
  notices: SupervisionNotice[];
}

const MOST = 50;

/** The lights of all open cases and steps as they are now, and what the supervising processes wrote last. */
export const showBoard = async (needs: Needs): Promise<Board> => ({
  at: needs.clock.now(),
  nextTurnAt: await readNextTurn(needs),
  cases: await readLights(needs, 'cases'),
  steps: await readLights(needs, 'steps'),
  escalations: await selectOpenEscalations(needs, MOST),
  events: await selectSupervisionEvents(needs, { limit: MOST }),
  notices: await selectNotices(needs, MOST),
});

export const listSupervisionEvents = (needs: Needs, caseNo: string): Promise<SupervisionEvent[]> =>
  selectSupervisionEvents(needs, { caseNo, limit: 200 });
