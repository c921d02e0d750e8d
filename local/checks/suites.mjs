import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// These need the one warm engine and run one after another; everything else has a database per file and runs at once.
const ONE_AFTER_ANOTHER = ['contract', 'processes', 'workers', 'journeys', 'local', 'browser'];
const AT_ONCE = 2;

const testsBelow = (path) => {
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

/** The test files, parted into what may run at once and what runs one after another. */
export const findSuites = (root) => {
  const test = join(root, 'test');
  const inOrder = ONE_AFTER_ANOTHER.map((name) => ({ name, files: testsBelow(join(test, name)) }));
  const later = new Set(inOrder.flatMap(({ files }) => files));
  const free = testsBelow(test).filter((file) => !later.has(file));
  const atOnce = deal(free, AT_ONCE).map((files, hand) => ({ name: `unit ${hand + 1}/${AT_ONCE}`, files }));
  const isFilled = ({ files }) => files.length > 0;
  return { atOnce: atOnce.filter(isFilled), inOrder: inOrder.filter(isFilled) };
};
