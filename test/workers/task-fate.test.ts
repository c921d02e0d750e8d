import { expect } from 'chai';
import { DomainError } from '../../domain/errors.ts';
import { decideFate, hasUsedUpAttempts } from '../../workers/task-fate.ts';

const tooEarly = new DomainError('too-early', 'silence-not-due', '期限尚未届满');
const away = new DomainError('unavailable', 'courier-unavailable', '快递平台暂时不可用');
const broken = new Error('cannot read properties of undefined');
const LONGEST = 300_000 * 1.25;

const faults = (begun: number) => ({ begun, passing: 0 });
const outages = (begun: number) => ({ begun, passing: begun - 1 });

describe('fate of work that failed', () => {
  it('is never an incident while its time has not come: a new calendar may put a day off by weeks', () => {
    // when
    const fates = Array.from({ length: 40 }, (_, n) => decideFate(tooEarly, outages(n + 1), []));
    // then
    expect(new Set(fates.map(({ kind }) => kind))).to.deep.equal(new Set(['wait']));
    expect(fates.flatMap((fate) => (fate.kind === 'wait' ? [fate.countsAnew] : [])).indexOf(true)).to.equal(11);
    expect(fates.every((fate) => fate.kind === 'wait' && fate.attemptsLeft > 0)).to.equal(true);
    expect(fates.every((fate) => fate.kind === 'wait' && fate.delayMilliseconds <= LONGEST)).to.equal(true);
  });

  it('is an incident after four attempts, and then no more work', () => {
    const kinds = [1, 3, 4].map((begun) => decideFate(broken, faults(begun), []).kind);
    expect(kinds).to.deep.equal(['again', 'again', 'give-up']);
  });

  it('is told to a person after twenty attempts while something outside is away, and tried for ever', () => {
    // when
    const fates = [1, 19, 20, 2000].map((begun) => decideFate(away, outages(begun), []));
    // then
    const told = fates.map((fate) => fate.kind === 'again' && [fate.needsPerson, fate.attemptsLeft]);
    expect(told).to.deep.equal([
      [false, 19],
      [false, 1],
      [true, 1],
      [true, 1],
    ]);
    expect(fates.every((fate) => fate.kind === 'again' && fate.delayMilliseconds <= LONGEST)).to.equal(true);
    expect(fates.at(-1))
      .to.have.property('delayMilliseconds')
      .that.is.at.least(300_000 * 0.75);
    expect(hasUsedUpAttempts(outages(2000))).to.equal(false);
  });

  it('is not used up by an outage: four attempts are left to the first error that has nothing to do with it', () => {
    const kinds = [8, 10, 11].map((begun) => decideFate(broken, { begun, passing: 7 }, []).kind);
    expect(kinds).to.deep.equal(['again', 'again', 'give-up']);
    expect(hasUsedUpAttempts({ begun: 21, passing: 0 })).to.equal(true);
  });

  for (const [what, error] of [
    ['the engine fails inside', Object.assign(new Error('Response code 500'), { httpStatusCode: 500, code: 0 })],
    ['a gateway before the engine finds it away', Object.assign(new Error('Bad gateway'), { httpStatusCode: 502 })],
    ['a connection to the database broke', new Error('Connection terminated unexpectedly')],
    ['it broke under a statement', new Error('select 1 - Connection terminated unexpectedly')],
    ['the database did not answer', new Error('update "cases" set "a" = $1 - Query read timeout')],
  ] as const)
    it(`passes by itself where ${what}`, () => {
      expect(decideFate(error, outages(30), [])).to.include({ kind: 'again', passes: true });
    });

  it('does not pass by itself where the engine refuses, or the database says no', () => {
    const refused = Object.assign(new Error('Response code 403'), { httpStatusCode: 403 });
    const unique = Object.assign(new Error('insert - duplicate key'), { code: '23505' });
    expect([refused, unique].map((error) => decideFate(error, faults(4), []).kind)).to.deep.equal([
      'give-up',
      'give-up',
    ]);
  });

  it('is the way the model draws, whatever the kind, where the topic raises the error', () => {
    expect(decideFate(tooEarly, faults(1), ['silence-not-due'])).to.deep.equal({
      kind: 'business-error',
      code: 'silence-not-due',
    });
  });
});
