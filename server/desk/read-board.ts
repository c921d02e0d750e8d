import type { Domain } from '../../domain/domain.ts';
import type { Lights as CountedLights } from '../../domain/supervision/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { Board, Lights, Warning } from './board-schemas.ts';
import { type LimitNames, viewLight, viewNotice } from './warning-view.ts';

const MOST = 50;

/** The supervisors' board as of now. */
export const readBoard = async (domain: Domain): Promise<Board> => {
  const board = await domain.supervision.showBoard();
  const names: LimitNames = {
    published: await domain.items.listItems(),
    office: await domain.clocks.listOfficeLimits(),
  };
  const warnings = [
    ...board.events.map((event) => viewLight(event, names)),
    ...board.notices.map((notice) => viewNotice(notice, names)),
  ];
  return {
    at: instantOf(board.at),
    nextTurnAt: instantOrNull(board.nextTurnAt),
    cases: viewLights(board.cases),
    steps: viewLights(board.steps),
    escalations: board.escalations.map((notice) => viewNotice(notice, names)),
    warnings: warnings.sort(byTime).slice(0, MOST),
  };
};

const byTime = (one: Warning, other: Warning): number => other.at.localeCompare(one.at);

const viewLights = ({ totals, departments, items }: CountedLights): Lights => ({
  totals,
  departments: departments.map(({ key, name, lights }) => ({ id: key, name, lights })),
  items,
});
