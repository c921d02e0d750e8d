import type { Item } from './item.ts';

/** A form as the screen draws it, the schema its answers must satisfy, and where single answers go. */
export interface CompiledForm {
  /** form-js JSON */
  form: Record<string, unknown>;
  /** JSON Schema 2020-12 */
  schema: Record<string, unknown>;
  /** field → variable the engine is told */
  variables: Record<string, string>;
  /** field → fact of the item */
  facts: Record<string, string>;
  /** fields that tell the day on which the recorded thing was done; absent where there is none */
  happenedOn?: string[];
}

/** An item as one model version has it. A case keeps to the version it was opened with. */
export interface PublishedItem {
  versionId: string;
  /** number of the version, from 1 */
  version: number;
  publishedAt: Date;
  processDefinitionId: string;
  item: Item;
  filing: CompiledForm;
}
