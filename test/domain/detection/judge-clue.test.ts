import { expect } from 'chai';
import type { Clue, Judgement } from '../../../domain/detection/index.ts';
import { createDomain } from '../../../domain/domain.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openClueOffice, type ClueOffice } from '../../support/clue-office.ts';
import { refusal } from '../../support/refusal.ts';

const SUPERVISOR: Actor = { kind: 'account', id: 'approver' };

describe('judging a clue', () => {
  let office: ClueOffice;
  let clue: Clue;

  before(async () => {
    office = await openClueOffice();
  });
  after(() => office.database.close());
  beforeEach(async () => {
    await office.empty();
    await office.work({ opened: '2026-03-02T09:00', claimed: '2026-03-02T10:00:00', decided: '2026-03-02T10:00:05' });
    await office.detect('2026-03-02T12:00');
    [clue] = (await office.clues()) as [Clue];
  });

  const judge = (judgement: Judgement, change: { version?: number; clueId?: string; actor?: Actor } = {}) => {
    const input = { clueId: clue.id, version: clue.version, judgement, note: '已向经办人核实', ...change };
    return office.database.transact((needs) =>
      createDomain(needs).detection.judgeClue(input, change.actor ?? SUPERVISOR),
    );
  };

  it('keeps the judgement, its note and who gave it, with an audit line that has no text of persons', async () => {
    // when
    const judged = await judge('explained');
    // then
    expect(judged).to.deep.include({ state: 'explained', note: '已向经办人核实', judgedBy: 'approver' });
    expect(judged.judgedAt?.toISO()).to.equal('2026-03-02T12:00:00.000+08:00');
    const lines = await office.database.db('audit_lines').where({ action: 'judge-clue', subject_id: clue.id });
    expect(lines.map(({ actor_id, details }) => [actor_id, details])).to.deep.equal([
      ['approver', { judgement: 'explained' }],
    ]);
  });

  it('is done once: of two supervisors the second is refused', async () => {
    const outcomes = await Promise.allSettled([judge('confirmed'), judge('dismissed')]);
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect((await refusal(judge('explained'))).code).to.equal('clue-already-judged');
  });

  it('is refused for what is not there, for facts that have changed, and for one’s own work', async () => {
    expect((await refusal(judge('dismissed', { clueId: 'none' }))).code).to.equal('clue-not-found');
    expect((await refusal(judge('dismissed', { version: 7 }))).code).to.equal('clue-changed');
    const own = await refusal(judge('dismissed', { actor: { kind: 'account', id: 'clerk' } }));
    expect([own.kind, own.code]).to.deep.equal(['forbidden', 'clue-about-oneself']);
  });

  it('shows in the list by state, rule, department and account, and in its counts', async () => {
    // given
    await judge('confirmed');
    const list = (filter: object) => office.office.domain.detection.listClues({ ...filter, limit: 10 });
    // then
    const { counts, clues } = await list({ state: 'confirmed', rule: 'hasty-decision', accountId: 'clerk' });
    expect(clues.map(({ id }) => id)).to.deep.equal([clue.id]);
    expect(counts).to.deep.equal({ open: 0, explained: 0, dismissed: 0, confirmed: 1 });
    expect((await list({ departmentId: 'traffic-police' })).clues).to.deep.equal([]);
    expect((await list({ state: 'open' })).clues).to.deep.equal([]);
  });

  it('pages from the latest to the earliest', async () => {
    // given
    await office.work({ opened: '2026-03-02T09:00', claimed: '2026-03-02T11:00:00', decided: '2026-03-02T11:00:05' });
    await office.detect('2026-03-02T12:00');
    // when
    const first = await office.office.domain.detection.listClues({ limit: 1 });
    const second = await office.office.domain.detection.listClues({ limit: 1, after: first.next });
    // then
    expect([...first.clues, ...second.clues].map(({ happenedAt }) => happenedAt.hour)).to.deep.equal([11, 10]);
    expect(second.next).to.equal(undefined);
  });
});
