/** One wrong line or two, as somebody might write them, and how hard the product must be shaken until it shows. */
export interface Mutant {
  name: string;
  /** what is wrong, in one sentence */
  about: string;
  edits: readonly { file: string; find: string; replace: string }[];
  /** where programs die; none = no deaths */
  labels?: readonly string[];
  kills?: number;
  callbacks?: number;
  /** more than the usual few, where it shows in one of many */
  cases?: number;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'inbox-without-key',
    about: '来件登记没有唯一约束，每次都当作第一次',
    edits: [
      {
        file: 'migrations/0001_create_foundations.ts',
        find: 'primary key (provider, event_id)',
        replace: 'check (true)',
      },
      {
        file: 'domain/exactly-once/inbox-store.ts',
        find: `.onConflict(['provider', 'event_id'])\n    .ignore()\n    `,
        replace: '',
      },
    ],
    callbacks: 400,
  },
  {
    name: 'inbox-ignored',
    about: '不看来件登记，重复的到账通知再登记一次',
    edits: [
      {
        file: 'domain/exactly-once/receive-once.ts',
        find: 'if (!(await insertInboxMessage(needs, input)))',
        replace: 'await insertInboxMessage(needs, input);\n  if (Math.random() > 2)',
      },
      {
        file: 'domain/payments/payment.ts',
        find: "payable: ['paid', 'closed'],\n  paid: ['refunding'],",
        replace: "payable: ['paid', 'closed'],\n  paid: ['paid', 'refunding'],",
      },
      {
        file: 'domain/payments/settle-order.ts',
        find: "if (order.gatewayPaymentId === received.paymentId) return 'already';\n  if (order.gatewayPaymentId !== undefined)",
        replace: 'if (Math.random() > 2)',
      },
      {
        file: 'domain/exactly-once/outbox-store.ts',
        find: 'order by v.position returning ?`',
        replace: 'order by v.position on conflict do nothing returning ?`',
      },
    ],
    callbacks: 400,
  },
  {
    name: 'signature-unchecked',
    about: '不核对回调的签名',
    edits: [
      {
        file: 'server/callbacks/signature-auth.ts',
        find: "if (!isSigned || nonce === ''",
        replace: "if (nonce === ''",
      },
    ],
    callbacks: 300,
  },
  {
    name: 'timestamp-unchecked',
    about: '不核对回调的时间戳，旧回调可以重放',
    edits: [
      {
        file: 'server/callbacks/signature-auth.ts',
        find: 'Math.abs(age) > TOLERANCE_SECONDS',
        replace: 'Math.abs(age) > 1e12',
      },
    ],
    callbacks: 300,
  },
  {
    name: 'amount-unchecked',
    about: '不核对到账金额',
    edits: [
      { file: 'domain/payments/confirm-payment.ts', find: ' || notice.amountFen !== order.amountFen', replace: '' },
    ],
    callbacks: 300,
  },
  {
    name: 'merchant-unchecked',
    about: '不核对商户号',
    edits: [
      {
        file: 'domain/payments/confirm-payment.ts',
        find: 'if (notice.merchant !== merchant) throw paymentMerchantMismatch();',
        replace: 'void [merchant, paymentMerchantMismatch];',
      },
    ],
    callbacks: 300,
  },
  {
    name: 'new-key-per-retry',
    about: '每次重试都用新的幂等键寄件',
    edits: [
      {
        file: 'domain/exactly-once/perform-effect.ts',
        find: 'earlier ?? (await call.send(effect.effect_key))',
        replace:
          "earlier ?? (await call.send(effect.state === 'intended' ? effect.effect_key : `${effect.effect_key.slice(0, 24)}${String(Date.now()).slice(-8)}`))",
      },
      {
        file: 'domain/exactly-once/perform-effect.ts',
        find: "effect.state === 'intended' ? undefined : await call.query(effect.effect_key)",
        replace: 'await Promise.resolve(undefined)',
      },
    ],
    labels: ['effect-answered:dispatch-courier'],
    kills: 2,
  },
  {
    name: 'send-without-asking',
    about: '短信重试时换了编号，不问平台是否已发',
    edits: [
      {
        file: 'domain/notifications/hand-over.ts',
        find: 'const key = messageKey(id);',
        replace: 'const key = messageKey(`${id}${attempts}`);',
      },
    ],
    labels: ['notification-sent'],
    kills: 3,
  },
  {
    name: 'acknowledge-before-commit',
    about: '先答复回调、后提交，提交失败就丢了到账',
    edits: [
      {
        file: 'server/callbacks/receive-callback.ts',
        find: 'const taken = await deps.transact((domain) => take(domain, message, actor));\n    await deps.reached(`callback-committed:${provider}`);\n    return taken;',
        replace:
          "setTimeout(() => void Promise.resolve(deps.reached(`callback-committed:${provider}`)).then(() => deps.transact((domain) => take(domain, message, actor))).catch(() => undefined), 50);\n    return { outcome: 'received', isRepeat: false };",
      },
    ],
    labels: ['callback-committed:courier'],
    kills: 3,
  },
  {
    name: 'complete-before-work',
    about: '先向引擎报完成，再做事',
    edits: [
      {
        file: 'workers/run-task.ts',
        find: '  const output = (await prepared.topic.run(input, contextOf(work))) as Record<string, unknown>;\n  await reached(`topic-done:${name}`);\n',
        replace:
          "  const isEarly = name === 'record-delivery';\n  if (isEarly) await tell(() => service.complete(task, prepared.writeOutput({})), lock.signal);\n  await reached(`topic-done:${name}`);\n  const output = (await prepared.topic.run(input, contextOf(work))) as Record<string, unknown>;\n",
      },
    ],
    labels: ['topic-done:record-delivery'],
    kills: 2,
  },
  {
    name: 'forget-before-record',
    about: '引擎动态先删除、后登记，中间死掉就丢了任务',
    edits: [
      {
        file: 'workers/engine-feed.ts',
        find: 'input.transact(async (needs) => {\n      const { taken, progress } = await input.take(needs, BATCH);',
        replace:
          '(async () => {\n      const { taken, progress } = await input.transact((needs) => input.take(needs, BATCH));',
      },
      {
        file: 'workers/engine-feed.ts',
        find: 'if (progress.length > 0) await input.record(needs, progress);',
        replace: 'if (progress.length > 0) await input.transact((needs) => input.record(needs, progress));',
      },
      {
        file: 'workers/engine-feed.ts',
        find: 'return taken === BATCH;\n    });',
        replace: 'return taken === BATCH;\n    })();',
      },
    ],
    labels: ['feed-taken'],
    kills: 4,
  },
  {
    name: 'settle-before-deliver',
    about: '指令先记为已送达，再去送',
    edits: [
      {
        file: 'workers/outbox-relay.ts',
        find: '  await input.reached(`relay-before-deliver:${command.kind}`);\n',
        replace:
          "  await input.transact((needs) => settleCommand(needs, command, { result: 'done', outcome: 'early', value: {} }, { ...handler, settled: async () => undefined }));\n  await input.reached(`relay-before-deliver:${command.kind}`);\n",
      },
    ],
    labels: ['relay-before-deliver:complete-task'],
    kills: 3,
  },
  {
    name: 'start-twice',
    about: '引擎没有唯一索引，启动也不先看',
    edits: [{ file: 'engine/sql/0002-start-once.sql', find: 'create unique index', replace: 'create index' }],
    labels: ['relay-delivered:start-process'],
    kills: 3,
  },
  {
    name: 'refund-forgotten',
    about: '撤回时不退款',
    edits: [
      {
        file: 'workers/topics/settle-withdrawal.ts',
        find: "(await effects.payments.withdrawPayment({ caseNo }, actor)) === 'refunded'",
        replace: 'Math.random() > 2',
      },
    ],
    cases: 50,
  },
  {
    name: 'decide-twice',
    about: '已经办理的任务还可以再办',
    edits: [
      {
        file: 'domain/tasks/claim-task.ts',
        find: 'if (task.decidedBy !== undefined) throw await decidedBySomebody(needs, task);',
        replace: '',
      },
      {
        file: 'domain/tasks/claim-task.ts',
        find: "if (task.state !== 'open' || task.closedAt !== undefined) throw errors.taskOver();",
        replace: '',
      },
      {
        file: 'domain/tasks/claim-task.ts',
        find: 'if (task.version !== version) throw errors.taskChanged();',
        replace: '',
      },
    ],
    labels: ['decision-committed'],
    kills: 4,
  },
];
