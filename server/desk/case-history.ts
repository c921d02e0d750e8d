import type { Domain } from '../../domain/domain.ts';
import type { PeopleNames } from '../people-names.ts';
import { viewCalendarMoves } from './calendar-timeline.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseDetail, TimelineEntry } from './case-schemas.ts';
import { viewDecisions } from './decision-view.ts';
import { viewDiagrams } from './diagram-view.ts';
import type { FormChoices } from './form-schemas.ts';
import { viewTimeline } from './timeline.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Choices the forms of a case ask for by `valuesKey`. What the licence repository `supplied` is not demanded from the applicant
 * (国务院令第716号第七条); without it, the names of all, for reading what was chosen once.
 */
export const choicesOf = ({ item }: CaseFile, supplied = NONE): FormChoices => {
  const materials = item.materials.map(({ key, name }) => ({ value: key, label: name }));
  return { materials, 'demandable-materials': materials.filter(({ value }) => !supplied.has(value)) };
};

const byTime = (one: TimelineEntry, other: TimelineEntry): number => one.at.localeCompare(other.at);

/** How a case came to where it is: decisions, timeline, diagrams, and the steps open now. */
export const readCaseHistory = async (
  domain: Domain,
  file: CaseFile,
  sight: { names: PeopleNames; departmentNames: ReadonlyMap<string, string> },
): Promise<Pick<CaseDetail, 'decisions' | 'timeline' | 'diagrams'> & { openSteps: string[] }> => {
  const { caseNo, receivedAt } = file.found;
  const tasks = await domain.tasks.listTasksOfCase(caseNo);
  const decisions = viewDecisions(tasks, { forms: file.model.forms, choices: choicesOf(file), ...sight });
  const events = await domain.events.listCaseEvents(caseNo);
  const moves = await domain.calendarImports.listCalendarMoves({ caseNo, since: events[0]?.at ?? receivedAt });
  const told = { item: file.item, names: sight.names };
  const steps = await domain.tasks.listSteps(caseNo);
  return {
    decisions,
    timeline: [...viewTimeline(events, { ...told, decisions }), ...viewCalendarMoves(moves, told)].toSorted(byTime),
    diagrams: viewDiagrams(file.item.process, file.model.sourceFiles, steps),
    openSteps: tasks.filter((task) => task.state === 'open' && task.closedAt === undefined).map((task) => task.name),
  };
};
