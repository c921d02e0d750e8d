import { ensureDemoSeal } from './demo-seal.ts';
import { choosePorts } from './ports.ts';
import { loadSecrets } from './secrets.ts';
import type { Site } from './site.ts';

/** What is known of a stack before anything runs; the database's addresses come when it does. */
export const loadSite = async (root: string, dataDir: string, port: number): Promise<Site> => {
  const secrets = loadSecrets(dataDir);
  ensureDemoSeal(dataDir, secrets.demoSeal);
  const ports = await choosePorts(dataDir, port);
  const { ENGINE_URL, ENGINE_USER, ENGINE_PASSWORD, PUBLIC_URL } = process.env;
  const engine = {
    url: ENGINE_URL || `http://127.0.0.1:${ports.engine}/engine-rest`,
    user: (ENGINE_URL && ENGINE_USER) || 'tongban',
    password: (ENGINE_URL && ENGINE_PASSWORD) || secrets.engineRest,
  };
  const publicUrl = PUBLIC_URL || `http://127.0.0.1:${port}`;
  const database = { owner: '', app: '', engine: '' };
  return { root, dataDir, port, publicUrl, ports, secrets, engine, database };
};
