import type { Draft, DraftSaved, ModelFile, SaveDraft } from '../../server/modeler/draft-schemas.ts';

/** `saved`: server and screen agree. `conflict`: somebody else saved meanwhile and nothing more is sent until a person chose. */
export type SaveState = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';

export interface DraftDoor {
  load: () => Promise<Draft>;
  save: (draft: SaveDraft) => Promise<DraftSaved>;
  /** whether this failure means: somebody saved another version meanwhile */
  isConflict: (error: unknown) => boolean;
  /** whether the same request may succeed a little later */
  isPassing: (error: unknown) => boolean;
}

export interface DraftView {
  files: readonly ModelFile[];
  version: number;
  saveState: SaveState;
  /** of the last save that reached the server */
  editedBy: string;
  editedAt: string;
  failure: unknown;
  /** counts up when all files were exchanged, so that canvases open them anew */
  generation: number;
}

const quietTime = 1200;
const retryTime = 5000;

/**
 * Holds the files being edited and saves them by itself: a moment after the last change, one request at a time, again
 * after a failure. Every save names the version it started from, so two people cannot overwrite each other unseen.
 */
export class DraftKeeper {
  private view: DraftView;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private changes = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly door: DraftDoor,
    draft: Draft,
  ) {
    this.view = { ...viewOf(draft), generation: 0 };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): DraftView => this.view;

  textOf(path: string): string | undefined {
    return this.view.files.find((file) => file.path === path)?.text;
  }

  /** Adds or replaces files by path; a text equal to the present one changes nothing. */
  write(...files: ModelFile[]): void {
    const changed = files.filter((file) => this.textOf(file.path) !== file.text);
    if (changed.length === 0) return;
    const paths = new Set(changed.map((file) => file.path));
    const others = this.view.files.filter((file) => !paths.has(file.path));
    this.change([...others, ...changed].sort((left, right) => (left.path < right.path ? -1 : 1)));
  }

  /** Exchanges everything, e.g. for the files of an older version. */
  replaceAll(files: readonly ModelFile[]): void {
    this.change(files);
    this.show({ generation: this.view.generation + 1 });
  }

  remove(path: string): void {
    if (this.textOf(path) !== undefined) this.change(this.view.files.filter((file) => file.path !== path));
  }

  /** Resolves when what is on the screen is on the server; rejects when it cannot be saved. */
  async saveNow(): Promise<number> {
    clearTimeout(this.timer);
    await this.sending;
    if (this.view.saveState !== 'saved') await this.send();
    if (this.view.saveState !== 'saved') throw this.view.failure;
    return this.view.version;
  }

  /** After a conflict: takes what the other person saved, giving up what is on this screen. */
  async takeTheirs(): Promise<void> {
    this.show({ ...viewOf(await this.door.load()), generation: this.view.generation + 1 });
  }

  /** After a conflict: saves this screen over the other person's version. */
  async keepMine(): Promise<void> {
    const theirs = await this.door.load();
    this.show({ version: theirs.version, saveState: 'changed' });
    await this.saveNow();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private change(files: readonly ModelFile[]): void {
    this.changes += 1;
    const isBlocked = this.view.saveState === 'conflict';
    this.show(isBlocked ? { files } : { files, saveState: 'changed' });
    if (!isBlocked) this.sendLater(quietTime);
  }

  private sendLater(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delay);
  }

  private async send(): Promise<void> {
    await this.sending;
    this.sending = this.sendOnce().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
  }

  private async sendOnce(): Promise<void> {
    const { files, version } = this.view;
    const changes = this.changes;
    this.show({ saveState: 'saving' });
    try {
      const saved = await this.door.save({ files: [...files], version });
      const isCurrent = changes === this.changes;
      this.show({ ...stampOf(saved), failure: undefined, saveState: isCurrent ? 'saved' : 'changed' });
      if (!isCurrent) this.sendLater(quietTime);
    } catch (failure) {
      const isConflict = this.door.isConflict(failure);
      this.show({ saveState: isConflict ? 'conflict' : 'failed', failure });
      if (!isConflict && this.door.isPassing(failure)) this.sendLater(retryTime);
    }
  }

  private show(part: Partial<DraftView>): void {
    this.view = { ...this.view, ...part };
    for (const listener of this.listeners) listener();
  }
}

const viewOf = (draft: Draft): Omit<DraftView, 'generation'> => ({
  files: draft.files,
  version: draft.version,
  saveState: 'saved',
  editedBy: draft.editedBy?.name ?? '',
  editedAt: draft.editedAt ?? '',
  failure: undefined,
});

const stampOf = (saved: DraftSaved) => ({
  version: saved.version,
  editedBy: saved.editedBy.name,
  editedAt: saved.editedAt,
});
