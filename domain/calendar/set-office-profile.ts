import { writeAuditLine } from '../audit/index.ts';
import type { ErrorDetail } from '../errors.ts';
import type { Actor, Needs } from '../needs.ts';
import { officeProfileInvalid } from './office-profile-errors.ts';
import { getOfficeProfile } from './get-office-profile.ts';
import type { OfficeProfile } from './office-profile.ts';
import { saveOfficeProfile } from './office-profile-store.ts';

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const check = ({ opensAt, closesAt }: OfficeProfile): ErrorDetail[] => {
  const times = Object.entries({ opensAt, closesAt }).filter(([, time]) => !isTime(time));
  if (times.length > 0) return times.map(([name]) => ({ path: `/${name}`, message: '时间应当写成 09:00 的形式' }));
  return closesAt > opensAt ? [] : [{ path: '/closesAt', message: '下班时间应当晚于上班时间' }];
};

/** For what comes in from now on; limits that have begun keep their start. Errors: office-profile-invalid. */
export const setOfficeProfile = async (needs: Needs, input: OfficeProfile, actor: Actor): Promise<OfficeProfile> => {
  const details = check(input);
  if (details.length > 0) throw officeProfileInvalid(details);
  const before = await getOfficeProfile(needs);
  const { countsAfterHoursAs, opensAt, closesAt } = input;
  const profile = { countsAfterHoursAs, opensAt, closesAt };
  await saveOfficeProfile(needs, profile);
  const line = { action: 'set-office-profile', subjectKind: 'office-profile', subjectId: 'office' };
  await writeAuditLine(needs, { ...line, details: { before, ...profile } }, actor);
  return profile;
};
