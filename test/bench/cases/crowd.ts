import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../../domain/needs.ts';
import { send } from '../../../local/demo/http-client.ts';
import type { DemoAccess } from '../../../local/demo/make-accounts.ts';
import type { Site } from '../../../local/parts/site.ts';
import { LeanHttp } from './lean-http.ts';

type Values = Record<string, unknown>;

const MATERIALS = ['application-form', 'planning-approval', 'design-documents', 'traffic-plan', 'restoration-plan'];
const BASIS = '《城市道路管理条例》第三十一条';
const opinion = {
  reviewedPoints: ['purpose', 'extent', 'traffic'],
  opinion: 'agree',
  opinionText: '占用位置和面积合理，修复方案可行，同意。',
  legalBasis: BASIS,
};

/** Who works on which steps, and what they fill in that day. */
const desksOn = (day: string): Record<string, Record<string, Values>> => ({
  wangxiulan: { 'review-application': { acceptance: 'accepted', checkedMaterials: MATERIALS } },
  liuyang: {
    'inspect-site': {
      inspectedOn: day,
      place: '申请占用路段现场',
      companion: '赵敏',
      checkedPoints: ['position', 'traffic', 'pipelines', 'safety'],
      findings: '现场位置、面积与申请一致，围挡方案可行。',
      inspection: 'passed',
    },
  },
  zhaomin: { 'cosign-inspection': { cosigned: true } },
  zhangjianguo: { 'review-by-department': opinion },
  sunwei: { 'review-by-department': opinion },
  chenzhiqiang: {
    'confirm-opinion': { confirmation: 'confirmed' },
    'decide-application': { decision: 'granted', legalBasis: BASIS, validFrom: day, conditions: '期满恢复原状。' },
  },
  zhoulihua: { 'confirm-opinion': { confirmation: 'confirmed' } },
});

/** As often as the plain client lists its tasks, at most. */
const GAP_MS = 100;

/** A clerk whose page is open: hears by the stream that the list changed, fetches it, claims and decides what is new. */
class Desk {
  readonly #http: LeanHttp;
  readonly #answers: Record<string, Values>;
  readonly #taken = new Set<string>();
  readonly #failed: Error[];
  #isWoken = false;
  #isBusy = false;

  constructor(http: LeanHttp, answers: Record<string, Values>, failed: Error[]) {
    this.#http = http;
    this.#answers = answers;
    this.#failed = failed;
  }

  async open(): Promise<void> {
    await this.#http.listen('/desk/api/stream', 'tasks-changed', () => this.#wake());
    this.#wake();
  }

  get calls(): number {
    return this.#http.calls;
  }

  close(): void {
    this.#http.close();
  }

  #note(error: unknown): void {
    this.#failed.push(error instanceof Error ? error : new Error(String(error)));
  }

  #wake(): void {
    this.#isWoken = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    void this.#look()
      .catch((error: unknown) => this.#note(error))
      .finally(() => (this.#isBusy = false));
  }

  async #look(): Promise<void> {
    while (this.#isWoken) {
      this.#isWoken = false;
      type List = { rows: { id: string; taskKey: string }[] };
      const { rows } = await this.#http.call<List>('GET', '/desk/api/tasks?view=open&limit=100');
      for (const { id, taskKey } of rows) {
        const values = this.#answers[taskKey];
        if (values === undefined || this.#taken.has(id)) continue;
        this.#taken.add(id);
        void this.#decide(id, values).catch((error: unknown) => this.#note(error));
      }
      await wait(GAP_MS);
    }
  }

  async #decide(id: string, values: Values): Promise<void> {
    type Claimed = { task: { version: number } };
    const { task } = await this.#http.call<Claimed>('POST', `/desk/api/tasks/${id}/claim`, {});
    await this.#http.call('POST', `/desk/api/tasks/${id}/decision`, { values, version: task.version });
  }
}

/** Clerks at their desks, the portal, the payer and the courier: everybody a road permit needs. */
export class Crowd {
  readonly #site: Site;
  readonly #access: DemoAccess;
  readonly #db: Db;
  readonly #failed: Error[] = [];
  #desks: Desk[] = [];

  constructor(site: Site, access: DemoAccess, db: Db) {
    this.#site = site;
    this.#access = access;
    this.#db = db;
  }

  async open(day: string): Promise<void> {
    for (const [user, answers] of Object.entries(desksOn(day))) {
      const login = { login: user, password: this.#access.accounts.find((one) => one.user === user)?.password ?? '' };
      const session = await send<{ csrfToken: string }>('POST', `${this.#site.publicUrl}/session`, {}, login);
      const headers = { cookie: session.cookies.join('; '), 'x-csrf-token': session.body.csrfToken };
      const desk = new Desk(new LeanHttp(this.#site.publicUrl, headers), answers, this.#failed);
      await desk.open();
      this.#desks.push(desk);
    }
  }

  close(): void {
    for (const desk of this.#desks) desk.close();
  }

  /** Files these cases, `atOnce` at a time, and lets everybody do their part until all are delivered. */
  async play(filings: readonly unknown[], atOnce: number): Promise<void> {
    const portal = new LeanHttp(`${this.#site.publicUrl}/api/v1`, { authorization: `Bearer ${this.#access.apiKey}` });
    const waiting = [...filings];
    const open = new Set<string>();
    const fileNext = async (): Promise<void> => {
      const filing = waiting.shift();
      if (filing === undefined) return;
      const key = { 'idempotency-key': crypto.randomUUID() };
      open.add((await portal.call<{ caseNo: string }>('POST', '/cases', filing, key)).caseNo);
    };
    await Promise.all(Array.from({ length: atOnce }, fileNext));
    while (open.size > 0) {
      await Promise.all([this.#pay(), this.#carry()]);
      const delivered = await this.#deliveredOf([...open]);
      for (const caseNo of delivered) open.delete(caseNo);
      await Promise.all(delivered.map(fileNext));
      if (this.#failed[0] !== undefined) throw this.#failed[0];
      await wait(GAP_MS);
    }
    portal.close();
  }

  async #deliveredOf(caseNos: readonly string[]): Promise<string[]> {
    const rows: { case_no: string }[] = await this.#db('cases')
      .whereIn('case_no', caseNos)
      .where({ state: 'delivered' })
      .select('case_no');
    return rows.map((row) => row.case_no);
  }

  readonly #paid = new Set<string>();

  async #pay(): Promise<void> {
    const rows: { order_no: string }[] = await this.#db('payment_orders')
      .where({ state: 'payable' })
      .select('order_no');
    const due = rows.map((row) => row.order_no).filter((orderNo) => !this.#paid.has(orderNo));
    for (const orderNo of due) this.#paid.add(orderNo);
    const platform = `http://127.0.0.1:${this.#site.ports['payment-gateway']}`;
    await Promise.all(due.map((orderNo) => send('POST', `${platform}/actions/orders/${orderNo}/pay`, {})));
  }

  readonly #carried = new Set<string>();

  async #carry(): Promise<void> {
    const rows: { parcel_no: string }[] = await this.#db('parcels').where({ state: 'ordered' }).select('parcel_no');
    const due = rows.map((row) => row.parcel_no).filter((parcelNo) => !this.#carried.has(parcelNo));
    for (const parcelNo of due) this.#carried.add(parcelNo);
    const courier = `http://127.0.0.1:${this.#site.ports.courier}`;
    await Promise.all(
      due.map(async (parcelNo) => {
        for (const state of ['collected', 'in-transit', 'delivered'])
          await send('POST', `${courier}/actions/parcels/${parcelNo}/${state}`, {});
      }),
    );
  }
}
