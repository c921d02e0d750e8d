import { findCase } from '../cases/index.ts';
import { listOfficeLimits, type LimitClock } from '../clocks/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Needs } from '../needs.ts';

/** What a limit is called, and what it is for. */
export interface NamedLimit {
  limitName: string;
  /** `“占用、挖掘城市道路审批”（办件编号…）`; empty for a limit of no case */
  matter: string;
}

const nameOfficeLimit = async (needs: Needs, key: string): Promise<string> =>
  (await listOfficeLimits(needs)).find((limit) => limit.key === key)?.name ?? '时限';

/** As the item of the case names it, else as the office does. Later rounds (`acceptance#2`) bear the name of the first. */
export const nameLimit = async (needs: Needs, clock: LimitClock): Promise<NamedLimit> => {
  const [key = clock.limitKey] = clock.limitKey.split('#');
  const found = clock.caseNo === undefined ? undefined : await findCase(needs, clock.caseNo);
  if (found === undefined) return { limitName: await nameOfficeLimit(needs, key), matter: '' };
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const matter = `“${item.name}”（办件编号${found.caseNo}）`;
  return { limitName: item.limits[key]?.name ?? (await nameOfficeLimit(needs, key)), matter };
};
