/** Indexes, triggers and grants on the engine's tables, by the owner. Rejects while the engine has not made its tables. */
export declare const applyEngineSql: (ownerUrl: string) => Promise<void>;
