import { mkdirSync } from 'node:fs';
import type { Courier } from '../domain/courier/index.ts';
import type { DocumentPrinter } from '../domain/documents/index.ts';
import type { FindGoneWork } from '../domain/exactly-once/index.ts';
import type { LicencePrinter, LicenceRepository } from '../domain/licences/index.ts';
import type { FileStore } from '../domain/materials/index.ts';
import type { Clock } from '../domain/needs.ts';
import type { EmailSender, SmsSender } from '../domain/notifications/index.ts';
import type { FindDamage } from '../domain/supervision/index.ts';
import type { PaymentGateway } from '../domain/payments/index.ts';
import type { Config } from './config.ts';
import { findSupervisionDamage } from './engine-supervision.ts';
import { findGoneWork } from './engine-work.ts';
import { openFileStore } from './file-store.ts';
import { createHttpCourier } from './http-courier.ts';
import { createHttpLicenceRepository } from './http-licence-repository.ts';
import { connectPayments } from './payment-provider.ts';
import { createPdfDocumentPrinter } from './pdf-document-printer.ts';
import { createPdfLicencePrinter } from './pdf-licence-printer.ts';
import { createRsaLicenceSeal } from './rsa-licence-seal.ts';
import { createSmsSender } from './sms-sender.ts';
import { createSmtpEmailSender, noEmailSender } from './smtp-email-sender.ts';

/** The world outside, save calls to the engine: other systems, the file store, the printer, and what the engine's tables say. */
export interface OutsideWorld {
  payments: PaymentGateway;
  licences: LicenceRepository;
  courier: Courier;
  sms: SmsSender;
  email: EmailSender;
  files: FileStore;
  printer: LicencePrinter;
  documentPrinter: DocumentPrinter;
  findDamage: FindDamage;
  findGoneWork: FindGoneWork;
}

export type OutsideConfig = Pick<
  Config,
  'paymentProvider' | 'licenceRepository' | 'courier' | 'sms' | 'fileStore' | 'publicUrl'
> &
  Partial<Pick<Config, 'font' | 'licenceSeal' | 'email'>>;

/** Connects every port to its adapter. Nothing is asked of the outside before the first use. */
export const connectOutside = (config: OutsideConfig, clock: Clock): OutsideWorld => {
  mkdirSync(config.fileStore, { recursive: true, mode: 0o700 });
  return {
    payments: connectPayments(config, clock),
    licences: createHttpLicenceRepository({ ...config.licenceRepository, clock }),
    courier: createHttpCourier({ ...config.courier, clock }),
    sms: createSmsSender({ ...config.sms, clock }),
    email: config.email ? createSmtpEmailSender(config.email) : noEmailSender,
    files: openFileStore(config.fileStore),
    printer: createPdfLicencePrinter({
      publicUrl: config.publicUrl,
      font: config.font,
      ...(config.licenceSeal && { seal: createRsaLicenceSeal(config.licenceSeal), clock }),
    }),
    documentPrinter: createPdfDocumentPrinter({ font: config.font }),
    findDamage: findSupervisionDamage,
    findGoneWork,
  };
};
