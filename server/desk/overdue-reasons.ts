import type { Domain } from '../../domain/domain.ts';
import type { OverdueEntry } from '../../domain/orders/index.ts';
import { viewFields } from './filing-view.ts';
import type { FilledField, FormDocument } from './form-schemas.ts';

/** What departments said about limits that ran out, by clock, in one line each. */
export type Reasons = ReadonlyMap<string, string>;

/** Read by the forms they were written in: few, as orders keep to few versions. */
export const readReasons = async (domain: Domain, entries: readonly OverdueEntry[]): Promise<Reasons> => {
  const forms = new Map<string, FormDocument | undefined>();
  const reasons = new Map<string, string>();
  for (const { clockId, explanation } of entries) {
    if (explanation === undefined) continue;
    const { modelVersionId, step, values } = explanation;
    const key = `${modelVersionId} ${step}`;
    if (!forms.has(key))
      forms.set(key, (await domain.tasks.findTaskForm(modelVersionId, step))?.form as FormDocument | undefined);
    const texts = viewFields(forms.get(key), values).map(inOneLine);
    reasons.set(clockId, texts.join('；'));
  }
  return reasons;
};

/** A day alone would not say what it is. */
const inOneLine = ({ label, text }: FilledField): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${label} ${text}` : text.replace(/。$/, '');
