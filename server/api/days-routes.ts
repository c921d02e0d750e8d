import { calendarRoutes } from '../calendar-routes.ts';
import type { Cursors } from '../cursor.ts';
import { type Route, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { deadlineRoutes } from './deadline-routes.ts';

/** What an import moves is told to nobody but those who keep the calendar: it names cases. */
const CALENDAR_RIGHTS = {
  read: scope('items:read'),
  look: scope('calendar:write'),
  write: scope('calendar:write'),
};

/** Which days are worked, and what follows from it for a deadline. */
export const daysRoutes = (deps: ServerDeps, cursors: Cursors): Route<ApiCaller>[] => [
  ...deadlineRoutes(deps),
  ...calendarRoutes<ApiCaller>(deps, cursors, CALENDAR_RIGHTS),
];
