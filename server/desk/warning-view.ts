import type { SupervisionEvent, SupervisionNotice } from '../../domain/supervision/index.ts';
import { instantOf } from '../instants.ts';
import type { LimitNames } from '../limit-name.ts';
import type { Warning } from './board-schemas.ts';

export const viewLight = (event: SupervisionEvent, nameOf: LimitNames): Warning => ({
  ...placeOf(event, nameOf),
  kind: 'light',
  colour: event.colour,
  recipients: null,
});

export const viewNotice = (notice: SupervisionNotice, nameOf: LimitNames): Warning => ({
  ...placeOf(notice, nameOf),
  kind: notice.kind,
  colour: notice.light,
  recipients: notice.recipients,
});

const placeOf = (told: SupervisionEvent | SupervisionNotice, nameOf: LimitNames) => ({
  id: told.id,
  at: instantOf(told.at),
  caseNo: told.caseNo ?? null,
  inquiryNo: told.inquiryNo ?? null,
  limitName: nameOf(told.limitKey),
  departmentName: told.departmentName ?? '',
  dueAt: instantOf(told.dueAt),
});
