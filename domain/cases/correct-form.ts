import { checkFilingForm, extractFacts, getItemOfVersion } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import type { Case } from './case.ts';
import type { CaseChange } from './case-store.ts';

/** A form handed in again, checked against the version of the case, with the facts that follow from it; nothing without a form. */
export const correctForm = async (
  needs: Needs,
  { modelVersionId, delivery }: Case,
  form: Record<string, unknown> | undefined,
): Promise<Pick<CaseChange, 'form' | 'facts'>> => {
  if (form === undefined) return {};
  const published = await getItemOfVersion(needs, modelVersionId);
  checkFilingForm(published, form);
  return { form, facts: extractFacts(published, { form, delivery }) };
};
