import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createClock } from '../../adapters/clock.ts';

describe('the clock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-clock-'));
  const file = join(folder, 'clock');
  after(() => rmSync(folder, { recursive: true }));

  it('shows office time, whatever the zone of the machine', () => {
    expect(createClock().now().zoneName).to.equal('Asia/Shanghai');
  });

  it('shows what its file holds, read anew each time', () => {
    // given
    const clock = createClock(file);
    writeFileSync(file, '2026-03-02T01:00:00Z\n');
    expect(clock.now().toISO()).to.equal('2026-03-02T09:00:00.000+08:00');
    // when
    writeFileSync(file, '2026-03-03T10:30:00+08:00');
    // then
    expect(clock.now().toISO()).to.equal('2026-03-03T10:30:00.000+08:00');
  });

  it('refuses a file that holds no instant', () => {
    writeFileSync(file, 'tomorrow');
    expect(() => createClock(file).now()).to.throw('no ISO instant');
  });
});
