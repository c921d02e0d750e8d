import { readSettings } from '../settings.ts';
import { startLicenceRepository } from './licence-repository.ts';

const simulator = await startLicenceRepository(readSettings(process.env));
console.log(`licence-repository simulator is ready: ${simulator.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
