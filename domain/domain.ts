import { createAudit } from './audit/index.ts';
import { createCalendar } from './calendar/index.ts';
import { createCalendarImports } from './calendar-imports/index.ts';
import { createCases, startProcessHandler } from './cases/index.ts';
import { createClocks } from './clocks/index.ts';
import { createCourier, createCourierEffects, type Courier } from './courier/index.ts';
import { createDetection } from './detection/index.ts';
import { createDocuments, createDocumentsEffects, type DocumentPrinter } from './documents/index.ts';
import { createEvents } from './events/index.ts';
import { correlateMessageHandler, createExactlyOnce, createExactlyOnceEffects } from './exactly-once/index.ts';
import type { CommandHandlers, EffectNeeds, FindGoneWork, ProcessEngine } from './exactly-once/index.ts';
import { createInquiries } from './inquiries/index.ts';
import { createItems } from './items/index.ts';
import { createLicences, createLicencesEffects } from './licences/index.ts';
import type { LicencePrinter, LicenceRepository } from './licences/index.ts';
import { createMaterials, createMaterialsEffects, type FileStore } from './materials/index.ts';
import { createModelEffects, createModels, type ModelCompiler } from './models/index.ts';
import type { Needs } from './needs.ts';
import {
  createNotifications,
  createNotificationsEffects,
  type EmailSender,
  type SmsSender,
} from './notifications/index.ts';
import { createOrders, startOrderHandler } from './orders/index.ts';
import { createPayments, createPaymentsEffects, type PaymentGateway } from './payments/index.ts';
import { createPeople, createPeopleEffects, type PasswordHasher } from './people/index.ts';
import { createSpecialProcedures } from './special-procedures/index.ts';
import { createReconciliation, createReconciliationEffects } from './reconciliation/index.ts';
import {
  createSupervision,
  createSupervisionEffects,
  startSupervisionHandler,
  stopSupervisionHandler,
  type FindDamage,
} from './supervision/index.ts';
import { completeTaskHandler, createTasks } from './tasks/index.ts';

/** Every use-case of every room, bound to one database handle: the pool for reading, a transaction for a unit of work. */
export const createDomain = (needs: Needs) => ({
  calendar: createCalendar(needs),
  audit: createAudit(needs),
  events: createEvents(needs),
  exactlyOnce: createExactlyOnce(needs),
  people: createPeople(needs),
  clocks: createClocks(needs),
  calendarImports: createCalendarImports(needs),
  items: createItems(needs),
  models: createModels(needs),
  cases: createCases(needs),
  materials: createMaterials(needs),
  documents: createDocuments(needs),
  payments: createPayments(needs),
  reconciliation: createReconciliation(needs),
  licences: createLicences(needs),
  courier: createCourier(needs),
  notifications: createNotifications(needs),
  specialProcedures: createSpecialProcedures(needs),
  tasks: createTasks(needs),
  inquiries: createInquiries(needs),
  orders: createOrders(needs),
  supervision: createSupervision(needs),
  detection: createDetection(needs),
});
export type Domain = ReturnType<typeof createDomain>;

/** Everything outside the program, by port. `adapters/outside.ts` and `main.ts` connect it. */
export interface Outside {
  engine: ProcessEngine;
  findDamage: FindDamage;
  findGoneWork: FindGoneWork;
  compiler: ModelCompiler;
  hasher: PasswordHasher;
  files: FileStore;
  payments: PaymentGateway;
  licences: LicenceRepository;
  printer: LicencePrinter;
  documentPrinter: DocumentPrinter;
  courier: Courier;
  sms: SmsSender;
  email: EmailSender;
}

/** The use-cases that touch the outside; each opens its own transactions around the call and gets only the ports it needs. */
export const createEffects = ({ outside, ...needs }: EffectNeeds & { outside: Outside }) => ({
  people: createPeopleEffects({ ...needs, hasher: outside.hasher }),
  models: createModelEffects({ ...needs, engine: outside.engine, compiler: outside.compiler }),
  materials: createMaterialsEffects({ ...needs, files: outside.files }),
  documents: createDocumentsEffects({ documentPrinter: outside.documentPrinter }),
  payments: createPaymentsEffects({ ...needs, gateway: outside.payments }),
  reconciliation: createReconciliationEffects({ ...needs, gateway: outside.payments }),
  licences: createLicencesEffects({
    ...needs,
    repository: outside.licences,
    printer: outside.printer,
    files: outside.files,
  }),
  courier: createCourierEffects({ ...needs, courier: outside.courier }),
  notifications: createNotificationsEffects({ ...needs, sms: outside.sms, email: outside.email }),
  exactlyOnce: createExactlyOnceEffects({ ...needs, findGoneWork: outside.findGoneWork }),
  supervision: createSupervisionEffects({ ...needs, engine: outside.engine, findDamage: outside.findDamage }),
});
export type Effects = ReturnType<typeof createEffects>;

/** How each kind of command to the engine is carried out; the relay knows nothing else. */
export const createCommandHandlers = (engine: ProcessEngine): CommandHandlers => ({
  'start-process': startProcessHandler(engine),
  'start-order': startOrderHandler(engine),
  'complete-task': completeTaskHandler(engine),
  'correlate-message': correlateMessageHandler(engine),
  'start-supervision': startSupervisionHandler(engine),
  'stop-supervision': stopSupervisionHandler(engine),
});
