import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// What is not named here has a database per file and nothing else, and runs first, in two halves at once. What is named runs
// stage by stage; the lanes of a stage run at once, the folders of a lane one after another. Processes, workers, journeys and
// browser share the one warm engine, so only one of them may be in a stage; on two cores one lane a stage is steadiest.
const STAGES = ['contract', 'processes', 'workers', 'journeys', 'local', 'browser'].map((name) => [[name]]);
const HALVES = 2;

/** The test files at or below this path. */
export const testsBelow = (path) => {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  if (statSync(path).isFile()) return path.endsWith('.test.ts') ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => testsBelow(join(path, name)));
};

const deal = (files, hands) => {
  const bySize = files.map((file) => ({ file, size: statSync(file).size })).sort((a, b) => b.size - a.size);
  return Array.from({ length: hands }, (_, hand) =>
    bySize.filter((_, at) => at % hands === hand).map(({ file }) => file),
  );
};

/** The test files as suites: those of the first, and the lanes of each later stage. */
export const findSuites = (root) => {
  const test = join(root, 'test');
  const later = new Set();
  const suiteOf = (name) => {
    const files = testsBelow(join(test, name));
    for (const file of files) later.add(file);
    return { name, files };
  };
  const isFilled = ({ files }) => files.length > 0;
  const stages = STAGES.map((lanes) => lanes.map((names) => names.map(suiteOf).filter(isFilled)));
  const free = testsBelow(test).filter((file) => !later.has(file));
  const first = deal(free, HALVES).map((files, half) => ({ name: `unit ${half + 1}/${HALVES}`, files }));
  return { first: first.filter(isFilled), stages };
};
