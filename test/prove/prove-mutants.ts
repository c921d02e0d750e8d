import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stopStackOn } from '../../local/checks/warm-stack.mjs';
import { MUTANTS, type Mutant } from './mutants.ts';

type Say = (line: string) => void;

const CASES = 14;
/** Of the output of one that was not caught. */
const MOST_LINES = 40;
const SHARED = ['node_modules', 'engine/lib', 'engine/classes'];

/** The product as it stands, in a folder of its own, with the bug written into it. Throws when a line is no longer there. */
const plant = (root: string, mutant: Mutant, folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((name) => name !== '')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const name of SHARED) symlinkSync(join(root, name), join(folder, name));
  for (const { file, find, replace } of mutant.edits) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(find)) throw new Error(`${mutant.name}: ${file} 里没有要改的那一行`);
    writeFileSync(
      join(folder, file),
      text.replace(find, () => replace),
    );
  }
};

const runIn = (folder: string, { labels = [], kills = 0, callbacks = 0, cases = CASES }: Mutant): Promise<string> =>
  new Promise((resolve) => {
    const counts = ['--kills', kills, '--callbacks', callbacks, '--cases', cases].map(String);
    const where = labels.length > 0 ? ['--labels', labels.join(',')] : [];
    const child = spawn(process.execPath, ['--import=tsx', 'test/prove/main.ts', ...counts, ...where], {
      cwd: folder,
      env: { ...process.env, TEST_DATA_DIR: join(folder, '.data', 'test') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
    child.on('close', () => resolve(chunks.join('')));
  });

const VERDICT = /lost (\d+), doubled (\d+), forged accepted (\d+)\s*$/;

/** true: the checker, and nothing else, found something wrong. */
const isCaught = (output: string): boolean => {
  const found = VERDICT.exec(output.trim());
  return found !== null && found.slice(1).some((count) => Number(count) > 0);
};

/** Each bug is planted in a copy and proven against; true when every one is caught. `names` empty = all. */
export const proveMutants = async (root: string, names: readonly string[], say: Say): Promise<boolean> => {
  const picked = MUTANTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const missed: string[] = [];
  for (const mutant of picked) {
    const folder = join(root, '.data', 'mutants', mutant.name);
    plant(root, mutant, folder);
    const output = await runIn(folder, mutant);
    await stopStackOn(join(folder, '.data', 'test'));
    const caught = isCaught(output);
    if (!caught) missed.push(mutant.name);
    say(`${caught ? '✔ 查出' : '✘ 没有查出'} ${mutant.name}：${mutant.about}`);
    const lines = output.trim().split('\n');
    for (const line of caught ? lines.slice(-1) : lines.slice(-MOST_LINES)) say(`    ${line}`);
    rmSync(folder, { recursive: true, force: true });
  }
  say(`${picked.length - missed.length}/${picked.length} 个植入的错误被查出`);
  return missed.length === 0;
};
