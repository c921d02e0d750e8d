import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { choosePorts, findFreePort, findPorts } from '../../../local/parts/ports.ts';

const ROUNDS = 50;

describe('ports of a stack', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'tongban-ports-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('are all different, and none is the front door', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const frontDoor = await findFreePort();
      const ports = Object.values(await findPorts({}, [frontDoor]));
      expect(new Set([frontDoor, ...ports]).size).to.equal(ports.length + 1);
    }
  });

  it('stay those of the data folder where nobody has taken them', async () => {
    // given
    const before = await choosePorts(dataDir, await findFreePort());
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(before.courier, '127.0.0.1', resolve));
    // when
    const after = await choosePorts(dataDir, before.sms);
    await new Promise((resolve) => stranger.close(resolve));
    // then
    expect(after.courier).not.to.equal(before.courier);
    expect(after.sms).not.to.equal(before.sms);
    expect({ ...after, courier: 0, sms: 0 }).to.deep.equal({ ...before, courier: 0, sms: 0 });
  });
});
