import { expect } from 'chai';
import { createClocks } from '../../../domain/clocks/index.ts';
import { createSupervision } from '../../../domain/supervision/index.ts';
import type { TurnLight } from '../../../domain/supervision/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const actor = { kind: 'engine', id: 'test' } as const;

describe('turn-light', () => {
  let database: TestDatabase;

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  it('writes one event per run and colour, with actor and audit line, when it is due by our clock', async () => {
    // given
    const limit = { budget: 2, unit: 'working-day', legalBasis: '《行政许可法》第四十二条' } as const;
    const subject = { subjectKind: 'case', subjectId: 'case-1', limitKey: 'promised' } as const;
    const { id } = await createClocks(database.needs).openClock({ ...subject, limit }, actor);
    const turn = (run: number, colour: TurnLight['colour']) =>
      createSupervision(database.needs).turnLight({ clockId: id, run, colour }, actor);
    const early = await refusal(turn(1, 'red'));
    database.clock.set('2026-03-05T00:00');
    // when
    const written = [await turn(1, 'yellow'), await turn(1, 'red'), await turn(1, 'red'), await turn(2, 'red')];
    // then
    expect([early.kind, early.code]).to.deep.equal(['too-early', 'clock-not-due']);
    expect(written).to.deep.equal([true, true, false, false]);
    const lines = await database
      .db('audit_lines')
      .where({ subject_id: id })
      .whereLike('action', 'turn-%')
      .orderBy('id');
    expect(lines.map(({ action, actor_id }) => [action, actor_id])).to.deep.equal([
      ['turn-yellow', 'test'],
      ['turn-red', 'test'],
    ]);
  });
});
