/** What is to be proven, and how hard. */
export interface ProveOptions {
  /** deaths at a labelled point that count */
  kills: number;
  /** callbacks thrown at the server, of which at least three in ten are hostile */
  callbacks: number;
  /** cases, and so at most as many orders */
  cases: number;
  seed: number;
  /** only these labels are struck; all when empty */
  labels: readonly string[];
  /** instead: seed these bugs into copies of the product and see that each is caught; empty = do not */
  mutants: readonly string[] | undefined;
}

const USUAL = { kills: 200, callbacks: 10_000, cases: 660, seed: 1 };
type Count = keyof typeof USUAL;

const wholeNumber = (name: string, text: string | undefined): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} 后面应当是一个整数，而不是 ${text ?? '空白'}。`);
  return value;
};

/** `--kills N --callbacks N --cases N --seed S`, or `--mutants [name …]`; anything else is refused. */
export const readOptions = (words: readonly string[]): ProveOptions => {
  const options: ProveOptions = { ...USUAL, labels: [], mutants: undefined };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--mutants') return { ...options, mutants: words.slice(at + 1) };
    if (word === '--labels') {
      options.labels = (words[(at += 1)] ?? '').split(',');
      continue;
    }
    const name = word.slice(2) as Count;
    if (!word.startsWith('--') || !(name in USUAL))
      throw new Error(`不认识 ${word}。可用：--kills --callbacks --cases --seed --mutants`);
    options[name] = wholeNumber(name, words[(at += 1)]);
  }
  return options;
};
