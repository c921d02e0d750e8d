import type { DateTime } from 'luxon';

/** The one supplement notice of a case. Open until answered or lapsed. */
export interface SupplementRequest {
  id: string;
  round: number;
  /** keys of the materials that are missing or wrong */
  missing: string[];
  reason: string;
  requestedAt: DateTime;
  answeredAt: DateTime | undefined;
  lapsedAt: DateTime | undefined;
}

/** What must be put right after a failed inspection. Open until reported or lapsed; may come again. */
export interface RectificationRequest {
  id: string;
  round: number;
  findings: string;
  requestedAt: DateTime;
  dueAt: DateTime;
  reportedAt: DateTime | undefined;
  report: string | undefined;
  lapsedAt: DateTime | undefined;
}

export const isOpen = (request: { answeredAt?: unknown; reportedAt?: unknown; lapsedAt?: unknown }): boolean =>
  request.answeredAt === undefined && request.reportedAt === undefined && request.lapsedAt === undefined;

/** The message of one notice only: what comes late must not be heard by the step that waits for the next one. */
export const rectificationMessageId = (requestId: string): string => `rectification-reported:${requestId}`;
