import type { EngineFamily } from './build.mjs';

export interface EngineSettings {
  family?: EngineFamily;
  port: number;
  address?: string;
  databaseUrl: string;
  databaseUser?: string;
  databasePassword?: string;
  schema?: string;
  user: string;
  password: string;
  dataDir: string;
  jobExecutor?: boolean;
  heapMegabytes?: number;
}
export declare const engineReadyPath: string;
export declare const jdbcUrl: (databaseUrl: string, schema?: string) => string;
/** `env` is to be added to the environment the child inherits (PATH, HOME). */
export declare const engineCommand: (settings: EngineSettings) => {
  command: string;
  args: string[];
  env: Record<string, string>;
};
