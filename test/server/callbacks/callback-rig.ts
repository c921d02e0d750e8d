import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createHttpCourier } from '../../../adapters/http-courier.ts';
import { createHttpLicenceRepository } from '../../../adapters/http-licence-repository.ts';
import { createHttpPaymentGateway } from '../../../adapters/http-payment-gateway.ts';
import { createLog } from '../../../adapters/log.ts';
import { createPdfLicencePrinter } from '../../../adapters/pdf-licence-printer.ts';
import { createCourierEffects } from '../../../domain/courier/index.ts';
import { createDomain } from '../../../domain/domain.ts';
import { createLicencesEffects } from '../../../domain/licences/index.ts';
import type { Item } from '../../../domain/items/index.ts';
import { createPaymentsEffects } from '../../../domain/payments/index.ts';
import { createCallbackRoutes } from '../../../server/callbacks/index.ts';
import { createErrorHandler } from '../../../server/error-handler.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { startTestSimulator } from '../../support/simulators.ts';
import type { TestSimulator } from '../../support/simulators.ts';

const SIGNERS = {
  payment: { client: 'tongban-payment', key: 'key-of-payment' },
  courier: { client: 'tongban-courier', key: 'key-of-courier' },
  licenceRepository: { client: 'tongban-licences', key: 'key-of-licences' },
  sms: { client: 'tongban-sms', key: 'key-of-sms' },
};

/** The callback doors on a real port, with a payment platform, a courier and a licence repository that call them. */
export interface CallbackRig {
  database: TestDatabase;
  item: Item;
  url: string;
  payment: TestSimulator;
  courier: TestSimulator;
  repository: TestSimulator;
  payments: ReturnType<typeof createPaymentsEffects>;
  parcels: ReturnType<typeof createCourierEffects>;
  licences: ReturnType<typeof createLicencesEffects>;
  close(): Promise<void>;
}

/** For `before`; pair it with `close()` in `after`. */
export const openCallbackRig = async (): Promise<CallbackRig> => {
  const database = await openTestDatabase();
  const { clock, transact, needs } = database;
  const item = await openOffice(needs);
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const app = express();
  const deps = { clock, signers: SIGNERS, reached: () => undefined };
  app.use(
    '/callbacks',
    createCallbackRoutes({ ...deps, transact: (work) => transact((inside) => work(createDomain(inside))) }),
  );
  app.use(createErrorHandler(createLog('server', 'silent')));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`;
  const payment = await startTestSimulator('payment', clock, `${url}/payment`);
  const courier = await startTestSimulator('courier', clock, `${url}/courier`);
  const repository = await startTestSimulator('licences', clock, `${url}/licence-repository`);
  const effectNeeds = { transact, clock, reached: () => undefined };
  return {
    database,
    url,
    payment,
    courier,
    repository,
    item,
    payments: createPaymentsEffects({ ...effectNeeds, gateway: createHttpPaymentGateway({ ...payment, clock }) }),
    parcels: createCourierEffects({ ...effectNeeds, courier: createHttpCourier({ ...courier, clock }) }),
    licences: createLicencesEffects({
      ...effectNeeds,
      repository: createHttpLicenceRepository({ ...repository, clock }),
      files: openFileStore(folder),
      printer: createPdfLicencePrinter({ publicUrl: 'https://tongban.example' }),
    }),
    close: async () => {
      await payment.close();
      await courier.close();
      await repository.close();
      rmSync(folder, { recursive: true, force: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
};
