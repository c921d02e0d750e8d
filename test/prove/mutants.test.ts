import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { MUTANTS } from './mutants.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** `npm run prove -- --mutants` takes long and is run by hand; that it can be run is seen here. */
describe('planted bugs', () => {
  it('are each a change of lines that stand in the product', () => {
    const lost = MUTANTS.flatMap(({ name, edits }) =>
      edits
        .filter(({ file, find }) => !readFileSync(join(ROOT, file), 'utf8').includes(find))
        .map(({ file, find }) => `${name}: ${file}: ${find}`),
    );
    expect(lost).to.deep.equal([]);
  });
});
