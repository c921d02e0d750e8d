import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';

const log = JSON.stringify(join(import.meta.dirname, '../../adapters/log.ts'));

/** The one line that this call on a log writes. */
const lineOf = (call: string): Record<string, unknown> => {
  const script = `import { createLog } from ${log}; createLog('server').${call};`;
  const args = ['--import=tsx', '--input-type=module', '-e', script];
  const cwd = join(import.meta.dirname, '../..');
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', cwd })) as Record<string, unknown>;
};

describe('the log', () => {
  it('names the part, the outcome and ids', () => {
    expect(lineOf(`info({ caseNo: '1' }, 'case opened')`)).to.include({
      part: 'server',
      caseNo: '1',
      msg: 'case opened',
    });
  });

  it('keeps of an error its kind, code, message and causes, and nothing that quotes a row', () => {
    const { err } = lineOf(
      `error({ err: new Error('outer', { cause: Object.assign(new Error('inner'), { code: '23505', detail: '张三' }) }) }, 'failed')`,
    ) as { err: { message: string; cause: Record<string, unknown> } };
    expect(err.message).to.equal('outer');
    expect(err.cause).to.include({ message: 'inner', code: '23505' });
    expect(JSON.stringify(err)).not.to.include('张三');
  });

  it('drops secrets that strayed into its fields', () => {
    const line = lineOf(`info({ password: 'p1', headers: { authorization: 'Bearer p2' } }, 'called')`);
    expect(JSON.stringify(line)).not.to.match(/p1|p2/);
  });
});
