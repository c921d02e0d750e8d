import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const countIn = (text, word) => Number(new RegExp(`^\\s+(\\d+) ${word}\\b`, 'm').exec(text)?.[1] ?? 0);

/** How many passed and failed by mocha's own words; a run that broke in another way is one failure. */
const countsOf = (plain, exitCode) => {
  const summary = plain.slice(-200_000);
  const passed = countIn(summary, 'passing');
  const failed = countIn(summary, 'failing');
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
};

/** What mocha told about the tests that failed, without what it told while they ran. */
const failuresIn = (plain) => {
  const start = plain.search(/^\s+\d+ failing\b/m);
  return start < 0 ? plain.slice(-10_000) : plain.slice(start).trimEnd();
};

const run = (command, args, options, hear) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['inherit', 'pipe', 'pipe'] });
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => hear(`${error.message}\n`));
    child.on('close', (code) => resolve(code ?? 1));
  });

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} 秒`;

/** Runs a program; its output is shown as it comes, or in one piece at the end where several run at once. */
const runShown = async (name, command, args, { root, isLive, isAlwaysShown }) => {
  const since = Date.now();
  const chunks = [];
  if (isLive) process.stdout.write(`▶ ${name}\n`);
  const code = await run(command, args, { cwd: root }, (chunk) => {
    chunks.push(String(chunk));
    if (isLive) process.stdout.write(chunk);
  });
  const output = chunks.join('');
  if (!isLive && (code !== 0 || isAlwaysShown)) process.stdout.write(output);
  process.stdout.write(`${code === 0 ? '✔' : '✘'} ${name}（${seconds(since)}）\n`);
  return { code, output };
};

/** One check that is one thing. */
export const runCheck = async ({ name, command, args }, how) => {
  const { code, output } = await runShown(name, command, args, how);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, failures: code === 0 ? '' : output };
};

/** One mocha run over these files. A skipped or forgotten `only` test is a failure when everything runs. */
export const runSuite = async ({ name, files }, how) => {
  const mocha = join(how.root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const strict = how.isEverything ? ['--forbid-only', '--forbid-pending'] : [];
  const { code, output } = await runShown(name, process.execPath, [mocha, ...strict, ...files], {
    ...how,
    isAlwaysShown: true,
  });
  const plain = output.replaceAll(ANSI, '');
  return { name, ...countsOf(plain, code), failures: code === 0 ? '' : failuresIn(plain) };
};
