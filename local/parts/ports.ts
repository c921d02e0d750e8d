import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { writeJson } from './write-json.ts';

const LOOPBACK = '127.0.0.1';

/** Takes a port (0: any) until it is let go; undefined: somebody has it. */
const hold = (port: number, host = LOOPBACK): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const holder = createServer();
    holder.once('error', () => resolve(undefined));
    holder.listen({ port, host, exclusive: true }, () => resolve(holder));
  });

const holdAny = async (): Promise<Server> => {
  const holder = await hold(0);
  if (holder === undefined) throw new Error('no port is free');
  return holder;
};

const letGo = (holder: Server): Promise<void> => new Promise((resolve) => holder.close(() => resolve()));

const portOf = (holder: Server): number => (holder.address() as AddressInfo).port;

/** Whether something already listens on this port of the given address. */
export const isPortFree = async (port: number, host?: string): Promise<boolean> => {
  const holder = await hold(port, host);
  if (holder !== undefined) await letGo(holder);
  return holder !== undefined;
};

/** A port nobody uses at this moment. */
export const findFreePort = async (): Promise<number> => {
  const holder = await holdAny();
  const port = portOf(holder);
  await letGo(holder);
  return port;
};

const PORT_NAMES = [
  ...(['postgres', 'engine', 'payment-gateway', 'licence-repository', 'courier'] as const),
  ...(['sms', 'email', 'smtp', 'server'] as const),
] as const;

/** A port per part behind the front door. */
export type Ports = Record<(typeof PORT_NAMES)[number], number>;

/**
 * A port for every part: the one of `wanted` where nobody has it, else any. All are held until all are found: what was let go at once
 * could be found a second time. No part gets one of `besides`, though nobody listens there yet.
 */
export const findPorts = async (wanted: Partial<Ports> = {}, besides: readonly number[] = []): Promise<Ports> => {
  const held: Partial<Record<keyof Ports, Server | undefined>> = {};
  const others = await Promise.all(besides.map((port) => hold(port)));
  for (const name of PORT_NAMES) held[name] = wanted[name] === undefined ? undefined : await hold(wanted[name]);
  for (const name of PORT_NAMES) held[name] ??= await holdAny();
  const holders = held as Record<keyof Ports, Server>;
  const found = Object.fromEntries(PORT_NAMES.map((name) => [name, portOf(holders[name])])) as Ports;
  await Promise.all([...Object.values(holders), ...others].map((holder) => holder && letGo(holder)));
  return found;
};

const readPorts = (file: string): Partial<Ports> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};

/** The ports this data folder used before, where still free, so that addresses kept in its data stay true; else new. */
export const choosePorts = async (dataDir: string, frontDoor: number): Promise<Ports> => {
  const file = join(dataDir, 'ports.json');
  const chosen = await findPorts(readPorts(file), [frontDoor]);
  writeJson(file, chosen);
  return chosen;
};
