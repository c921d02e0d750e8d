/** Why the gate refuses a text. `code` is stable; `message` is for the analyst. */
export interface Refusal {
  code: string;
  elementId: string | null;
  message: string;
}

/** Thrown where reading cannot go on. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: string, message: string, elementId: string | null = null) {
    super(message);
    this.refusal = { code, elementId, message };
  }
}
