import { canvasTexts } from './canvas-texts.ts';

type Replacements = Readonly<Record<string, unknown>>;

/** The canvas's `translate` service. A sentence without a Chinese text stays as it is: lint messages are Chinese already. */
export const translateToChinese = (text: string, replacements: Replacements = {}): string =>
  (canvasTexts[text] ?? text).replace(/\{([^}]+)\}/g, (placeholder, name: string) =>
    String(replacements[name] ?? placeholder),
  );
