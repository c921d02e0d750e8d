import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../domain/needs.ts';
import { printDemoFile } from './demo-file.ts';
import { renewalFiling, type DemoFiling } from './demo-filings.ts';
import { DeskClient, type DeskWork } from './desk-client.ts';
import { send } from './http-client.ts';
import { IntegratorClient } from './integrator-client.ts';
import type { DemoAccess } from './make-accounts.ts';

const APPLICANT_MATERIALS = {
  'design-documents': '设计文件（平面位置图、断面图）',
  'traffic-plan': '交通组织方案',
  'restoration-plan': '道路修复方案',
};
const PATIENCE_MS = 30_000;

/** Where the demo's people and outside systems are. */
export interface OfficeSettings {
  baseUrl: string;
  access: DemoAccess;
  db: Db;
  payments: string;
  courier: string;
  licences: string;
  /** lets the time pass that somebody takes to read before deciding; none where time stands still */
  read?(): void;
}

/** What is decided about a licence, on which ground of the law and why. */
export interface LicenceDecision {
  kind: 'suspend' | 'lift' | 'revoke' | 'withdraw' | 'forfeit' | 'cancel';
  ground: string;
  documentNo?: string;
  reason: string;
  isPublicInterestWeighed?: boolean;
}

/** Everybody who has a part in a case: clerks at their desks, the portal, the payer, the courier, issuers of licences. */
export class Office {
  readonly #settings: OfficeSettings;
  readonly #sessions = new Map<string, Promise<DeskClient>>();
  #desk: Promise<unknown> = Promise.resolve();
  readonly portal: IntegratorClient;

  constructor(settings: OfficeSettings) {
    this.#settings = settings;
    this.portal = new IntegratorClient(settings.baseUrl, settings.access.apiKey);
  }

  desk(user: string): Promise<DeskClient> {
    const password = this.#settings.access.accounts.find((account) => account.user === user)?.password ?? '';
    const session = this.#sessions.get(user) ?? DeskClient.signIn(this.#settings.baseUrl, user, password);
    this.#sessions.set(user, session);
    // who could not sign in just now tries again
    session.catch(() => this.#sessions.delete(user));
    return session;
  }

  /** Claims the case's task of that step, reads, and decides it with these values; people work one after the other. */
  work(user: string, task: DeskWork, isRead = true): Promise<void> {
    const read = isRead ? this.#settings.read : undefined;
    const done = this.#desk.then(async () => (await this.desk(user)).work(task, read));
    this.#desk = done.catch(() => undefined);
    return done;
  }

  async #upload(key: string, title: string): Promise<{ key: string; uploadId: string }> {
    const uploadId = await this.portal.upload(`${title}.pdf`, await printDemoFile(title), 'application/pdf');
    return { key, uploadId };
  }

  /** What the repository holds is not handed in, nor what its issuer is to be asked for. */
  async #prepareApproval({ hasPlanningApproval, isApprovalDemanded = false }: DemoFiling) {
    const key = 'planning-approval';
    if (isApprovalDemanded) return { key, isDemanded: true };
    return hasPlanningApproval ? { key } : this.#upload(key, '建设工程规划许可证');
  }

  /** Uploads the materials of a filing; answers it as it may be filed, more than once. */
  async prepare(filing: DemoFiling, method: 'courier' | 'pickup'): Promise<Record<string, unknown>> {
    const uploads = await Promise.all([
      this.#prepareApproval(filing),
      ...Object.entries(APPLICANT_MATERIALS).map(([key, title]) => this.#upload(key, title)),
    ]);
    const materials = [{ key: 'application-form' }, ...uploads];
    const { applicant, form } = filing;
    const { contactName, name, phone, address } = applicant;
    const delivery = method === 'pickup' ? { method } : { method, recipient: contactName ?? name, phone, address };
    return { item: 'road-occupation', applicant, form, materials, delivery };
  }

  /** Files it with freshly uploaded materials; answers the case number. */
  async file(filing: DemoFiling, method: 'courier' | 'pickup', idempotencyKey: string): Promise<string> {
    return (await this.portal.fileCase(await this.prepare(filing, method), idempotencyKey)).caseNo;
  }

  /** The holder of the licence of this case asks for more days; answers the number of the new case. */
  async requestRenewal(caseNo: string, extensionDays: number): Promise<string> {
    const { db } = this.#settings;
    const { identifier } = await db('licences').where({ case_no: caseNo }).first('identifier');
    const { applicant, delivery } = await db('cases').where({ case_no: caseNo }).first('applicant', 'delivery');
    const materials = [{ key: 'application-form' }, await this.#upload('progress-report', '施工进度和延期情况说明')];
    const filing = { ...renewalFiling(identifier, extensionDays), applicant, delivery, materials };
    return (await this.portal.fileCase(filing, `renew-${caseNo}-${randomUUID()}`)).caseNo;
  }

  /** The newest case that asks to renew the licence of this one. */
  async renewalOf(caseNo: string): Promise<string> {
    const { db } = this.#settings;
    const licence = db('licences').where({ case_no: caseNo }).select('identifier');
    const row = await db('cases').whereIn('renews_identifier', licence).orderBy('received_at', 'desc').first('case_no');
    if (row === undefined) throw new Error(`nobody asked to renew the licence of ${caseNo}`);
    return row.case_no as string;
  }

  /** The applicant answers the supplement notice with a new file and, where it was wrong, the form again. */
  async answerSupplement(
    caseNo: string,
    form?: Record<string, unknown>,
    file = { key: 'design-documents', title: '设计文件（补充断面图）' },
  ): Promise<void> {
    const materials = [await this.#upload(file.key, file.title)];
    await this.portal.answerSupplement(caseNo, { materials, ...(form !== undefined && { form }) });
  }

  /** The applicant pays at the payment platform; resolves when its notice has reached us. */
  async pay(caseNo: string): Promise<void> {
    const { payment } = await this.portal.getCase(caseNo);
    if (!payment) throw new Error(`${caseNo} has nothing to pay`);
    await send('POST', `${this.#settings.payments}/actions/orders/${payment.orderNo}/pay`, {});
    await this.#until(`${caseNo} is paid`, async () => (await this.portal.getCase(caseNo)).payment?.state === 'paid');
  }

  /** The courier moves the parcel on; resolves when its notice has reached us. */
  async moveParcel(
    caseNo: string,
    state: 'collected' | 'in-transit' | 'delivery-failed' | 'delivered' | 'returned',
  ): Promise<void> {
    const { parcel } = await this.portal.getCase(caseNo);
    if (!parcel) throw new Error(`${caseNo} has no parcel`);
    await send('POST', `${this.#settings.courier}/actions/parcels/${parcel.parcelNo}/${state}`, {});
    const row = this.#settings.db('parcels').where({ parcel_no: parcel.parcelNo, state });
    await this.#until(`${caseNo}'s parcel is ${state}`, async () => Boolean(await row.clone().first()));
  }

  /** Somebody decides about the licence of a case as they see it; resolves when the licence repository was told. */
  async changeLicence(user: string, caseNo: string, decision: LicenceDecision): Promise<void> {
    const [desk, path] = [await this.desk(user), `/desk/api/cases/${caseNo}`];
    const { licence } = await desk.get<{ licence: { state: string } | null }>(path);
    if (!licence) throw new Error(`${caseNo} has no licence`);
    await desk.post(`${path}/licence/changes`, { ...decision, state: licence.state });
    const { db } = this.#settings;
    const untold = db('licence_changes as c')
      .join('licences as l', 'l.id', 'c.licence_id')
      .where('l.case_no', caseNo)
      .whereNull('c.told_at');
    await this.#until(`the repository knows of ${caseNo}`, async () => !(await untold.clone().first('c.id')));
  }

  /** The issuer answers what was demanded from it for this case; resolves when we have its answer. */
  async answerDemand(caseNo: string, answer: 'supply' | 'refuse', reason?: string): Promise<void> {
    const demands = this.#settings.db('licence_demands').where({ case_no: caseNo });
    const isSent = async () => Boolean(await demands.clone().where({ state: 'demanded' }).first());
    await this.#until(`the issuer is asked for ${caseNo}`, isSent);
    const { demand_no: demandNo } = await demands.clone().where({ state: 'demanded' }).first('demand_no');
    await send('POST', `${this.#settings.licences}/actions/demands/${demandNo}/${answer}`, {}, { reason });
    const isAnswered = async () => !(await isSent());
    await this.#until(`the issuer's answer for ${caseNo} is here`, isAnswered);
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (const late = Date.now() + PATIENCE_MS; Date.now() < late; await wait(50)) if (await isSo()) return;
    throw new Error(`waited in vain until ${what}`);
  }
}
