import { expect } from 'chai';
import type { Needs } from '../../domain/needs.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const DEPARTMENTS = ['one', 'other'].map((id, position) => ({ id, name: id, position }));

describe('a unit of work', () => {
  let database: TestDatabase;

  before(async () => {
    database = await openTestDatabase();
    await database.db('departments').insert(DEPARTMENTS);
  });
  after(() => database.close());

  const rename = ({ db }: Needs, id: string, by: string) =>
    db('departments')
      .where({ id })
      .update({ name: db.raw('name || ?', [by]) });

  it('is begun again when PostgreSQL undid it because two waited for each other, and then nobody hears of it', async () => {
    // given two that hold one row each before they ask for the other's
    let holding = 0;
    let bothHold: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (bothHold = resolve));
    let runs = 0;
    const work = (first: string, second: string, by: string) =>
      database.transact(async (needs) => {
        runs += 1;
        await rename(needs, first, by);
        if ((holding += 1) === 2) bothHold();
        await held;
        await rename(needs, second, by);
      });
    // when
    await Promise.all([work('one', 'other', 'a'), work('other', 'one', 'b')]);
    // then as often as it takes (whoever lost may meet the other once more), and each did its work once
    expect(runs).to.be.at.least(3);
    const rows: { name: string }[] = await database.db('departments').orderBy('position').select('name');
    expect(rows.map(({ name }) => [...name.replace(/one|other/, '')].sort().join(''))).to.deep.equal(['ab', 'ab']);
  });

  it('is not begun again for any other reason', async () => {
    // given
    let runs = 0;
    // when
    const refused = await database
      .transact(async ({ db }) => {
        runs += 1;
        await db('departments').insert(DEPARTMENTS);
      })
      .catch((error: { code: string }) => error.code);
    // then
    expect([refused, runs]).to.deep.equal(['23505', 1]);
  });
});
