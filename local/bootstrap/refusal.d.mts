/** A reason to stop that the operator can act on: printed as one sentence, without a stack. */
export class Refusal extends Error {}
/** The sentence for failures of the machine that can come from any step. */
export const explain: (error: unknown) => string | undefined;
