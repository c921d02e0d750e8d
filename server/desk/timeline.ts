import type { CaseEvent } from '../../domain/events/index.ts';
import type { Item } from '../../domain/items/index.ts';
import { licenceChangeGround, type LicenceChangeKind } from '../../domain/licences/index.ts';
import { instantOf } from '../instants.ts';
import { actorName, type PeopleNames } from '../people-names.ts';
import type { DecisionView, TimelineEntry } from './case-schemas.ts';
import { limitNameOf } from '../limit-name.ts';
import { officeEventTitle } from '../event-titles.ts';
import { materialName } from '../open-request-view.ts';

export interface TimelineSight {
  item: Item;
  names: PeopleNames;
  /** decisions by task id: what a clerk wrote stands beside the event that tells of it */
  decisions: readonly DecisionView[];
}

/** What happened, oldest first. Events of the machinery alone are left out. */
export const viewTimeline = (events: readonly CaseEvent[], sight: TimelineSight): TimelineEntry[] =>
  events.flatMap((event) => {
    const title = officeEventTitle(event.type);
    return title === undefined ? [] : [viewEntry(event, title, sight)];
  });

const viewEntry = (event: CaseEvent, title: string, sight: TimelineSight): TimelineEntry => {
  const decision = sight.decisions.find((one) => one.taskId === event.data.taskId);
  return {
    id: String(event.id),
    at: instantOf(event.at),
    kind: event.type,
    title: decision ? `${title}：${decision.stepName}` : title,
    actor: actorName(event.actor, sight.names),
    text: textOf(event, decision, sight.item),
  };
};

const procedureText = (procedure: string, { stopsClock, expectedDays, result, isCancelled }: CaseEvent['data']) => {
  if (isCancelled === true) return `${procedure}：未作出结果`;
  if (typeof result === 'string') return `${procedure}：${result}`;
  if (stopsClock === undefined) return procedure;
  return `${procedure}，${stopsClock === true ? `所需时间不计入期限，预计 ${String(expectedDays)} 个工作日` : '照常计时'}`;
};

const textOf = (event: CaseEvent, decision: DecisionView | undefined, item: Item): string | null => {
  if (decision) return decision.fields.map((field) => `${field.label}：${field.text}`).join('\n') || null;
  const { limitKey, missing, amountFen, licenceNo, trackingNo, procedure, kind, ground, materialKey } = event.data;
  if (typeof procedure === 'string') return procedureText(procedure, event.data);
  if (typeof limitKey === 'string') return limitNameOf(item, limitKey);
  if (Array.isArray(missing)) return missing.map((key) => materialName(item, String(key))).join('、');
  if (typeof amountFen === 'number') return `${(amountFen / 100).toFixed(2)} 元`;
  if (typeof materialKey === 'string') return materialName(item, materialKey);
  if (typeof licenceNo === 'string' && typeof ground === 'string')
    return `${licenceNo}：${licenceChangeGround(kind as LicenceChangeKind, ground).name}`;
  if (typeof licenceNo === 'string') return licenceNo;
  return typeof trackingNo === 'string' ? `运单号 ${trackingNo}` : null;
};
