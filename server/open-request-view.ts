import type { OpenRequests } from '../domain/cases/index.ts';
import type { LimitClock } from '../domain/clocks/index.ts';
import type { Item } from '../domain/items/index.ts';
import { instantOf, instantOrNull } from './instants.ts';
import type { OpenRequest } from './desk/case-schemas.ts';

/** What the applicant is asked for now, if anything. */
export const viewOpenRequest = (
  { supplement, rectification }: OpenRequests,
  item: Item,
  clocks: readonly LimitClock[],
): OpenRequest | null => {
  if (supplement) {
    const clock = clocks.find((one) => one.limitKey === 'supplement' && one.state !== 'stopped');
    return {
      kind: 'supplement',
      round: supplement.round,
      reason: supplement.reason,
      missing: supplement.missing.map((key) => ({ key, name: materialName(item, key), reason: '' })),
      requestedAt: instantOf(supplement.requestedAt),
      dueAt: instantOrNull(clock?.dueAt),
    };
  }
  if (!rectification) return null;
  return {
    kind: 'rectification',
    round: rectification.round,
    reason: rectification.findings,
    missing: [],
    requestedAt: instantOf(rectification.requestedAt),
    dueAt: instantOf(rectification.dueAt),
  };
};

export const materialName = (item: Item, key: string): string =>
  item.materials.find((material) => material.key === key)?.name ?? key;
