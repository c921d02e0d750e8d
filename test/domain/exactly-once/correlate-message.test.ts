import { expect } from 'chai';
import { correlateMessageHandler } from '../../../domain/exactly-once/index.ts';
import type { Command } from '../../../domain/exactly-once/index.ts';

const parked = { result: 'parked' };
const done = (outcome: string) => ({ result: 'done', outcome });

describe('a message nobody waits for', () => {
  const deliver = (attempts: number, engineSays: { mark?: string; isEnded?: boolean }) => {
    const handler = correlateMessageHandler({
      correlateMessage: async () => 'nobody-waits',
      findHistoricVariable: async () => engineSays.mark,
      findRootInstance: async () =>
        engineSays.isEnded === undefined ? undefined : { instanceId: 'i', isEnded: engineSays.isEnded },
    });
    const command: Command<'correlate-message'> = {
      ...{ id: 1, commandId: 'c1', kind: 'correlate-message', subject: 'a', failures: 0, passingFailures: 0 },
      ...{ attempts, payload: { name: 'payment-confirmed', businessKey: 'a' } },
    };
    return handler.deliver(command);
  };

  it('waits while its process runs, or has not begun', async () => {
    expect(await deliver(1, { isEnded: false })).to.deep.equal(parked);
    expect(await deliver(2, { isEnded: false })).to.deep.equal(parked);
    expect(await deliver(2, {})).to.deep.equal(parked);
  });

  it('is not waited for where it was queued after its process had ended', async () => {
    expect(await deliver(2, { isEnded: true })).to.deep.equal(done('overtaken'));
  });

  it('was heard where its mark is found, also by a process that has ended since', async () => {
    expect(await deliver(2, { mark: 'c1', isEnded: true })).to.deep.equal(done('correlated'));
  });
});
