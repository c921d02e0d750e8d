import { DIFFERENCE_NAMES, type DifferenceRow, type ReconciledDayRow } from '../../domain/reconciliation/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { PeopleNames } from '../people-names.ts';
import type { DifferenceView, ReconciledDayView } from './reconciliation-schemas.ts';

const stateOf = ({ fetchedAt, open, resolved }: ReconciledDayRow): ReconciledDayView['state'] => {
  if (open > 0) return 'differs';
  if (fetchedAt === undefined) return 'waiting';
  return resolved > 0 ? 'cleared' : 'matched';
};

export const viewDay = (row: ReconciledDayRow): ReconciledDayView => ({
  ...row,
  state: stateOf(row),
  fetchedAt: instantOrNull(row.fetchedAt),
});

const nameOf = (resolvedBy: string, names: PeopleNames): string => {
  const [kind, id = ''] = resolvedBy.split(':');
  return (kind === 'account' ? names.get(id) : undefined) ?? '系统';
};

export const viewDifference = (row: DifferenceRow, names: PeopleNames): DifferenceView => ({
  id: row.id,
  incidentNumber: row.incidentNumber,
  kind: row.kind,
  kindName: DIFFERENCE_NAMES[row.kind],
  day: row.day,
  number: row.number,
  caseNo: row.caseNo ?? null,
  oursFen: row.oursFen ?? null,
  theirsFen: row.theirsFen ?? null,
  openedAt: instantOf(row.openedAt),
  resolvedAt: instantOrNull(row.resolvedAt),
  resolution: row.resolution ?? null,
  resolvedBy: row.resolvedBy === undefined ? null : nameOf(row.resolvedBy, names),
  remark: row.remark ?? null,
});
