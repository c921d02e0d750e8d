import type { CaseEvent as StoredEvent } from '../../domain/events/index.ts';
import { eventTitle } from '../event-titles.ts';
import { instantOf } from '../instants.ts';
import type { CaseEvent } from './case-schemas.ts';

/** What happened, for the applicant's side: what only concerns the office's machinery is left out. */
export const viewEvents = (events: readonly StoredEvent[]): CaseEvent[] =>
  events.flatMap((event) => {
    const title = eventTitle(event.type);
    return title === undefined
      ? []
      : [{ id: String(event.id), type: event.type, title, at: instantOf(event.at), data: event.data }];
  });
