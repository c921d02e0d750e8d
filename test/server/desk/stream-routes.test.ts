import { expect } from 'chai';
import { type Serving, serve } from '../../../server/serve.ts';
import { addStaff, openTask, REVIEW_APPLICATION, type StaffName } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

interface Told {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** An event source that can be asked for the next event. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  constructor(response: Response) {
    if (!response.body) throw new Error('no stream');
    this.#reader = response.body.getReader();
  }

  /** undefined when the server ended the stream */
  async next(): Promise<Told | undefined> {
    for (;;) {
      const block = /^([\s\S]*?)\n\n/.exec(this.#text);
      if (block) {
        this.#text = this.#text.slice(block[0].length);
        const fields = Object.fromEntries((block[1] ?? '').split('\n').map((line) => line.split(/: (.*)/s)));
        if (fields.event) return { id: fields.id, event: fields.event, data: JSON.parse(fields.data) };
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  async until(isWanted: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const told = await this.next();
      if (!told) throw new Error('the stream ended');
      if (isWanted(told)) return told;
    }
  }

  close = (): Promise<void> => this.#reader.cancel();
}

describe('desk: live stream', () => {
  let server: TestServer;
  let serving: Serving;
  let portal: Portal;
  const cookies = new Map<StaffName, string>();

  before(async () => {
    server = await openTestServer();
    serving = await serve(server.app, 0, server.deps.log);
    const names: StaffName[] = ['window', 'police', 'teacher', 'supervisor'];
    await addStaff(server, names);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    for (const name of names) {
      const { agent } = await server.signIn(name);
      const jar = agent.jar.getCookies({ path: '/', domain: '127.0.0.1', secure: false, script: false });
      cookies.set(name, jar.toValueString());
    }
  });
  after(async () => {
    await serving.stop();
    await server.close();
  });

  const listen = async (name: StaffName, lastEventId?: string): Promise<Listener> => {
    const headers = { cookie: cookies.get(name) ?? '', ...(lastEventId && { 'last-event-id': lastEventId }) };
    const response = await fetch(`http://127.0.0.1:${serving.port}/desk/api/stream`, { headers });
    expect(response.headers.get('content-type')).to.contain('text/event-stream');
    return new Listener(response);
  };

  it('tells a department that its list changed when a task of its own is opened', async () => {
    const clerk = await listen('window');
    const caseNo = await fileSample(portal);
    await openTask(server, caseNo, REVIEW_APPLICATION);
    const told = await clerk.until(({ event }) => event === 'tasks-changed');
    expect(told.data).to.deep.equal({ departmentId: 'government-service-centre' });
    await clerk.close();
  });

  it('tells everybody with a part in a case, and supervisors, that it changed – and nobody else', async () => {
    // given
    const [police, supervisor, teacher] = [await listen('police'), await listen('supervisor'), await listen('teacher')];
    // when
    const caseNo = await fileSample(portal);
    const isIt = ({ data }: Told) => data.caseNo === caseNo;
    // then
    expect((await police.until(isIt)).event).to.equal('case-changed');
    expect((await supervisor.until(isIt)).event).to.equal('case-changed');
    await server.deps.transact(async (domain) => {
      await domain.people.saveDepartment(
        { id: 'education-bureau', name: '教育局', position: 6 },
        { kind: 'system', id: 't' },
      );
    });
    await server.database.db.raw(`select pg_notify('desk', 'education-bureau')`);
    expect((await teacher.next())?.data).to.deep.equal({ departmentId: 'education-bureau' });
    await Promise.all([police.close(), supervisor.close(), teacher.close()]);
  });

  it('tells who comes back what was missed, and to look at everything when that is not known any more', async () => {
    // given
    const first = await listen('window');
    const before = await fileSample(portal);
    const heard = await first.until(({ data }) => data.caseNo === before);
    await first.close();
    const other = await listen('police');
    const missed = await fileSample(portal);
    await other.until(({ data }) => data.caseNo === missed);
    // when
    const again = await listen('window', heard.id);
    const stranger = await listen('window', 'deadbeef-7');
    // then
    const told: unknown[] = [];
    await again.until(({ data }) => told.push(data.caseNo) > 0 && data.caseNo === missed);
    expect(told).not.to.include(before);
    expect(await stranger.next()).to.deep.include({ event: 'tasks-changed', data: { departmentId: null } });
    await Promise.all([other.close(), again.close(), stranger.close()]);
  });

  it('ends open streams when the server stops', async () => {
    const clerk = await listen('window');
    await server.tables.stream.close();
    expect(await clerk.next()).to.equal(undefined);
  });
});
