import type { Needs } from '../needs.ts';
import type { OfficeProfile } from './office-profile.ts';
import { selectOfficeProfile } from './office-profile-store.ts';

/** As it stands until somebody changes it. */
const USUAL: OfficeProfile = { countsAfterHoursAs: 'same-day', opensAt: '09:00', closesAt: '17:30' };

/** When the office is open, and how it counts what comes in outside these hours. */
export const getOfficeProfile = async (needs: Needs): Promise<OfficeProfile> =>
  (await selectOfficeProfile(needs)) ?? USUAL;
