/** One line of a table: column → figure, already rounded as it should be read. */
export type Figures = Record<string, string | number>;

/** A line of text, or a table under its title. */
export type Print = (title: string, rows?: readonly Figures[]) => void;

/**
 * What a `*.bench.ts` exports, by these names. It measures and prints; it asserts no time, but may throw where the figures
 * would be of something that does not work.
 */
export interface Bench {
  /** the file's name without `.bench.ts`; it is picked by it */
  name: string;
  /** one line: what is measured */
  about: string;
  /** true: the engine is built before, so that `openStack` can start it */
  needsEngine?: boolean;
  run(print: Print): Promise<void> | void;
}
