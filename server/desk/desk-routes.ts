import { calendarRoutes } from '../calendar-routes.ts';
import type { Cursors } from '../cursor.ts';
import type { Route } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { absenceRoutes } from './absence-routes.ts';
import { applicantRoutes } from './applicant-routes.ts';
import { boardRoutes } from './board-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { deadlineRoutes } from './deadline-routes.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { clueRoutes } from './clue-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { calendarReaders, systemAdministrators } from './desk-rights.ts';
import type { DeskStream } from './desk-stream.ts';
import { fileRoutes } from './file-routes.ts';
import { licenceRoutes } from './licence-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { overdueRoutes } from './overdue-routes.ts';
import { reconciliationRoutes } from './reconciliation-routes.ts';
import { inquiryRoutes } from './inquiry-routes.ts';
import { procedureRoutes } from './procedure-routes.ts';
import { parcelRoutes } from './parcel-routes.ts';
import { refundRoutes } from './refund-routes.ts';
import { scoreRoutes } from './score-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { taskRoutes } from './task-routes.ts';

const CALENDAR_RIGHTS = { read: calendarReaders, look: calendarReaders, write: systemAdministrators };

/** The whole table of the clerks' and supervisors' door. */
export const deskRoutes = (deps: ServerDeps, cursors: Cursors, stream: DeskStream): Route<AccountCaller>[] => [
  ...taskRoutes(deps, cursors),
  ...decisionRoutes(deps),
  ...caseRoutes(deps, cursors),
  ...applicantRoutes(deps),
  ...fileRoutes(deps),
  ...procedureRoutes(deps),
  ...refundRoutes(deps),
  ...parcelRoutes(deps),
  ...licenceRoutes(deps),
  ...reconciliationRoutes(deps),
  ...boardRoutes(deps),
  ...clueRoutes(deps, cursors),
  ...absenceRoutes(deps),
  ...inquiryRoutes(deps, cursors),
  ...catalogueRoutes(deps),
  ...overdueRoutes(deps, cursors),
  ...orderRoutes(deps, cursors),
  ...scoreRoutes(deps),
  ...deadlineRoutes(deps),
  ...officeRoutes(deps),
  ...calendarRoutes<AccountCaller>(deps, cursors, CALENDAR_RIGHTS),
  ...messageRoutes(deps),
  ...streamRoutes(stream),
];
