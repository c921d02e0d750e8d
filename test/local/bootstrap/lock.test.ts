import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { takeLock, takeLockOrFindHolder } from '../../../local/bootstrap/lock.mjs';

describe('the lock of a set-up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-lock-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is given to one after the other', async () => {
    // given
    const file = join(folder, 'one');
    const order: string[] = [];
    const release = await takeLock(file);
    const second = takeLock(file, (holder) => order.push(`waits for ${holder === process.pid}`)).then((free) => {
      order.push('second has it');
      return free;
    });
    // when
    await new Promise((resolve) => setImmediate(resolve));
    order.push('first gives it back');
    release();
    (await second)();
    // then
    expect(order).to.eql(['waits for true', 'first gives it back', 'second has it']);
  });

  it('is taken from a process that is dead, or whose number another one has now', async () => {
    for (const holder of ['999999999 1', `${process.pid} 1`]) {
      const file = join(folder, 'stale');
      writeFileSync(file, holder);
      (await takeLock(file))();
      expect(takeLockOrFindHolder(file)).to.equal(undefined);
      rmSync(file);
    }
  });

  it('names its holder to who does not want to wait', async () => {
    const file = join(folder, 'busy');
    const release = await takeLock(file);
    expect(takeLockOrFindHolder(file)).to.equal(process.pid);
    release();
  });
});
