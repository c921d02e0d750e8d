import { expect } from 'chai';
import { createCircuitBreaker } from '../../adapters/circuit-breaker.ts';

class Failure extends Error {}
class Refusal extends Error {}

describe('circuit breaker', () => {
  let now: number;
  let asked: number;
  const breaker = () =>
    createCircuitBreaker({
      failures: 3,
      openMs: 1000,
      isFailure: (error) => error instanceof Failure,
      refuse: () => new Error('open'),
      now: () => now,
    });
  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Failure ? 'failed' : error instanceof Refusal ? 'refused' : 'open'),
    );
  const fail = () => ((asked += 1), Promise.reject(new Failure()));
  const refuse = () => ((asked += 1), Promise.reject(new Refusal()));
  const succeed = () => ((asked += 1), Promise.resolve());

  beforeEach(() => {
    [now, asked] = [0, 0];
  });

  it('stops asking after so many failures in a row', async () => {
    // given
    const circuit = breaker();
    for (let i = 0; i < 3; i++) await outcome(circuit.run(fail));
    // when
    const answer = await outcome(circuit.run(succeed));
    // then
    expect([answer, asked]).to.deep.equal(['open', 3]);
  });

  it('lets one call try after a while, and closes when it succeeds', async () => {
    // given
    const circuit = breaker();
    for (let i = 0; i < 3; i++) await outcome(circuit.run(fail));
    // when
    now = 1000;
    const answers = await Promise.all([outcome(circuit.run(succeed)), outcome(circuit.run(succeed))]);
    // then
    expect(answers).to.deep.equal(['done', 'open']);
    expect(await outcome(circuit.run(succeed))).to.equal('done');
  });

  it('opens again when that one call fails', async () => {
    // given
    const circuit = breaker();
    for (let i = 0; i < 3; i++) await outcome(circuit.run(fail));
    now = 1000;
    await outcome(circuit.run(fail));
    // when
    now = 1999;
    const answer = await outcome(circuit.run(succeed));
    // then
    expect(answer).to.equal('open');
  });

  it('takes a clear refusal as a sign of health', async () => {
    // given
    const circuit = breaker();
    for (let i = 0; i < 10; i++) await outcome(circuit.run(refuse));
    // when
    const answer = await outcome(circuit.run(succeed));
    // then
    expect(answer).to.equal('done');
  });
});
