import { expect } from 'chai';
import { API_SCOPES, type ApiScope, type Role, ROLES } from '../../domain/people/index.ts';
import { type AnyRoute, mayUse, routesFor } from '../../server/route.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { addStaff, openTask, REVIEW_APPLICATION } from './support/desk-office.ts';
import { fileSample, portalOf } from './support/filing.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

/** Somebody who may knock at a door: what they send to be known, and what they hold. */
interface Knocker {
  name: string;
  headers: Record<string, string>;
  roles: readonly Role[];
  scopes: readonly ApiScope[];
}

const PREFIXES = {
  health: '',
  session: '/session',
  api: '/api/v1',
  desk: '/desk/api',
  modeler: '/modeler/api',
} as const;
type Audience = keyof typeof PREFIXES;

const stranger: Knocker = { name: 'nobody', headers: {}, roles: [], scopes: [] };

describe('rights: every route × everybody', () => {
  let server: TestServer;
  let serving: Serving;
  const accounts: Knocker[] = [];
  const keys: Knocker[] = [];

  const signIn = async (login: string): Promise<Record<string, string>> => {
    const { agent, csrfToken } = await server.signIn(login);
    const cookie = agent.jar.getCookies({ path: '/', domain: '127.0.0.1', secure: false, script: false });
    return { cookie: cookie.toValueString(), 'x-csrf-token': csrfToken };
  };

  before(async () => {
    server = await openTestServer();
    serving = await serve(server.app, 0, server.deps.log);
    for (const role of ROLES) {
      await server.addAccount(`only-${role}`, [role], 'municipal-administration');
      accounts.push({ name: role, headers: await signIn(`only-${role}`), roles: [role], scopes: [] });
    }
    for (const scope of API_SCOPES) {
      const { token } = await server.addApiKey(scope);
      keys.push({ name: `key ${scope}`, headers: { authorization: `Bearer ${token}` }, roles: [], scopes: [scope] });
    }
  });
  after(async () => {
    await serving.stop();
    await server.close();
  });

  const routes = (): { audience: Audience; route: AnyRoute }[] =>
    (Object.keys(PREFIXES) as Audience[]).flatMap((audience) =>
      (server.tables[audience] as AnyRoute[]).map((route) => ({ audience, route })),
    );

  const knock = async (
    audience: Audience,
    route: AnyRoute,
    who: Knocker,
    fill: Record<string, string> = {},
  ): Promise<{ status: number; code: string }> => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '1');
    const writes = route.method !== 'get';
    const response = await fetch(`http://127.0.0.1:${serving.port}${PREFIXES[audience]}${path === '/' ? '' : path}`, {
      method: route.method.toUpperCase(),
      headers: { ...who.headers, ...(writes && route.bodySchema && { 'content-type': 'application/json' }) },
      body: writes && route.bodySchema && !route.takesFile ? JSON.stringify(BODIES[route.path] ?? {}) : null,
    });
    const isProblem = response.headers.get('content-type')?.includes('problem+json');
    const code = isProblem ? ((await response.json()) as { code: string }).code : '';
    if (!isProblem) await response.body?.cancel();
    return { status: response.status, code };
  };

  /** Who belongs to a door at all; anybody else is a stranger there. */
  const isKnown = (audience: Audience, who: Knocker): boolean =>
    audience === 'api'
      ? keys.includes(who)
      : audience === 'desk' || audience === 'modeler'
        ? accounts.includes(who)
        : true;

  const expected = (audience: Audience, route: AnyRoute, who: Knocker): '401' | '403' | 'in' => {
    if (route.right.kind === 'public') return 'in';
    if (!isKnown(audience, who)) return '401';
    return mayUse(route.right, who) ? 'in' : '403';
  };

  const outcome = ({ status, code }: { status: number; code: string }): '401' | '403' | 'in' => {
    if (status === 401) return '401';
    return ['role-not-allowed', 'scope-not-allowed'].includes(code) ? '403' : 'in';
  };

  it('lets in whom the table names, and nobody else', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const { audience, route } of routes()) {
      // signing in and out changes who knocks; it has its own tests
      if (audience === 'session' && route.method !== 'get') continue;
      for (const who of [stranger, ...accounts, ...keys]) {
        const got = outcome(await knock(audience, route, who));
        const due = expected(audience, route, who);
        cells += 1;
        if (got !== due)
          wrong.push(`${who.name}: ${route.method} ${PREFIXES[audience]}${route.path} → ${got}, not ${due}`);
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(cells).to.be.greaterThan(300);
  }).timeout(300_000);

  it('never breaks while refusing or serving an empty request', async () => {
    const broken: string[] = [];
    for (const { audience, route } of routes()) {
      for (const who of [...accounts, ...keys]) {
        const { status } = await knock(audience, route, who);
        if (status >= 500 && !(audience === 'modeler' && status === 503))
          broken.push(`${who.name}: ${route.method} ${route.path}: ${status}`);
      }
    }
    expect(broken).to.deep.equal([]);
  }).timeout(300_000);

  it('the three administrators see no business data, and of the desk only calendar and office', () => {
    const business = [...server.tables.desk, ...server.tables.modeler] as AnyRoute[];
    const administrators = ROLES.filter((role) => role.endsWith('-administrator'));
    const open = business.filter(({ right }) => mayUse(right, { roles: administrators, scopes: [] }));
    expect(
      open.map(({ path }) => path).filter((path) => !/^\/(calendars|calendar-imports|office)/.test(path)),
    ).to.deep.equal([]);
  });

  it('analysts see models and no cases, clerks and supervisors the other way round', () => {
    const pathsFor = (role: Role, table: 'desk' | 'modeler') =>
      (server.tables[table] as AnyRoute[]).filter(({ right }) => mayUse(right, { roles: [role], scopes: [] }));
    expect(pathsFor('analyst', 'desk')).to.deep.equal([]);
    for (const role of ['window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor'] as const)
      expect(pathsFor(role, 'modeler'), role).to.deep.equal([]);
  });

  it('no route of a case or task admits that it exists to a department without a part in it', async () => {
    // given
    await addStaff(server, ['teacher']);
    const portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    const caseNo = await fileSample(portal);
    const taskId = await openTask(server, caseNo, REVIEW_APPLICATION);
    const [material] = await server.deps.reading.materials.listMaterials(caseNo);
    const fill = { caseNo, taskId, materialId: material?.id ?? '', documentId: 'x' };
    const teacher: Knocker = { name: 'teacher', headers: await signIn('teacher'), roles: ['window-clerk'], scopes: [] };
    // when
    const ofCases = (server.tables.desk as AnyRoute[]).filter(
      ({ path, right }) => path.includes('{') && mayUse(right, teacher),
    );
    const answers = [];
    for (const route of ofCases) answers.push({ path: route.path, ...(await knock('desk', route, teacher, fill)) });
    // then
    expect(answers.filter(({ status }) => status !== 404)).to.deep.equal([]);
    expect(ofCases.length).to.be.greaterThan(6);
  });

  it('a route without a right does not compile', () => {
    const defineRoute = routesFor<never>();
    // @ts-expect-error: `right` is missing
    const route = defineRoute({ method: 'get', path: '/x', summary: '无', answer: 'nothing', handle: () => undefined });
    expect(route).to.have.property('path');
  });
});

/** Bodies that pass their schema where the right of a row is to be tested, not the body. */
const BODIES: Readonly<Record<string, object>> = {
  '/tasks/{taskId}/decision': { values: {}, version: 1 },
  '/cases/{caseNo}/reveal': { reason: '核对身份' },
  '/inquiries/{inquiryNo}/reveal': { reason: '核对身份' },
  '/inquiries/{inquiryNo}/reply': { reply: '已答复', version: 1 },
  '/cases/{caseNo}/special-procedures': { basis: 'expert-review', expectedDays: 8, reason: '需要论证', version: 1 },
  '/cases/{caseNo}/special-procedures/{procedureId}/result': { result: '通过', version: 1 },
  '/cases/{caseNo}/material-parcels/{parcelNo}/receipt': { contents: '设计文件原件一套' },
  '/cases/{caseNo}/extensions': { clockId: 'x', reason: '案情复杂', version: 1 },
};
