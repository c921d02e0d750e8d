import type { Clue, ClueRule } from '../../domain/detection/index.ts';
import { createDomain } from '../../domain/domain.ts';
import type { Actor } from '../../domain/needs.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { openStaffedOffice, type StaffedOffice } from './staffed-office.ts';

export const REVIEW = 'accept-application/review-application';
export const INSPECT = 'inspect-on-site/inspect-site';
export const COSIGN = 'inspect-on-site/cosign-inspection';
export const OPINION = 'review-in-parallel/review-by-department';
export const CONFIRM = 'review-in-parallel/confirm-opinion';
export const HAND_OVER = 'deliver-result/hand-over-result';

const DETECTION: Actor = { kind: 'system', id: 'detect-clues' };

const VALUES: Record<string, Record<string, unknown>> = {
  [REVIEW]: { acceptance: 'accepted', checkedMaterials: ['design-documents'] },
  [COSIGN]: { cosigned: true },
  [OPINION]: { opinion: 'agree', opinionText: '同意', legalBasis: '《城市道路管理条例》第三十一条' },
  [CONFIRM]: { confirmation: 'confirmed' },
};

export const inspection = (inspectedOn: string) => ({
  ...{ inspectedOn, place: '现场', companion: '赵敏', findings: '一致', inspection: 'passed' },
});

/** A step somebody works on: `HH:mm:ss` of the day, or ISO instants. */
export interface Work {
  caseNo?: string;
  step?: string;
  by?: string;
  opened: string;
  claimed: string;
  decided: string;
  values?: Record<string, unknown>;
  branch?: number;
}

/** An office in which steps are opened, claimed and decided at told instants, and looked at afterwards. */
export interface ClueOffice {
  database: TestDatabase;
  office: StaffedOffice;
  newCase(): Promise<string>;
  /** Returns the task's id. */
  work(work: Work): Promise<string>;
  /** Looks, as the schedule does, at that instant; returns how many were raised. */
  detect(at: string): Promise<number>;
  /** All clues there are by that rule, oldest first. */
  clues(rule?: ClueRule): Promise<Clue[]>;
  /** Nothing decided, nothing raised, nobody absent. */
  empty(): Promise<void>;
}

export const openClueOffice = async (): Promise<ClueOffice> => {
  const database = await openTestDatabase();
  const office = await openStaffedOffice(database);
  const { clock, db } = database;
  const newCase = async () => (await office.openCase()).caseNo;
  return {
    database,
    office,
    newCase,
    work: async ({ caseNo, step = REVIEW, by = 'clerk', opened, claimed, decided, values, branch }) => {
      clock.set(opened);
      const place = branch === undefined ? {} : { branch };
      const taskId = await office.openTask(caseNo ?? (await newCase()), step, place);
      clock.set(claimed);
      const actor: Actor = { kind: 'account', id: by };
      const { version } = await office.domain.tasks.claimTask({ taskId }, actor);
      clock.set(decided);
      await office.domain.tasks.decideTask({ taskId, values: values ?? VALUES[step] ?? {}, version }, actor);
      return taskId;
    },
    detect: async (at) => {
      clock.set(at);
      const look = await database.transact((needs) => createDomain(needs).detection.detectClues({}, DETECTION));
      return look.raised;
    },
    clues: async (rule) => {
      const { clues } = await office.domain.detection.listClues({ rule, limit: 200 });
      return clues.reverse();
    },
    empty: async () => {
      for (const table of ['clues', 'detection_marks', 'absences', 'special_procedures', 'tasks'])
        await db(table).delete();
    },
  };
};
