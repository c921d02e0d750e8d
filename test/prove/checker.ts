import type { Db } from '../../domain/needs.ts';
import { readLedger, type LedgerLine } from './ledgers.ts';
import type { StormReport } from './storm.ts';

/** Each a sentence naming what and where. */
export interface Verdict {
  lost: string[];
  doubled: string[];
  forged: string[];
}

export interface CheckInput {
  db: Db;
  /** case numbers the portal was answered with */
  filed: readonly string[];
  storm: Pick<StormReport, 'hostileIds' | 'accepted'>;
}

const ENDS = ['delivered', 'rejected', 'refused', 'withdrawn', 'payment-lapsed', 'lapsed'];

const countBy = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
};

const moreThanOnce = (counts: Map<string, number>, what: string): string[] =>
  [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${what} ${key}: ${count} 次`);

const rowsOf = async <T>(db: Db, sql: string, bindings: readonly unknown[] = []): Promise<T[]> =>
  (await db.raw<{ rows: T[] }>(sql, bindings as never)).rows;

/** Whatever of ours did not come to its end. */
const findUnfinished = async (db: Db, filed: readonly string[]): Promise<string[]> => {
  const cases = await rowsOf<{ case_no: string; state: string }>(db, 'select case_no, state from cases');
  const known = new Set(cases.map(({ case_no: caseNo }) => caseNo));
  const [tasks, commands, effects, incidents, clocks, notices] = await Promise.all([
    rowsOf<{ id: string }>(db, `select id from tasks where state in ('open', 'deciding')`),
    rowsOf<{ id: string }>(db, `select command_id as id from outbox_commands where state in ('pending', 'dead')`),
    rowsOf<{ id: string }>(db, `select id from effects where state in ('intended', 'sent')`),
    rowsOf<{ id: string }>(db, `select kind || ' ' || subject as id from incidents where state = 'open'`),
    rowsOf<{ id: string }>(
      db,
      `select k.id from clocks k join cases c on c.case_no = k.case_no where k.state <> 'stopped' and k.subject_kind in ('case', 'task')`,
    ),
    rowsOf<{ id: string }>(db, `select id from notifications where state = 'pending'`),
  ]);
  const each = (what: string, rows: readonly { id: string }[]) => rows.map(({ id }) => `${what} ${id}`);
  return [
    ...filed.filter((caseNo) => !known.has(caseNo)).map((caseNo) => `答复过的办件不见了 ${caseNo}`),
    ...cases.filter(({ state }) => !ENDS.includes(state)).map((one) => `办件没有走完 ${one.case_no}（${one.state}）`),
    ...each('任务没有了结', tasks),
    ...each('指令没有送达', commands),
    ...each('外部动作没有结果', effects),
    ...each('异常没有解决', incidents),
    ...each('时限没有停', clocks),
    ...each('短信没有发出', notices),
  ];
};

/** What the engine and our own books hold more than once. */
const findRepeated = async (db: Db): Promise<string[]> => {
  type Repeated = { what: string; count: number };
  const rows = await rowsOf<Repeated>(
    db,
    `select '流程实例 ' || business_key_ as what, count(*)::int as count from engine.act_hi_procinst
       where super_process_instance_id_ is null and business_key_ is not null
       group by proc_def_key_, business_key_ having count(*) > 1
     union all
     select '办件事件 ' || case_no || ' ' || type, count(*)::int from case_events group by case_no, type, data having count(*) > 1
     union all
     select '到账登记 ' || case_no, count(*)::int from case_events where type = 'PaymentReceived' group by case_no having count(*) > 1
     union all
     select '文书 ' || case_no || ' ' || kind, count(*)::int from documents
       where kind in ('acceptance-notice', 'grant-decision', 'refusal-decision', 'rejection-notice')
       group by case_no, kind having count(*) > 1
     union all
     select '证照 ' || case_no, count(*)::int from licences group by case_no having count(*) > 1
     union all
     select '办理意见 ' || subject_id, count(*)::int from audit_lines where action = 'decide-task'
       group by subject_id having count(*) > 1
     union all
     select '来件 ' || provider || ' ' || event_id, count(*)::int from inbox_messages group by provider, event_id having count(*) > 1`,
  );
  return rows.map(({ what, count }) => `${what}: ${count} 次`);
};

interface OrderRow {
  order_no: string;
  case_no: string;
  case_state: string;
  state: string;
  amount_fen: number;
}

const sumOf = (lines: readonly LedgerLine[]): number =>
  lines.reduce((sum, line) => sum + (line.refund?.amountFen ?? 0), 0);

/** Money: what the platform's book says against ours. */
const checkMoney = async (db: Db): Promise<Verdict> => {
  const verdict: Verdict = { lost: [], doubled: [], forged: [] };
  const book = readLedger('payment-gateway');
  const created = book.filter(({ type }) => type === 'order-created');
  const paid = book.filter(({ type }) => type === 'order-paid');
  const refunded = book.filter(({ type }) => type === 'order-refunded');
  verdict.doubled.push(
    ...moreThanOnce(
      countBy(created, (one) => String(one.merchantOrderNo)),
      '下单',
    ),
  );
  verdict.doubled.push(
    ...moreThanOnce(
      countBy(paid, (one) => String(one.merchantOrderNo)),
      '付款',
    ),
  );
  verdict.doubled.push(
    ...moreThanOnce(
      countBy(refunded, (one) => String(one.refund?.merchantRefundNo)),
      '退款',
    ),
  );
  const orders = await rowsOf<OrderRow>(
    db,
    `select o.order_no, o.case_no, c.state as case_state, o.state, o.amount_fen from payment_orders o join cases c using (case_no)`,
  );
  verdict.doubled.push(
    ...moreThanOnce(
      countBy(orders, (one) => one.case_no),
      '一件多单',
    ),
  );
  const ours = new Set(orders.map((order) => order.order_no));
  for (const { merchantOrderNo } of created)
    if (!ours.has(String(merchantOrderNo))) verdict.doubled.push(`平台上有本平台没有的订单 ${merchantOrderNo}`);
  for (const order of orders) {
    const wasPaid = paid.some((one) => one.merchantOrderNo === order.order_no);
    const back = sumOf(refunded.filter((one) => one.refund?.merchantOrderNo === order.order_no));
    const name = `订单 ${order.order_no}（${order.state}）`;
    if (wasPaid && !['paid', 'refunding', 'refunded'].includes(order.state))
      verdict.lost.push(`${name} 已付款而未到账`);
    if (!wasPaid && ['paid', 'refunding', 'refunded'].includes(order.state))
      verdict.forged.push(`${name} 未付款而到账`);
    if (back > order.amount_fen) verdict.doubled.push(`${name} 多退了 ${back - order.amount_fen} 分`);
    if (order.case_state === 'withdrawn' && wasPaid && back < order.amount_fen)
      verdict.lost.push(`${name} 撤回而未退款`);
    if (order.case_state === 'delivered' && back > 0) verdict.doubled.push(`${name} 已送达而退款`);
  }
  return verdict;
};

/** Registered before their applicant withdrew: rightly there, as long as the repository's own book says they were revoked. */
const takenBack = async (db: Db): Promise<string[]> => {
  const changes = readLedger('licence-repository').filter(({ type }) => type === 'licence-state-changed');
  const revoked = new Set(changes.filter(({ state }) => state === 'revoked').map(({ identifier }) => identifier));
  const rows = await rowsOf<{ identifier: string }>(
    db,
    `select l.identifier from licences l join cases c using (case_no) where c.state = 'withdrawn'`,
  );
  return rows.map(({ identifier }) => identifier).filter((identifier) => revoked.has(identifier));
};

/** Licences, parcels and texts: once outside for each that is due. */
const checkGoods = async (db: Db): Promise<Verdict> => {
  const verdict: Verdict = { lost: [], doubled: [], forged: [] };
  const due = await rowsOf<{ case_no: string; identifier: string | null; parcel_no: string | null }>(
    db,
    `select c.case_no, l.identifier, p.parcel_no from cases c left join licences l using (case_no)
       left join parcels p on p.case_no = c.case_no and p.direction = 'out' where c.state = 'delivered'`,
  );
  const registered = readLedger('licence-repository').filter(({ type }) => type === 'licence-registered');
  const parcels = readLedger('courier').filter(({ type }) => type === 'parcel-ordered');
  const perParcel = countBy(parcels, (one) => String(one.clientParcelNo));
  for (const { case_no: caseNo, identifier, parcel_no: parcelNo } of due) {
    const count = registered.filter((one) => JSON.stringify(one).includes(identifier ?? 'none')).length;
    if (identifier === null || count === 0) verdict.lost.push(`办件 ${caseNo} 的证照没有登记`);
    if (count > 1) verdict.doubled.push(`办件 ${caseNo} 的证照登记了 ${count} 次`);
    if (parcelNo === null || !perParcel.has(parcelNo)) verdict.lost.push(`办件 ${caseNo} 的邮件没有下单`);
  }
  const ours = new Set(
    (await rowsOf<{ parcel_no: string }>(db, 'select parcel_no from parcels')).map((one) => one.parcel_no),
  );
  for (const parcelNo of perParcel.keys())
    if (!ours.has(parcelNo)) verdict.doubled.push(`快递平台上有本平台没有的邮件 ${parcelNo}`);
  verdict.doubled.push(...moreThanOnce(perParcel, '寄件'));
  if (parcels.length > perParcel.size) verdict.doubled.push(`寄件 ${parcels.length} 单，单号 ${perParcel.size} 个`);
  const issuedHere = new Set([...due.map((one) => one.identifier), ...(await takenBack(db))]);
  const types = new Set([...issuedHere].map((identifier) => identifier?.split('.').slice(0, 7).join('.')));
  for (const one of registered) {
    const text = JSON.stringify(one);
    const isOfOurType = [...types].some((type) => type !== undefined && text.includes(type));
    if (isOfOurType && ![...issuedHere].some((identifier) => identifier !== null && text.includes(identifier)))
      verdict.doubled.push(`证照库里有一份多出来的证照 ${String(one['identifier'])}`);
  }
  return verdict;
};

const checkTexts = async (db: Db): Promise<Verdict> => {
  const keyOf = (phone: string, text: string): string => `${phone} ${text}`;
  const rows = await rowsOf<{ recipient: string; text: string; case_no: string; template: string }>(
    db,
    `select recipient, text, case_no, template from notifications where state in ('sent', 'delivered')`,
  );
  const wanted = countBy(rows, ({ recipient, text }) => keyOf(recipient, text));
  const sent = countBy(
    readLedger('sms').filter(({ type }) => type === 'message-sent'),
    ({ message }) => keyOf(String(message?.phone), String(message?.text)),
  );
  const lost = [...wanted]
    .filter(([key, count]) => (sent.get(key) ?? 0) < count)
    .map(([key]) => `短信没有到平台 ${key}`);
  const doubled = [...sent].filter(([key, count]) => count > (wanted.get(key) ?? 0)).map(([key]) => `短信多发 ${key}`);
  return { lost, doubled, forged: [] };
};

const checkForgeries = async (db: Db, { hostileIds, accepted }: CheckInput['storm']): Promise<string[]> => {
  const kept = await rowsOf<{ event_id: string }>(db, 'select event_id from inbox_messages where event_id = any(?)', [
    [...hostileIds],
  ]);
  return [
    ...accepted.map((what) => `伪造的回调得到了成功答复：${what}`),
    ...kept.map((row) => `伪造的回调进了来件登记：${row.event_id}`),
  ];
};

/**
 * What was lost, doubled or believed wrongly, told from the outside systems' own books and from our tables; no code of the product
 * has a say in it.
 */
export const check = async ({ db, filed, storm }: CheckInput): Promise<Verdict> => {
  const [money, goods, texts] = await Promise.all([checkMoney(db), checkGoods(db), checkTexts(db)]);
  return {
    lost: [...(await findUnfinished(db, filed)), ...money.lost, ...goods.lost, ...texts.lost],
    doubled: [...(await findRepeated(db)), ...money.doubled, ...goods.doubled, ...texts.doubled],
    forged: [...(await checkForgeries(db, storm)), ...money.forged],
  };
};
