import { bindNeeds, type Needs } from '../needs.ts';
import { checkModel } from './compile-model.ts';
import {
  findPublished,
  findTaskForm,
  getDraft,
  getModelVersion,
  getModelVersionByNumber,
  listModels,
} from './find-model.ts';
import { publishDraft } from './publish-draft.ts';
import { publishModel, type PublishNeeds } from './publish-model.ts';
import { publishProductModel } from './publish-product-model.ts';
import { saveDraft } from './save-draft.ts';

export { checkAnswers, formInvalid } from './check-answers.ts';
export type { Model, OpenedDraft } from './find-model.ts';
export type { CompiledModel, CompileInput, Finding, ModelCompiler, TaskEntry } from './model-compiler.ts';
export * from './model-errors.ts';
export type { ModelFile, ModelKind } from './model-file.ts';
export type { ModelDraft, ModelOrigin, ModelState, ModelVersion, ModelVersionContent } from './model-version.ts';
export type { ProductModel, ProductOutcome } from './publish-product-model.ts';
export type { PublishInput, PublishNeeds, PublishOutcome } from './publish-model.ts';
export { checkModel, publishDraft, publishModel, publishProductModel };
export { findPublished, findTaskForm, getDraft, getModelVersion, getModelVersionByNumber, listModels, saveDraft };

export const createModels = (needs: Needs) =>
  bindNeeds(needs, { findTaskForm, getDraft, getModelVersion, getModelVersionByNumber, listModels, saveDraft });

/** Those that compile or deploy; each opens its own transactions around the engine. */
export const createModelEffects = (needs: PublishNeeds) =>
  bindNeeds(needs, { checkModel, publishDraft, publishModel, publishProductModel });
