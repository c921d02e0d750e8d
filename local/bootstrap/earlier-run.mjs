import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

const readProc = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // gone, or somebody else's
  }
};

const isAlive = (pid) => {
  const stat = readProc(pid, 'stat');
  return stat !== '' && !stat.includes(') Z ');
};

/** Every part carries this in its environment: a number used again by another program is never mistaken for a part. */
export const ownershipMark = (dataDir) => ({ TONGBAN_STACK: dataDir });

const findParts = (dataDir) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => readProc(pid, 'environ').split('\0').includes(`TONGBAN_STACK=${dataDir}`))
    .filter(isAlive);

const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself
  }
};

const end = async (pid) => {
  send(pid, 'SIGTERM');
  for (const late = Date.now() + PATIENCE_MS; isAlive(pid) && Date.now() < late;) await wait(50);
  if (isAlive(pid)) send(pid, 'SIGKILL');
};

/** Ends the parts a killed stack left running; answers how many. PostgreSQL is not among them: it is taken over. */
export const endLeftovers = async (dataDir) => {
  const parts = findParts(dataDir);
  await Promise.all(parts.map(end));
  return parts.length;
};
