import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/** One field or group of a form-js form, as far as we allow it. */
export interface FormComponent {
  type: string;
  id?: string;
  /** the name under which the value is kept; absent for texts and groups */
  key?: string;
  label?: string;
  description?: string;
  /** content of a `text` component (Markdown) */
  text?: string;
  /** choices of select, radio, checklist */
  values?: { value: string; label: string }[];
  /** choices that come with the task instead: a key of `TaskDetail.choices` */
  valuesKey?: string;
  /** `hide`: FEEL, e.g. `=acceptance != "supplement"` */
  conditional?: { hide?: string };
  validate?: {
    required?: boolean;
    minLength?: number;
    maxLength?: number;
    min?: number;
    max?: number;
    pattern?: string;
  };
  /** `variable`: passed to the engine under that name; `fact`: fills a fact of the case; `meaning`: `happened-on` */
  properties?: Record<string, string>;
  defaultValue?: unknown;
  disabled?: boolean;
  readonly?: boolean;
  components?: FormComponent[];
  [other: string]: unknown;
}

/** A form-js document: what the analyst draws, the server checks and the desk renders. */
export interface FormDocument {
  type: 'default';
  id?: string;
  schemaVersion?: number;
  components: FormComponent[];
  [other: string]: unknown;
}
export const FormDocument = Type.Unsafe<FormDocument>({
  type: 'object',
  required: ['components'],
  properties: { components: { type: 'array' } },
});

/** Choices a form asks for by `valuesKey`. */
export const FormChoices = Type.Record(
  Type.String(),
  Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
);
export type FormChoices = Static<typeof FormChoices>;

/** What was filled in, by field key. */
export const FormValues = Type.Record(Type.String(), Type.Unknown());
export type FormValues = Static<typeof FormValues>;

/** One filled field ready to be shown: `text` is the value in words (label of the choice, 是/否, number with its unit). */
export const FilledField = Type.Object({
  key: Type.String(),
  label: Type.String(),
  value: Type.Unknown(),
  text: Type.String(),
});
export type FilledField = Static<typeof FilledField>;
