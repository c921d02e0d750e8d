import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { demoFiling } from '../../local/demo/demo-filings.ts';
import { HttpRefusal, send } from '../../local/demo/http-client.ts';
import type { TestStack } from '../support/stack.ts';
import type { Random } from './random.ts';

/** How a case is to go. `unpaid` and `silent` wait for the clock to be moved. */
export const FATES = ['delivered', 'rejected', 'refused', 'withdrawn-early', 'withdrawn-paid', 'unpaid'] as const;
export type Fate = (typeof FATES)[number];

/** Out of twenty cases. */
const SHARES: Record<Fate, number> = {
  delivered: 12,
  rejected: 1,
  refused: 2,
  'withdrawn-early': 1,
  'withdrawn-paid': 2,
  unpaid: 2,
};

type Values = Record<string, unknown>;
type DeskOf = { user: string; values: Values };

interface OpenTask {
  id: string;
  case_no: string;
  task_key: string;
  branch: number | null;
}

const MATERIALS = ['application-form', 'planning-approval', 'design-documents', 'traffic-plan', 'restoration-plan'];
const BASIS = '《城市道路管理条例》第三十一条';
const LOOK_EVERY_MS = 150;
const AT_ONCE = 12;
const FURTHER_EVERY_MS = 12_000;
/** Cases under way; with more, all of them would stand at the same early steps and nobody would come to the later ones. */
const UNDER_WAY = 40;
const UNENDED = ['submitted', 'supplementing', 'accepted', 'granted', 'completed'];

const opinionOf = (opinion: 'agree' | 'refuse'): Values => ({
  reviewedPoints: ['traffic'],
  opinion,
  opinionText: '经审查，交通组织方案和占用范围已核对，意见如上。',
  legalBasis: BASIS,
});

/** Who decides this step, and how the fate of its case wants it. */
const deskOf = ({ task_key: step, branch }: OpenTask, fate: Fate, day: string): DeskOf | undefined => {
  const inspected = {
    inspectedOn: day,
    place: '现场',
    companion: '赵敏',
    checkedPoints: ['position'],
    inspection: 'passed',
  };
  switch (step) {
    case 'review-application':
      return fate === 'rejected'
        ? {
            user: 'wangxiulan',
            values: {
              acceptance: 'rejected',
              rejectionGround: 'not-competent',
              competentBody: '省公路事业发展中心',
              rejectionReason: '申请占用的路段不属于本机关职权范围。',
            },
          }
        : { user: 'wangxiulan', values: { acceptance: 'accepted', checkedMaterials: MATERIALS } };
    case 'inspect-site':
      return { user: 'liuyang', values: { ...inspected, findings: '现场与申请一致，围挡方案可行。' } };
    case 'cosign-inspection':
      return { user: 'zhaomin', values: { cosigned: true } };
    case 'review-by-department':
      return branch === 0
        ? { user: 'zhangjianguo', values: opinionOf('agree') }
        : { user: 'sunwei', values: opinionOf(fate === 'refused' ? 'refuse' : 'agree') };
    case 'confirm-opinion':
      return { user: branch === 0 ? 'chenzhiqiang' : 'zhoulihua', values: { confirmation: 'confirmed' } };
    case 'decide-application':
      return {
        user: 'chenzhiqiang',
        values: { decision: 'granted', legalBasis: BASIS, validFrom: day, conditions: '期满恢复原状。' },
      };
    default:
      return undefined;
  }
};

/** A refusal of the product's own, not a failure of the connection: what is there has changed, so look again. */
const isAnswer = (error: unknown): boolean => error instanceof HttpRefusal && error.status < 500;

/**
 * Applicants, clerks, payers and couriers of many cases at once. They do what they see to be done, over HTTP; when the server dies
 * under their hands they look again and do it again, as people do. Nothing here is part of the judgement.
 */
export class Population {
  readonly #stack: TestStack;
  readonly #random: Random;
  readonly #fates = new Map<string, Fate>();
  readonly #busy = new Set<string>();
  readonly #withdrawn = new Set<string>();
  /** case numbers the portal was given an answer for */
  readonly filed: string[] = [];
  #isFull = false;
  #isOver = false;

  constructor(stack: TestStack, random: Random) {
    this.#stack = stack;
    this.#random = random;
  }

  #drawFate(): Fate {
    const urn = FATES.flatMap((fate) => Array.from({ length: SHARES[fate] }, () => fate));
    return this.#random.pick(urn);
  }

  /** Files so many cases, and more while `isMore`, a few at once, insisting on an answer under the same key. */
  async file(count: number, isMore: () => boolean): Promise<void> {
    const startsOn = this.#stack.now().plus({ days: 60 }).toISODate() ?? '';
    let next = 0;
    const portal = async (): Promise<void> => {
      while ((next < count || isMore()) && !this.#isFull) {
        // those beyond the number come one after another: they only keep every point in use
        if (next >= count) await wait(FURTHER_EVERY_MS);
        const number = (next += 1);
        await this.#insist(() => this.#makeRoom());
        const key = randomUUID();
        const filing = await this.#insist(() =>
          this.#stack.office.prepare(demoFiling(number * 13, startsOn, false), 'courier'),
        );
        const { caseNo } = await this.#insist(() => this.#stack.office.portal.fileCase(filing, key));
        this.#fates.set(caseNo, this.#drawFate());
        this.filed.push(caseNo);
      }
    };
    await Promise.all(Array.from({ length: 4 }, portal));
  }

  /** Until fewer than so many cases are under way; those nobody will pay do not count. */
  async #makeRoom(): Promise<void> {
    for (;;) {
      const rows: { case_no: string; state: string }[] = await this.#stack
        .db('cases')
        .whereIn('state', UNENDED)
        .select('case_no', 'state');
      const moving = rows.filter((row) => row.state !== 'granted' || this.#fates.get(row.case_no) !== 'unpaid');
      if (moving.length < UNDER_WAY) return;
      await wait(LOOK_EVERY_MS);
    }
  }

  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (isAnswer(error) && (error as HttpRefusal).status !== 429) throw error;
        await wait(LOOK_EVERY_MS);
      }
    }
  }

  /** Everybody goes on looking and doing until `stop`. */
  async live(): Promise<void> {
    while (!this.#isOver) {
      await this.#look().catch((error: unknown) => {
        if (isAnswer(error)) throw error;
      });
      await wait(LOOK_EVERY_MS);
    }
  }

  /** No further cases; those under way go on. */
  stopFiling(): void {
    this.#isFull = true;
  }

  stop(): void {
    this.#isOver = true;
  }

  async #look(): Promise<void> {
    const { db } = this.#stack;
    const tasks: OpenTask[] = await db('tasks')
      .where({ state: 'open' })
      .whereNull('closed_at')
      .orderBy('case_no')
      .limit(60)
      .select('id', 'case_no', 'task_key', 'branch');
    // all of them: those nobody pays stay among them for good
    const orders = await db('payment_orders').where({ state: 'payable' }).select('order_no', 'case_no');
    const parcels = await db('parcels').whereIn('state', ['ordered', 'collected', 'in-transit']).limit(60);
    const withdrawals = await db('cases')
      .whereIn('state', ['submitted', 'accepted', 'granted'])
      .select('case_no', 'state');
    const doings = [
      ...tasks.map((task) => () => this.#decide(task)),
      ...orders.map((order) => () => this.#pay(order.order_no, order.case_no)),
      ...parcels.map((parcel) => () => this.#carry(parcel.parcel_no, parcel.state)),
      ...withdrawals.map((found) => () => this.#maybeWithdraw(found.case_no)),
    ];
    const lane = async (): Promise<void> => {
      for (let one = doings.shift(); one !== undefined; one = doings.shift()) await one();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  /** Once at a time per thing; whatever the answer, the next look tells whether it was done. */
  async #once(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    try {
      await work();
    } catch {
      // lost, refused or overtaken: looked at again
    } finally {
      this.#busy.delete(key);
    }
  }

  #decide(task: OpenTask): Promise<void> {
    const fate = this.#fates.get(task.case_no);
    const desk = fate && deskOf(task, fate, this.#stack.now().toISODate() ?? '');
    if (desk === undefined) return Promise.resolve();
    return this.#once(task.id, async () => {
      const client = await this.#stack.office.desk(desk.user);
      const { task: claimed } = await client.post<{ task: { version: number } }>(`/desk/api/tasks/${task.id}/claim`);
      const decision = { values: desk.values, version: claimed.version };
      // no answer: the button is pressed again, as people do
      await this.#insist(() => client.post(`/desk/api/tasks/${task.id}/decision`, decision));
    });
  }

  #pay(orderNo: string, caseNo: string): Promise<void> {
    if (this.#fates.get(caseNo) === 'unpaid') return Promise.resolve();
    const platform = `http://127.0.0.1:${this.#stack.site.ports['payment-gateway']}`;
    return this.#once(orderNo, async () => void (await send('POST', `${platform}/actions/orders/${orderNo}/pay`, {})));
  }

  #carry(parcelNo: string, state: string): Promise<void> {
    const next = { ordered: 'collected', collected: 'in-transit', 'in-transit': 'delivered' }[state];
    if (next === undefined) return Promise.resolve();
    const courier = `http://127.0.0.1:${this.#stack.site.ports.courier}`;
    return this.#once(parcelNo, async () => {
      await send('POST', `${courier}/actions/parcels/${parcelNo}/${next}`, {});
    });
  }

  async #maybeWithdraw(caseNo: string): Promise<void> {
    const fate = this.#fates.get(caseNo);
    if (this.#withdrawn.has(caseNo) || (fate !== 'withdrawn-early' && fate !== 'withdrawn-paid')) return;
    if (fate === 'withdrawn-paid') {
      const paid = await this.#stack.db('payment_orders').where({ case_no: caseNo, state: 'paid' }).first();
      if (paid === undefined) return;
    }
    await this.#once(`withdraw ${caseNo}`, async () => {
      await this.#stack.office.portal.withdraw(caseNo, '工程计划调整，暂不施工。');
      this.#withdrawn.add(caseNo);
    });
  }
}
