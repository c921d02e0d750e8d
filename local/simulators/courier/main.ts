import { readSettings } from '../settings.ts';
import { startCourier } from './courier.ts';

const simulator = await startCourier(readSettings(process.env));
console.log(`courier simulator is ready: ${simulator.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
