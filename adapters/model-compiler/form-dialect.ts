/** The form-js fields we take: type → the properties it may have besides those every field may have. */
const input = ['key', 'label', 'description', 'validate', 'properties', 'readonly', 'disabled'];
const choice = [...input, 'values', 'valuesKey', 'defaultValue', 'searchable'];
const place = ['type', 'id', 'layout', 'conditional'];

export const formDialect: Readonly<Record<string, readonly string[]>> = {
  textfield: [...place, ...input, 'defaultValue', 'appearance'],
  textarea: [...place, ...input, 'defaultValue'],
  number: [...place, ...input, 'defaultValue', 'appearance', 'decimalDigits', 'increment'],
  select: [...place, ...choice],
  radio: [...place, ...choice],
  checkbox: [...place, ...input, 'defaultValue'],
  checklist: [...place, ...choice],
  taglist: [...place, ...choice],
  datetime: [...place, ...input, 'subtype', 'dateLabel', 'timeLabel', 'disallowPassedDates', 'use24h', 'timeInterval'],
  text: [...place, 'text'],
  separator: place,
  spacer: [...place, 'height'],
  group: [...place, 'label', 'components', 'showOutline', 'verticalAlignment'],
};

export const formProperties: readonly string[] = [
  ...['type', 'id', 'schemaVersion', 'exporter', 'executionPlatform', 'executionPlatformVersion', 'components'],
];

export const nestedProperties: Readonly<Record<string, readonly string[]>> = {
  validate: [
    ...['required', 'min', 'max', 'minLength', 'maxLength', 'pattern', 'validationType', 'patternErrorMessage'],
  ],
  properties: ['variable', 'fact', 'meaning'],
  conditional: ['hide'],
  appearance: ['prefixAdorner', 'suffixAdorner'],
  layout: ['row', 'columns'],
};

/** Lists the desk fills at display time, by `valuesKey`. */
export const valueLists: readonly string[] = ['materials', 'demandable-materials'];

export const formLimits = { maxLength: 200_000, maxFields: 200, maxDepth: 5, maxOptions: 200, maxText: 2_000 } as const;
