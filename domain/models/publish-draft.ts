import type { Actor } from '../needs.ts';
import { deleteDraft, selectDraft } from './draft-store.ts';
import { draftChanged, draftNotFound } from './model-errors.ts';
import { publishModel, type PublishNeeds, type PublishOutcome } from './publish-model.ts';

/** Publishes the draft as it was saved in that version, and takes it off the table once it is published. */
export const publishDraft = async (
  needs: PublishNeeds,
  { key, version, comment }: { key: string; version: number; comment: string },
  actor: Actor,
): Promise<PublishOutcome> => {
  const draft = await needs.transact((tx) => selectDraft(tx, key));
  if (draft === undefined) throw draftNotFound();
  if (draft.version !== version) throw draftChanged();
  const outcome = await publishModel(needs, { key, files: draft.files, comment, origin: 'analyst' }, actor);
  if (outcome.outcome !== 'refused') await needs.transact((tx) => deleteDraft(tx, key, version));
  return outcome;
};
