import type { OfficeLimit } from '../../domain/clocks/index.ts';
import type { PublishedItem } from '../../domain/items/index.ts';
import type { SupervisionEvent, SupervisionNotice } from '../../domain/supervision/index.ts';
import { instantOf } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import type { Warning } from './board-schemas.ts';

/** Who gives limits their names. */
export interface LimitNames {
  published: readonly PublishedItem[];
  office: readonly OfficeLimit[];
}

export const viewLight = (event: SupervisionEvent, names: LimitNames): Warning => ({
  ...placeOf(event, names),
  kind: 'light',
  colour: event.colour,
  recipients: null,
});

export const viewNotice = (notice: SupervisionNotice, names: LimitNames): Warning => ({
  ...placeOf(notice, names),
  kind: notice.kind,
  colour: notice.light,
  recipients: notice.recipients,
});

const placeOf = (told: SupervisionEvent | SupervisionNotice, names: LimitNames) => ({
  id: told.id,
  at: instantOf(told.at),
  caseNo: told.caseNo ?? null,
  limitName: nameOfLimit(told.limitKey, names),
  departmentName: told.departmentName ?? '',
  dueAt: instantOf(told.dueAt),
});

/** The name any item gives the limit – items that share a part name its limits alike –, else the office's. */
const nameOfLimit = (limitKey: string, { published, office }: LimitNames): string => {
  const [key = limitKey] = limitKey.split('#');
  const owner = published.find(({ item }) => item.limits[key] !== undefined);
  if (owner !== undefined) return limitNameOf(owner.item, limitKey);
  return office.find((limit) => limit.key === key)?.name ?? limitKey;
};
