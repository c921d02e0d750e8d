/**
 * Makes one engine family ready to start: `node engine/build.mjs [camunda|operaton]`.
 * Jars by Maven into lib/<family>, our own Java and settings into classes/<family>. Uses Node's own modules only, does
 * nothing when nothing changed, and may be run by several processes at once.
 */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const families = ['camunda', 'operaton'];

/** Test libraries that one family's artifacts drag along as if they were needed to run. */
const needless = [
  'org.junit.jupiter',
  'org.junit.platform',
  'org.opentest4j',
  'org.apiguardian',
  'org.assertj',
  'net.bytebuddy',
];

/** Where a family's jars and classes are. */
export const engineFiles = (family) => ({
  lib: join(here, 'lib', family),
  classes: join(here, 'classes', family),
});

/** What a source written for Camunda says in another family: package names and the prefix of settings. */
const inFamily = (text, family) =>
  family === 'camunda'
    ? text
    : text
        // Camunda brings its expression language under names of its own, Operaton uses the standard's.
        .replaceAll('org.camunda.bpm.impl.juel.jakarta.el', 'jakarta.el')
        .replaceAll('org.camunda', `org.${family}`)
        .replaceAll(/^camunda\.bpm:/gm, `${family}.bpm:`)
        .replaceAll('org/camunda', `org/${family}`);

const filesBelow = (directory) =>
  readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(directory, entry.name)) : [join(directory, entry.name)],
    );

const hashOf = (files, family) => {
  const hash = createHash('sha256').update(family);
  for (const file of files) hash.update(file.slice(here.length)).update(readFileSync(file));
  return hash.digest('hex');
};

const isStamped = (directory, stamp) => {
  const file = join(directory, '.stamp');
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
};

const run = (command, args, cwd) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with code ${code}:\n${output.trim()}`)),
    );
  });

/** Replaces `directory` by `fresh` in one step, so that nobody ever sees half of it. */
const swap = (fresh, directory) => {
  const old = `${directory}.old-${process.pid}`;
  if (existsSync(directory)) renameSync(directory, old);
  renameSync(fresh, directory);
  rmSync(old, { recursive: true, force: true });
};

const isDead = (pid) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
};

const isLeftBehind = (lock) => {
  let pid = 0;
  try {
    pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    // its holder has just made it, or just given it back
  }
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return (pid > 0 && isDead(pid)) || Date.now() - since > 15 * 60_000;
};

/** mkdir is the one atomic test-and-set every file system has; a lock of a dead process is taken over. */
const withLock = async (family, work) => {
  const lock = join(here, `classes/.lock-${family}`);
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isLeftBehind(lock)) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

const fetchJars = async (family) => {
  const { lib } = engineFiles(family);
  const stamp = hashOf([join(here, 'pom.xml')], `${family} ${needless}`);
  if (isStamped(lib, stamp)) return false;
  const fresh = `${lib}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const which = ['-DincludeScope=runtime', `-DexcludeGroupIds=${needless}`];
  const goal = ['dependency:copy-dependencies', ...which, `-DoutputDirectory=${fresh}`];
  await run('mvn', ['-q', '-B', '-P', family, ...goal], here);
  writeFileSync(join(fresh, '.stamp'), stamp);
  swap(fresh, lib);
  return true;
};

const compile = async (family) => {
  const { lib, classes } = engineFiles(family);
  const sources = filesBelow(join(here, 'java'));
  const settings = filesBelow(join(here, 'config'));
  const stamp = hashOf([join(here, 'pom.xml'), join(here, 'build.mjs'), ...sources, ...settings], family);
  if (isStamped(classes, stamp)) return false;
  const fresh = `${classes}.new`;
  const java = `${classes}.java`;
  for (const directory of [fresh, java]) rmSync(directory, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const copies = sources.map((source) => {
    const copy = join(java, source.slice(join(here, 'java').length));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, inFamily(readFileSync(source, 'utf8'), family));
    return copy;
  });
  await run('javac', ['--release', '17', '-encoding', 'UTF-8', '-nowarn', '-d', fresh, '-cp', join(lib, '*'), ...copies], here);
  for (const file of settings) {
    writeFileSync(join(fresh, file.slice(join(here, 'config').length)), inFamily(readFileSync(file, 'utf8'), family));
  }
  writeFileSync(join(fresh, '.stamp'), stamp);
  rmSync(java, { recursive: true, force: true });
  swap(fresh, classes);
  return true;
};

/** Builds what is missing or out of date; resolves to what had to be done. Rejects with the tool's own words. */
export const buildEngine = async (family) => {
  if (!families.includes(family)) throw new Error(`unknown engine family ${family}; known: ${families.join(', ')}`);
  return withLock(family, async () => ({
    hasFetchedJars: await fetchJars(family),
    hasCompiled: await compile(family),
  }));
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const family = process.argv[2] ?? 'camunda';
  const done = await buildEngine(family);
  process.stdout.write(`engine ${family}: jars ${done.hasFetchedJars ? 'fetched' : 'unchanged'}, `);
  process.stdout.write(`classes ${done.hasCompiled ? 'compiled' : 'unchanged'}\n`);
}
