import { DateTime } from 'luxon';
import { accountsIn, type Clue, type CluePosition, type RecordedStep, stepsIn } from '../../domain/detection/index.ts';
import type { Cursors } from '../cursor.ts';
import { instantOf } from '../instants.ts';
import { type PeopleNames, readDepartmentNames, readPeopleNames } from '../people-names.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { ClueList, CluePath, ClueQuery, type ClueStep, ClueView, JudgeClue } from './clue-schemas.ts';
import { RULE_NAMES, wordsOf } from './clue-words.ts';
import { supervisors } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const clueRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/clues',
    summary: '监察线索',
    right: supervisors,
    querySchema: ClueQuery,
    answer: ClueList,
    handle: ({ query, caller }) => listClues(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'post',
    path: '/clues/{clueId}/judgement',
    summary: '核查监察线索',
    right: supervisors,
    pathSchema: CluePath,
    bodySchema: JudgeClue,
    answer: ClueView,
    handle: async ({ path, body, caller }) => {
      const judge = { clueId: path.clueId, ...body };
      const clue = await deps.transact((domain) => domain.detection.judgeClue(judge, caller.actor));
      return viewClue(clue, await readLook(deps, caller));
    },
  }),
];

interface ClueLook {
  people: PeopleNames;
  departments: ReadonlyMap<string, string>;
  viewerId: string;
}

const readLook = async ({ reading }: ServerDeps, { account }: AccountCaller): Promise<ClueLook> => ({
  people: await readPeopleNames(reading),
  departments: await readDepartmentNames(reading),
  viewerId: account.id,
});

interface SealedPosition {
  happenedAt: string;
  id: string;
}

const toPosition = (sealed: SealedPosition | undefined): CluePosition | undefined =>
  sealed && { happenedAt: DateTime.fromISO(sealed.happenedAt), id: sealed.id };

const listClues = async (
  deps: ServerDeps,
  cursors: Cursors,
  query: ClueQuery,
  caller: AccountCaller,
): Promise<ClueList> => {
  const filter = { state: query.state, rule: query.rule, departmentId: query.department };
  const scope = JSON.stringify(['clues', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const list = await deps.reading.detection.listClues({ ...filter, after, limit: query.limit ?? 20 });
  const look = await readLook(deps, caller);
  const next = list.next && { happenedAt: list.next.happenedAt.toISO(), id: list.next.id };
  return {
    clues: list.clues.map((clue) => viewClue(clue, look)),
    counts: list.counts,
    nextCursor: next ? cursors.seal(scope, next) : null,
  };
};

const personOf = (id: string, { people }: ClueLook) => ({ id, name: people.get(id) ?? '工作人员' });

const viewStep = (step: RecordedStep, look: ClueLook): ClueStep => ({
  caseNo: step.caseNo,
  stepName: step.stepName,
  person: personOf(step.accountId, look),
  openedAt: instantOf(DateTime.fromISO(step.openedAt)),
  claimedAt: instantOf(DateTime.fromISO(step.claimedAt)),
  decidedAt: instantOf(DateTime.fromISO(step.decidedAt)),
});

const viewJudgement = ({ note, judgedBy, judgedAt }: Clue, look: ClueLook): ClueView['judgement'] =>
  note === undefined || judgedBy === undefined || judgedAt === undefined
    ? null
    : { note, by: personOf(judgedBy, look).name, at: instantOf(judgedAt) };

const viewClue = (clue: Clue, look: ClueLook): ClueView => ({
  id: clue.id,
  version: clue.version,
  rule: clue.rule,
  ruleName: RULE_NAMES[clue.rule],
  ...wordsOf(clue),
  steps: stepsIn(clue).map((step) => viewStep(step, look)),
  person: clue.accountId === undefined ? null : personOf(clue.accountId, look),
  caseNo: clue.caseNo ?? null,
  departmentName: look.departments.get(clue.departmentId) ?? clue.departmentId,
  happenedAt: instantOf(clue.happenedAt),
  raisedAt: instantOf(clue.raisedAt),
  state: clue.state,
  judgement: viewJudgement(clue, look),
  mayJudge: !accountsIn(clue).includes(look.viewerId),
});
