import { expect } from 'chai';
import { DomainError } from '../../domain/errors.ts';
import { decideFate } from '../../workers/task-fate.ts';

const tooEarly = new DomainError('too-early', 'silence-not-due', '期限尚未届满');
const away = new DomainError('unavailable', 'courier-unavailable', '快递平台暂时不可用');
const broken = new Error('cannot read properties of undefined');
const LONGEST = 300_000 * 1.25;

const kinds = (error: unknown, attempts: number[]): string[] =>
  attempts.map((attempt) => decideFate(error, attempt, []).kind);

describe('fate of work that failed', () => {
  it('is never an incident while its time has not come: a new calendar may put a day off by weeks', () => {
    // when
    const fates = Array.from({ length: 40 }, (_, n) => decideFate(tooEarly, n + 1, []));
    // then
    expect(new Set(fates.map(({ kind }) => kind))).to.deep.equal(new Set(['wait']));
    expect(fates.flatMap((fate) => (fate.kind === 'wait' ? [fate.countsAnew] : [])).indexOf(true)).to.equal(11);
    expect(fates.every((fate) => fate.kind === 'wait' && fate.attemptsLeft > 0)).to.equal(true);
    expect(fates.every((fate) => fate.kind === 'wait' && fate.delayMilliseconds <= LONGEST)).to.equal(true);
  });

  it('is an incident after twenty attempts while something outside is away, and after four otherwise', () => {
    expect(kinds(away, [1, 19, 20])).to.deep.equal(['again', 'again', 'give-up']);
    expect(kinds(broken, [1, 3, 4])).to.deep.equal(['again', 'again', 'give-up']);
  });

  it('is the way the model draws, whatever the kind, where the topic raises the error', () => {
    expect(decideFate(tooEarly, 1, ['silence-not-due'])).to.deep.equal({
      kind: 'business-error',
      code: 'silence-not-due',
    });
  });
});
