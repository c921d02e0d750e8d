import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../bootstrap/prepare.mjs';
import { Refusal, explain } from '../bootstrap/refusal.mjs';
import { runCheck, runSuite } from './run-suite.mjs';
import { staticChecks } from './static-checks.mjs';
import { findSuites, testsBelow } from './suites.mjs';
import { isStackWarm, stopWarmStack } from './warm-stack.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const AT_ONCE = 2;

const needsOf = (paths) => {
  const isTouched = (...folders) =>
    paths.length === 0 || paths.some((path) => folders.some((folder) => `/${path}/`.includes(`/test/${folder}/`)));
  const hasEngine = isTouched('contract', 'processes', 'workers', 'journeys', 'local', 'browser');
  const isInBrowser = isTouched('browser', 'local');
  return {
    systemNeeds: [
      ...(hasEngine ? ['jdk', 'maven'] : []),
      'font',
      ...(isTouched('server') ? ['curl'] : []),
      ...(isInBrowser ? ['chromium'] : []),
    ],
    engineFamilies: [...(hasEngine ? ['camunda'] : []), ...(isTouched('contract') ? ['operaton'] : [])],
    hasPages: isInBrowser,
  };
};

const runAtOnce = async (jobs) => {
  const waiting = [...jobs];
  const results = [];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) results.push(await job());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
};

const runLane = async (suites, how) => {
  const results = [];
  for (const suite of suites) results.push(await runSuite(suite, how));
  return results;
};

const runStage = async (lanes) => {
  const how = { root: ROOT, isLive: lanes.length === 1, isEverything: true };
  return (await Promise.all(lanes.map((suites) => runLane(suites, how)))).flat();
};

const runEverything = async () => {
  const { first, stages } = findSuites(ROOT);
  const how = { root: ROOT, isLive: false, isEverything: true };
  const quick = staticChecks(ROOT).map((check) => () => runCheck(check, how));
  const results = await runAtOnce([...first.map((suite) => () => runSuite(suite, how)), ...quick]);
  for (const lanes of stages) results.push(...(await runStage(lanes)));
  return results;
};

const runPaths = async (paths) => {
  const missing = paths.find((path) => !path.startsWith('-') && !existsSync(resolve(ROOT, path)));
  if (missing) throw new Refusal(`没有这个测试文件：${missing}（no such test file）。`);
  const files = paths.flatMap((path) => (path.startsWith('-') ? [path] : testsBelow(resolve(ROOT, path))));
  return [await runSuite({ name: paths.join(' '), files }, { root: ROOT, isLive: true })];
};

// A long run's output is often kept only from its end: what failed is told once more there.
const tellFailures = (results) => {
  for (const { name, failures } of results) if (failures) process.stdout.write(`\n✘ ${name}\n${failures}\n\n`);
};

const report = (results) => {
  if (results.length > 1) tellFailures(results);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  for (const result of results.filter((one) => one.failed > 0)) process.stdout.write(`✘ ${result.name}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
};

const run = async (paths) => {
  await prepare(ROOT, needsOf(paths));
  if (paths.length > 0) return report(await runPaths(paths));
  const wasWarm = isStackWarm(ROOT);
  try {
    return report(await runEverything());
  } finally {
    if (!wasWarm) await stopWarmStack(ROOT);
  }
};

/** Every check, or the test files named; ends with `N passed, N failed` and an exit code to match. */
export const runChecks = async () => {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error) ?? error.stack}\n`);
    process.stdout.write('0 passed, 1 failed\n');
    process.exitCode = 1;
  }
};
