/** What of a published version is kept in memory: a version never changes once it is published. */
export interface VersionMemory<T> {
  /** `read` is asked the first time; an answer of undefined is asked for again */
  recall(key: string, read: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** Keeps the `most` last used. */
export const createVersionMemory = <T>(most = 200): VersionMemory<T> => {
  const kept = new Map<string, T>();
  return {
    recall: async (key, read) => {
      const known = kept.get(key) ?? (await read());
      if (known === undefined) return undefined;
      kept.delete(key);
      kept.set(key, known);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return known;
    },
  };
};
