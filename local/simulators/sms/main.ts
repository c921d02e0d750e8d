import { readSettings } from '../settings.ts';
import { startSms } from './sms.ts';

const simulator = await startSms(readSettings(process.env));
console.log(`sms simulator is ready: ${simulator.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
