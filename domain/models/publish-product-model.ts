import type { Actor } from '../needs.ts';
import { insertDraft } from './draft-store.ts';
import type { Finding } from './model-compiler.ts';
import { contentHash, type ModelFile } from './model-file.ts';
import { selectNewestPublished, selectVersionByHash } from './model-store.ts';
import { publishModel, type PublishNeeds } from './publish-model.ts';

export interface ProductModel {
  key: string;
  files: readonly ModelFile[];
}

/**
 * `unchanged`: published before, or still an analyst's draft to look at; `drafted`: an analyst's version is newer, so ours waits as
 * a draft; `kept`: the same, but there is another draft already.
 */
export interface ProductOutcome {
  key: string;
  outcome: 'published' | 'unchanged' | 'drafted' | 'kept' | 'refused';
  findings: Finding[];
}

/** Publishes a model shipped with the product, unless that content was published before or an analyst's version is newer. */
export const publishProductModel = async (
  needs: PublishNeeds,
  { key, files }: ProductModel,
  actor: Actor,
): Promise<ProductOutcome> => {
  const stand = await needs.transact(async (tx) => {
    const same = await selectVersionByHash(tx, key, contentHash(files));
    if (same?.state === 'published') return 'unchanged';
    const newest = await selectNewestPublished(tx, key);
    if (newest?.origin !== 'analyst') return 'ours';
    const draft = await insertDraft(tx, { itemKey: key, basedOn: newest.id, files, editedBy: actor.id });
    return draft === undefined ? 'kept' : 'drafted';
  });
  if (stand !== 'ours') return { key, outcome: stand, findings: [] };
  const { outcome, findings } = await publishModel(
    needs,
    { key, files, comment: '随产品发布', origin: 'product' },
    actor,
  );
  return { key, outcome, findings };
};
