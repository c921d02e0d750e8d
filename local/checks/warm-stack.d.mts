/** Stops engine and PostgreSQL of tests that ran on this data folder. */
export const stopStackOn: (dataDir: string) => Promise<void>;
