import { readSettings } from '../settings.ts';
import { startEmail } from './email.ts';

const simulator = await startEmail(readSettings(process.env));
console.log(`email simulator is ready: ${simulator.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
