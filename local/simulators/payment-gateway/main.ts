import { readSettings } from '../settings.ts';
import { startPaymentGateway } from './payment-gateway.ts';

const simulator = await startPaymentGateway(readSettings(process.env));
console.log(`payment-gateway simulator is ready: ${simulator.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
