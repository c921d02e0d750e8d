import { expect } from 'chai';
import { createProcessEngine } from '../../../adapters/engine-rest.ts';
import { findFreePort } from '../../../local/parts/ports.ts';
import { refusal } from '../../support/refusal.ts';
import { startBadPeer } from '../../workers/stand-in-engine.ts';
import type { EngineUnderTest } from '../engine-under-test.ts';

/** What is true of every call: credentials, content type, errors. */
export const describeInterface = (under: () => EngineUnderTest): void => {
  describe('its interface', () => {
    it('answers every path only to the service account', async () => {
      // given
      const paths = ['/version', '/engine', '/task', '/deployment', '/process-definition', '/telemetry/data'];
      // when
      const statuses = await Promise.all(
        paths.map(async (path) => (await fetch(`${under().access.url}${path}`)).status),
      );
      // then
      expect(statuses).to.deep.equal(paths.map((path) => (path === '/engine' ? 200 : 401)));
    });

    it('refuses another name with the right password', async () => {
      // given
      const stranger = createProcessEngine({ ...under().access, user: `${under().access.user}x` });
      // when / then
      expect((await refusal(stranger.ping())).code).to.equal('engine-sign-in-refused');
    });

    it('serves nothing beside the REST interface', async () => {
      // given
      const paths = ['/', '/camunda/app/welcome/', '/operaton/app/welcome/', '/app/tasklist/', '/actuator/env'];
      // when
      const statuses = await Promise.all(
        paths.map(async (path) => (await fetch(new URL(path, under().access.url))).status),
      );
      // then
      expect(statuses).to.deep.equal(paths.map(() => 404));
    });

    it('answers with the bare content type application/json, which the worker client insists on', async () => {
      // when
      const fetched = await under().request('POST', '/external-task/fetchAndLock', {
        workerId: 'w',
        maxTasks: 1,
        topics: [{ topicName: 'no-such-topic', lockDuration: 1000 }],
      });
      // then
      expect(fetched.status).to.equal(200);
      expect(fetched.headers.get('content-type')).to.equal('application/json');
      expect(await fetched.json()).to.deep.equal([]);
    });

    it('reports a wrong password as a fault that waits for mending, not as a final refusal', async () => {
      // given
      const stranger = createProcessEngine({ ...under().access, password: 'wrong' });
      // when
      const error = await refusal(stranger.ping());
      // then
      expect(error.code).to.equal('engine-sign-in-refused');
      expect(error.kind).to.equal('unavailable');
    });

    it('keeps serving the right password after many wrong ones', async () => {
      // given
      const stranger = createProcessEngine({ ...under().access, password: 'wrong' });
      // when
      for (let i = 0; i < 12; i++) await refusal(stranger.ping());
      // then
      expect((await under().engine.ping()).version).to.be.a('string');
    });

    it('is unavailable, and says so, when nothing listens', async () => {
      // given
      const nobody = createProcessEngine({ ...under().access, url: `http://127.0.0.1:${await findFreePort()}` });
      // when
      const error = await refusal(nobody.findTask('any'));
      // then
      expect(error.kind).to.equal('unavailable');
    });

    it('is unavailable when it does not answer in time', async () => {
      // given
      const mute = await startBadPeer(() => undefined);
      const hasty = createProcessEngine({ ...under().access, url: mute.url, timeoutMilliseconds: 50 });
      // when
      const error = await refusal(hasty.ping());
      await mute.close();
      // then
      expect(error.code).to.equal('engine-unavailable');
      expect(error.cause).to.have.property('name', 'TimeoutError');
    });
  });
};
