import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../adapters/file-store.ts';
import { refusal } from '../support/refusal.ts';

describe('file store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  const filesIn = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  it('keeps the same bytes once, also when they come ten times at once', async () => {
    // given
    const store = openFileStore(folder);
    // when
    const stored = await Promise.all(Array.from({ length: 10 }, () => store.put(Buffer.from('same'))));
    // then
    expect(new Set(stored.map(({ contentHash }) => contentHash)).size).to.equal(1);
    expect(filesIn()).to.have.length(1);
    expect((await store.read(stored[0]?.contentHash ?? '')).toString()).to.equal('same');
  });

  it('notices bytes that changed on the disk', async () => {
    // given
    const store = openFileStore(folder);
    const { contentHash } = await store.put(Buffer.from('as it was'));
    // when
    writeFileSync(pathOf(contentHash), 'as it is!');
    // then
    expect((await refusal(store.read(contentHash))).code).to.equal('file-not-stored');
  });

  it('repairs what a crash left half written', async () => {
    // given
    const store = openFileStore(folder);
    const { contentHash } = await store.put(Buffer.from('whole'));
    writeFileSync(pathOf(contentHash), 'wh');
    // when
    await store.put(Buffer.from('whole'));
    // then
    expect((await store.read(contentHash)).toString()).to.equal('whole');
  });

  it('reads nothing but hashes', async () => {
    // given
    const store = openFileStore(folder);
    // when
    const refused = await refusal(store.read('../../../etc/passwd'));
    // then
    expect(refused.code).to.equal('file-not-stored');
  });
});
