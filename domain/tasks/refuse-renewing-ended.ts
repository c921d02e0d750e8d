import { findRenewed } from '../licences/index.ts';
import type { Needs } from '../needs.ts';
import type { Subject } from './subject.ts';
import type { TaskDecision } from './task.ts';
import { renewalLicenceEnded } from './task-errors.ts';

/** A licence that was ended while its renewal was looked at cannot go on: the renewal is refused, not granted. */
export const refuseRenewingEnded = async (
  needs: Needs,
  subject: Subject,
  { variables }: TaskDecision,
): Promise<void> => {
  if (subject.kind !== 'case' || subject.found.renews === undefined || variables.decision !== 'granted') return;
  const { identifier } = subject.found.renews;
  if ((await findRenewed(needs, identifier)) === undefined)
    throw renewalLicenceEnded([{ path: '/values/decision', message: `电子证照标识 ${identifier}` }]);
};
