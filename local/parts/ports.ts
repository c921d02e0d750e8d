import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeJson } from './write-json.ts';

/** Whether something already listens on this port of the given address. */
export const isPortFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** A port nobody uses at this moment. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const PORT_NAMES = [
  ...(['postgres', 'engine', 'payment-gateway', 'licence-repository', 'courier'] as const),
  ...(['sms', 'email', 'smtp', 'server'] as const),
] as const;

/** A port per part behind the front door. */
export type Ports = Record<(typeof PORT_NAMES)[number], number>;

const readPorts = (file: string): Partial<Ports> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};

/** The ports this data folder used before, where still free, so that addresses kept in its data stay true; else new. */
export const choosePorts = async (dataDir: string): Promise<Ports> => {
  const file = join(dataDir, 'ports.json');
  const kept = readPorts(file);
  const taken = new Set<number>();
  const chosen: Partial<Ports> = {};
  for (const name of PORT_NAMES) {
    let port = kept[name] && (await isPortFree(kept[name])) ? kept[name] : await findFreePort();
    while (taken.has(port)) port = await findFreePort();
    taken.add(port);
    chosen[name] = port;
  }
  writeJson(file, chosen);
  return chosen as Ports;
};
