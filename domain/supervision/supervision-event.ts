import type { DateTime } from 'luxon';

/** A run of a clock turned yellow or red; written by the supervising process alone, once per run and colour. */
export interface SupervisionEvent {
  id: string;
  clockId: string;
  run: number;
  colour: 'yellow' | 'red';
  caseNo: string | undefined;
  departmentName: string | undefined;
  limitKey: string;
  dueAt: DateTime;
  at: DateTime;
}

/** How many open tasks show which light. */
export interface LightCounts {
  green: number;
  yellow: number;
  red: number;
  total: number;
}

export interface LightGroup {
  key: string;
  name: string;
  lights: LightCounts;
}
