import { expect } from 'chai';
import { DraftKeeper, type DraftDoor } from '../../../modeler-ui/draft/DraftKeeper.ts';
import type { Draft, ModelFile, SaveDraft } from '../../../server/modeler/draft-schemas.ts';

const analyst = { id: 'analyst-1', name: '周敏' };
const fileOf = (text: string): ModelFile => ({ path: 'item.json', kind: 'item', text });

class Conflict extends Error {}

/** A server that keeps one draft and refuses a version it has not seen, as the real one does. */
const doorOf = (text: string) => {
  const state = { version: 3, files: [fileOf(text)], saves: [] as SaveDraft[], isDown: false };
  const load = (): Promise<Draft> =>
    Promise.resolve({
      itemKey: 'road-occupation',
      version: state.version,
      basedOn: 1,
      editedBy: analyst,
      editedAt: '2026-03-02T01:00:00Z',
      files: state.files,
    });
  const door: DraftDoor = {
    load,
    save: (draft) => {
      if (state.isDown) return Promise.reject(new Error('down'));
      if (draft.version !== state.version) return Promise.reject(new Conflict());
      state.saves.push(draft);
      state.version += 1;
      state.files = draft.files;
      return Promise.resolve({ version: state.version, editedBy: analyst, editedAt: '2026-03-02T01:05:00Z' });
    },
    isConflict: (error) => error instanceof Conflict,
    isPassing: () => false,
  };
  return { state, door };
};

const keeperOf = async (door: DraftDoor) => new DraftKeeper(door, await door.load());

describe('the draft keeper', () => {
  it('sends all files with the version it started from', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);

    // when
    keeper.write(fileOf('{"name":"新"}'));
    const version = await keeper.saveNow();

    // then
    expect(version).to.equal(4);
    expect(state.saves).to.deep.equal([{ version: 3, files: [fileOf('{"name":"新"}')] }]);
    expect(keeper.current().saveState).to.equal('saved');
    keeper.dispose();
  });

  it('writing the same text again is no change', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);

    // when
    keeper.write(fileOf('{}'));
    await keeper.saveNow();

    // then
    expect(state.saves).to.deep.equal([]);
  });

  it('stops sending when somebody else saved meanwhile', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);
    state.version = 9;

    // when
    keeper.write(fileOf('mine'));
    const failure = await keeper.saveNow().catch((error: unknown) => error);

    // then
    expect(failure).to.be.instanceOf(Conflict);
    expect(keeper.current().saveState).to.equal('conflict');
    expect(state.saves).to.deep.equal([]);
    keeper.dispose();
  });

  it('keeps mine over theirs when a person says so', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);
    state.version = 9;
    keeper.write(fileOf('mine'));
    await keeper.saveNow().catch(() => undefined);

    // when
    await keeper.keepMine();

    // then
    expect(state.saves).to.deep.equal([{ version: 9, files: [fileOf('mine')] }]);
    expect(keeper.current()).to.include({ saveState: 'saved', version: 10 });
    keeper.dispose();
  });

  it('takes theirs and has the canvases opened anew', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);
    Object.assign(state, { version: 9, files: [fileOf('theirs')] });
    keeper.write(fileOf('mine'));
    await keeper.saveNow().catch(() => undefined);

    // when
    await keeper.takeTheirs();

    // then
    expect(keeper.textOf('item.json')).to.equal('theirs');
    expect(keeper.current()).to.include({ saveState: 'saved', version: 9, generation: 1 });
    keeper.dispose();
  });

  it('keeps the change when the server cannot be reached', async () => {
    // given
    const { state, door } = doorOf('{}');
    const keeper = await keeperOf(door);
    state.isDown = true;
    keeper.write(fileOf('mine'));
    await keeper.saveNow().catch(() => undefined);
    const whileDown = keeper.current().saveState;

    // when
    state.isDown = false;
    await keeper.saveNow();

    // then
    expect(whileDown).to.equal('failed');
    expect(state.files).to.deep.equal([fileOf('mine')]);
    keeper.dispose();
  });
});
