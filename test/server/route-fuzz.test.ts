import fc from 'fast-check';
import { expect } from 'chai';
import type { AnyRoute } from '../../server/route.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { addStaff, openTask, REVIEW_APPLICATION } from './support/desk-office.ts';
import { fileSample, portalOf, sampleFiling } from './support/filing.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const RUNS = 250;

/** Strings that have broken servers before. */
const nasty = fc.constantFrom(
  ...['', '\u0000', '%00', '../../etc/passwd', "' or 1=1 --", '{{7*7}}', '\ud800', '\u202e', 'a'.repeat(5000)],
  ...['-1', '1e309', 'NaN', '9'.repeat(30), '2026-02-30', '0x10', 'null', '[]', '__proto__', '𠮷', '％', '\\'],
);
const text = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string());
const json = fc.oneof(fc.jsonValue(), nasty, fc.dictionary(text, fc.jsonValue()));

describe('nothing that is sent breaks the server', function () {
  this.timeout(120_000);
  let server: TestServer;
  let serving: Serving;
  let filing: Record<string, unknown>;
  let fill: Record<string, string>;
  const identity: Record<string, Record<string, string>> = {};

  before(async () => {
    server = await openTestServer();
    serving = await serve(server.app, 0, server.deps.log);
    await addStaff(server, ['window', 'supervisor', 'analyst']);
    const { token } = await server.addApiKey('items:read', 'cases:write', 'cases:read');
    const portal = portalOf(server, token);
    filing = await sampleFiling(portal);
    const caseNo = await fileSample(portal);
    fill = { caseNo, taskId: await openTask(server, caseNo, REVIEW_APPLICATION), key: 'road-occupation', number: '1' };
    identity.api = { authorization: `Bearer ${token}` };
    for (const [audience, login] of [
      ['desk', 'window'],
      ['modeler', 'analyst'],
    ] as const) {
      const { agent, csrfToken } = await server.signIn(login);
      const jar = agent.jar.getCookies({ path: '/', domain: '127.0.0.1', secure: false, script: false });
      identity[audience] = { cookie: jar.toValueString(), 'x-csrf-token': csrfToken };
    }
  });
  after(async () => {
    await serving.stop();
    await server.close();
  });

  const PREFIXES = { api: '/api/v1', desk: '/desk/api', modeler: '/modeler/api' } as const;
  const routes = (): { audience: keyof typeof PREFIXES; route: AnyRoute }[] =>
    (Object.keys(PREFIXES) as (keyof typeof PREFIXES)[]).flatMap((audience) =>
      (server.tables[audience] as AnyRoute[])
        .filter((route) => route.answer !== 'events')
        .map((route) => ({ audience, route })),
    );

  /** Answers that are no answer: a fault of ours, or a refusal without its document. */
  const faultIn = async (response: Response): Promise<string | undefined> => {
    const body = await response.text();
    const isAway = response.status === 503;
    if (response.status >= 500 && !isAway) return `${response.status} ${body}`;
    if (response.status >= 400 && !response.headers.get('content-type')?.includes('problem+json'))
      return `bare ${response.status}`;
    return /at .*\.ts:\d+|node_modules/.test(body) ? `leaks ${body.slice(0, 200)}` : undefined;
  };

  const url = (audience: keyof typeof PREFIXES, path: string) =>
    `http://127.0.0.1:${serving.port}${PREFIXES[audience]}${path}`;

  it('arbitrary paths and queries', async () => {
    const cases = fc.record({ index: fc.nat(), path: text, name: text, value: text });
    await fc.assert(
      fc.asyncProperty(cases, async ({ index, path, name, value }) => {
        const all = routes().filter(({ route }) => route.method === 'get');
        const { audience, route } = all[index % all.length] as (typeof all)[number];
        const known = Object.keys((route.querySchema?.properties ?? {}) as object);
        const query = new URLSearchParams({
          [known[index % (known.length || 1)] ?? name]: Buffer.from(value).toString(),
        });
        const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
          index % 2 ? (fill[key] ?? 'x') : encodeURIComponent(Buffer.from(path).toString()),
        );
        const response = await fetch(`${url(audience, filled)}?${query}`, { headers: identity[audience] ?? {} });
        expect(await faultIn(response), `${route.path} ${JSON.stringify({ path, value })}`).to.equal(undefined);
      }),
      { numRuns: RUNS },
    );
  });

  it('arbitrary bodies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), json, async (index, body) => {
        const all = routes().filter(({ route }) => route.bodySchema && !route.takesFile);
        const { audience, route } = all[index % all.length] as (typeof all)[number];
        const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => fill[key] ?? 'x');
        const headers = {
          ...identity[audience],
          'content-type': 'application/json',
          'idempotency-key': `fuzz-${index}-key`,
        };
        const sent = { method: route.method.toUpperCase(), headers, body: JSON.stringify(body) };
        const response = await fetch(url(audience, filled), sent);
        expect(await faultIn(response), `${route.path} ${JSON.stringify(body)}`).to.equal(undefined);
      }),
      { numRuns: RUNS },
    );
  });

  it('the sample filing with one value replaced by anything', async () => {
    const spots = ['applicant', 'form', 'delivery'].flatMap((part) =>
      Object.keys(filing[part] as object).map((name) => [part, name] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...spots), fc.oneof(json, text), fc.uuid(), async ([part, name], value, key) => {
        const changed = { ...filing, [part]: { ...(filing[part] as object), [name]: value } };
        const headers = { ...identity.api, 'content-type': 'application/json', 'idempotency-key': key };
        const response = await fetch(url('api', '/cases'), { method: 'POST', headers, body: JSON.stringify(changed) });
        expect(await faultIn(response), `${part}.${name} = ${JSON.stringify(value)}`).to.equal(undefined);
      }),
      { numRuns: RUNS },
    );
  });

  it('arbitrary answers of a clerk to a form', async () => {
    const values = fc.dictionary(
      fc.oneof(fc.constantFrom('acceptance', 'missing', 'missingReason', 'note'), text),
      json,
    );
    await server.deps.transact(async (domain) => {
      const account = (await domain.people.listAccounts()).find(({ loginName }) => loginName === 'window');
      await domain.tasks.claimTask({ taskId: fill.taskId ?? '' }, { kind: 'account', id: account?.id ?? '' });
    });
    await fc.assert(
      fc.asyncProperty(values, async (answers) => {
        const headers = { ...identity.desk, 'content-type': 'application/json' };
        const body = JSON.stringify({ values: { acceptance: 'nonsense', ...answers }, version: 2 });
        const response = await fetch(url('desk', `/tasks/${fill.taskId}/decision`), { method: 'POST', headers, body });
        expect(await faultIn(response), JSON.stringify(answers)).to.equal(undefined);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
