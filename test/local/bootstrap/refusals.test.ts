import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { checkPort } from '../../../local/bootstrap/machine.mjs';
import { explain, Refusal } from '../../../local/bootstrap/refusal.mjs';

const BOOTSTRAP = resolve(import.meta.dirname, '../../../local/bootstrap');
const NOBODY = 65534;

/** What a bootstrap module does in a process of its own; answers what it printed. */
const runModule = (script: string, options: { uid?: number; path?: string }): Promise<string> =>
  new Promise((done) => {
    const env = { PATH: options.path ?? process.env.PATH };
    const uid = process.getuid?.() === 0 ? options.uid : undefined;
    const args = ['--input-type=module', '-e', script];
    execFile(process.execPath, args, { cwd: '/', env, ...(uid ? { uid, gid: uid } : {}) }, (_, out, err) =>
      done(out + err),
    );
  });

describe('refusals before anything is installed', () => {
  it('name the port that is busy and how to take another', async () => {
    // given
    const server = createServer().listen(0);
    const { port } = server.address() as AddressInfo;
    // when
    const refusal: unknown = await checkPort(port).catch((error: unknown) => error);
    server.close();
    // then
    expect(refusal).to.be.instanceOf(Refusal);
    expect((refusal as Error).message).to.equal(
      `端口 ${port} 已被占用：请换一个端口，例如 npm start -- --port ${port + 1}（port in use）。`,
    );
  });

  it('tell a full disk from any step in one sentence', () => {
    expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC' }))).to.match(/^磁盘已满：/);
    expect(explain(new Refusal('tar: write error: No space left on device'))).to.match(/^磁盘已满：/);
    expect(explain(new Error('a mistake of ours'))).to.equal(undefined);
  });

  it('tell an ordinary user which packages to ask for', async () => {
    // given: the clone may lie in a home nobody else can read
    const folder = mkdtempSync(join(tmpdir(), 'tongban-bootstrap-'));
    chmodSync(folder, 0o755);
    for (const name of ['debian', 'refusal', 'steps'])
      cpSync(join(BOOTSTRAP, `${name}.mjs`), join(folder, `${name}.mjs`));
    // when
    const script = `import { ensureSystem } from ${JSON.stringify(join(folder, 'debian.mjs'))};
      await ensureSystem(['jdk', 'maven']).catch((error) => console.log(error.message));`;
    const said = await runModule(script, { uid: NOBODY, path: '/nowhere' });
    rmSync(folder, { recursive: true });
    // then
    expect(said).to.equal(
      '缺少 Java 17 开发工具（javac）、Maven：请以 root 执行 apt-get update && apt-get install -y default-jdk-headless maven，' +
        '然后重新启动（missing: default-jdk-headless, maven）。\n',
    );
  });

  it('tell the age of a Node that is too old', async () => {
    const module = join(BOOTSTRAP, 'node-version.mjs');
    const script = `Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } });
      const { nodeTooOld } = await import(${JSON.stringify(module)}); console.log(nodeTooOld());`;
    expect(await runModule(script, {})).to.match(/^Node\.js 版本过低：需要 20\.19 或更新，当前为 18\.19\.0/);
  });
});
