import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { type Serving, serve } from '../../../server/serve.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const run = (script: string, cwd: string, env: Record<string, string>): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    execFile('bash', ['-eu', '-c', script], { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, output: `${stdout}\n${stderr}` });
    });
  });

describe('docs/integrator.md', () => {
  let server: TestServer;
  let serving: Serving;
  let folder: string;

  before(async () => {
    server = await openTestServer();
    serving = await serve(server.app, 0, server.deps.log);
    folder = mkdtempSync(join(tmpdir(), 'tongban-guide-'));
    symlinkSync(join(ROOT, 'processes'), join(folder, 'processes'));
  });
  after(async () => {
    await serving.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('works when pasted, command by command, from the first upload to the withdrawal', async () => {
    // given
    const guide = readFileSync(join(ROOT, 'docs/integrator.md'), 'utf8');
    const script = [...guide.matchAll(/```bash\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
    const { token } = await server.addApiKey(
      'items:read',
      'cases:write',
      'cases:read',
      'inquiries:write',
      'inquiries:read',
    );
    // when
    const { code, output } = await run(script, folder, { BASE: `http://127.0.0.1:${serving.port}`, KEY: token });
    // then
    expect(code, output).to.equal(0);
    expect(output).to.match(/2026-03-30\D+2026-04-24\D+day-impossible/);
    expect(output).to.match(/办件编号 11350500MB0000019G3000117013000\d{12}/);
    const filed = await server.database.db('cases').select('state', 'withdrawal_requested_at');
    expect(filed).to.have.length(1);
    expect(filed[0]?.withdrawal_requested_at).to.be.instanceOf(Date);
    expect(output).to.match(/咨询编号 ZX\d{12}/);
  });

  it('names only error codes that exist', async () => {
    const guide = readFileSync(join(ROOT, 'docs/integrator.md'), 'utf8');
    const table = guide.slice(guide.search(/^## \d+\. 出错/m));
    const named = [...table.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map((match) => match[1] ?? '');
    const { output } = await run(
      `cat ${ROOT}/server/*-errors.ts ${ROOT}/server/error-handler.ts ${ROOT}/domain/*/*-errors.ts`,
      folder,
      {},
    );
    expect(named.filter((code) => !output.includes(`'${code}'`))).to.deep.equal([]);
    expect(named.length).to.be.greaterThan(30);
  });
});
