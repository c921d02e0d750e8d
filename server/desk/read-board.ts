import type { Domain } from '../../domain/domain.ts';
import type { Lights as CountedLights } from '../../domain/supervision/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { readLimitNames } from '../limit-name.ts';
import type { Board, Lights, Warning } from './board-schemas.ts';
import { viewLight, viewNotice } from './warning-view.ts';

const MOST = 50;

/** The supervisors' board as of now. */
export const readBoard = async (domain: Domain): Promise<Board> => {
  const board = await domain.supervision.showBoard();
  const nameOf = await readLimitNames(domain);
  const warnings = [
    ...board.events.map((event) => viewLight(event, nameOf)),
    ...board.notices.map((notice) => viewNotice(notice, nameOf)),
  ];
  return {
    at: instantOf(board.at),
    nextTurnAt: instantOrNull(board.nextTurnAt),
    cases: viewLights(board.cases),
    steps: viewLights(board.steps),
    escalations: board.escalations.map((notice) => viewNotice(notice, nameOf)),
    warnings: warnings.sort(byTime).slice(0, MOST),
  };
};

const byTime = (one: Warning, other: Warning): number => other.at.localeCompare(one.at);

const viewLights = ({ totals, departments, items }: CountedLights): Lights => ({
  totals,
  departments: departments.map(({ key, name, lights }) => ({ id: key, name, lights })),
  items,
});
