export type EngineFamily = 'camunda' | 'operaton';
export declare const families: readonly EngineFamily[];
export declare const engineFiles: (family: EngineFamily) => { lib: string; classes: string };
export declare const buildEngine: (family: EngineFamily) => Promise<{ hasFetchedJars: boolean; hasCompiled: boolean }>;
