import { bindNeeds, type Needs } from '../needs.ts';
import { findItem, getItem, getItemOfVersion, listItems } from './find-item.ts';

export type { Item, ItemFact, ItemMaterial, ItemProcedure, Limit, LimitExtension } from './item.ts';
export type { ProcedureKind } from './find-procedure.ts';
export { findProcedure, listProcedures } from './find-procedure.ts';
export type { CompiledForm, PublishedItem } from './published-item.ts';
export type { Applicant, FiledMaterial, Filing } from './filing.ts';
export type { Facts, FactValue } from './extract-facts.ts';
export type { TaskRole } from './resolve-role.ts';
export { checkFiling, checkFilingForm } from './check-filing.ts';
export { extractFacts } from './extract-facts.ts';
export { isIdNumber, isImplementationCode, isPilotUscc, isUscc } from './identifiers.ts';
export * from './item-errors.ts';
export { parseItem } from './parse-item.ts';
export { resolveRole } from './resolve-role.ts';
export { checkSchema } from './schema-check.ts';
export { findItem, getItem, getItemOfVersion, listItems };
export const createItems = (needs: Needs) => bindNeeds(needs, { findItem, getItem, getItemOfVersion, listItems });
