import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import type { EngineUnderTest } from '../engine-under-test.ts';
import {
  conditionModel,
  HONEST_CONDITIONS,
  HONEST_TABLE,
  HOSTILE_CONDITIONS,
  HOSTILE_MODELS,
  HOSTILE_TABLES,
} from './hostile-models.ts';
import { end, model, row, start, userTask } from './sample-models.ts';

/** The engine's own wall, with the engine's password in hand and no gate in between. */
export const describeWall = (under: () => EngineUnderTest): void => {
  const post = async (name: string, content: string): Promise<{ status: number; text: string }> => {
    const form = new FormData();
    form.set('deployment-name', randomUUID());
    form.set(name, new Blob([content]), name);
    const { access } = under();
    const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
    const answer = await fetch(`${access.url}/deployment/create`, {
      method: 'POST',
      body: form,
      headers: { authorization },
    });
    return { status: answer.status, text: await answer.text() };
  };

  describe('its wall', () => {
    for (const [what, xml] of Object.entries(HOSTILE_MODELS)) {
      it(`refuses ${what}`, async () => {
        const { status, text } = await post('hostile.bpmn', xml);
        expect(status, text).to.equal(400);
      });
    }

    for (const condition of HOSTILE_CONDITIONS) {
      it(`refuses the condition ${condition.slice(0, 60)}`, async () => {
        const { status, text } = await post('hostile.bpmn', conditionModel(condition));
        expect(status, text).to.equal(400);
      });
    }

    for (const condition of HONEST_CONDITIONS) {
      it(`lets pass the condition ${condition}`, async () => {
        const { status, text } = await post('honest.bpmn', conditionModel(condition));
        expect(status, text).to.equal(200);
      });
    }

    for (const [what, xml] of Object.entries(HOSTILE_TABLES)) {
      it(`refuses ${what}`, async () => {
        const { status, text } = await post('hostile.dmn', xml);
        expect(status, text).to.equal(400);
      });
    }

    it('lets a FEEL table pass, and the engine decides by it', async () => {
      // given
      const { status, text } = await post('fees.dmn', HONEST_TABLE);
      expect(status, text).to.equal(200);
      // when
      const answer = await under().request('POST', '/decision-definition/key/hostile-fees/evaluate', {
        variables: { area: { type: 'Long', value: 3 } },
      });
      // then
      expect(((await answer.json()) as { fee: { value: number } }[])[0]?.fee.value).to.equal(100);
    });

    for (const name of ['evil.groovy', 'evil.html', 'evil.cmmn', 'evil.form', 'evil.bpmn20.xml', 'evil.png', 'evil']) {
      it(`refuses the file ${name}`, async () => {
        expect((await post(name, model('plain', row(start, end)))).status).to.equal(400);
      });
    }

    it('hides every object of the program from expressions', async () => {
      // given: inside the grammar, so it deploys
      const key = 'hostile';
      await post('beans.bpmn', conditionModel('${dataSource == null}'));
      // when
      const answer = await under().request('POST', `/process-definition/key/${key}/start`, {});
      // then
      expect(answer.status).to.equal(500);
      expect(((await answer.json()) as { message: string }).message).to.contain(
        "Cannot resolve identifier 'dataSource'",
      );
    });

    it('does not start a model that came into the database another way', async function () {
      this.timeout(240_000);
      // given: deployed honestly, then exchanged behind the engine's back
      const key = `smuggled-${randomUUID()}`;
      await post('smuggled.bpmn', model(key, row(start, userTask('decide'), end)));
      const evil = model(
        key,
        row(
          start,
          '<bpmn:scriptTask id="evil" scriptFormat="juel"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>',
          end,
        ),
      );
      const client = new pg.Client({ connectionString: under().engineDatabaseUrl });
      await client.connect();
      await client.query(
        `update engine.act_ge_bytearray set bytes_ = $1 where deployment_id_ in
           (select deployment_id_ from engine.act_re_procdef where key_ = $2)`,
        [Buffer.from(evil), key],
      );
      await client.end();
      // when: a node that has not yet loaded it
      const node = await under().startNode({ jobExecutor: false });
      const authorization = `Basic ${Buffer.from(`${node.access.user}:${node.access.password}`).toString('base64')}`;
      const answer = await fetch(`${node.access.url}/process-definition/key/${key}/start`, {
        method: 'POST',
        body: '{}',
        headers: { authorization, 'content-type': 'application/json' },
      });
      const body = await answer.text();
      await node.stop();
      // then
      expect(answer.ok).to.equal(false);
      expect(body).to.contain('scriptTask');
    });

    it('takes no Java objects as variables', async () => {
      await post('honest.bpmn', model('object-variable', row(start, userTask('decide'), end)));
      const variables = {
        evil: {
          type: 'Object',
          value:
            'rO0ABXNyABFqYXZhLmxhbmcuSW50ZWdlchLioKT3gYc4AgABSQAFdmFsdWV4cgAQamF2YS5sYW5nLk51bWJlcoaslR0LlOCLAgAAeHAAAAAB',
          valueInfo: {
            objectTypeName: 'java.lang.Integer',
            serializationDataFormat: 'application/x-java-serialized-object',
          },
        },
      };
      const answer = await under().request('POST', '/process-definition/key/object-variable/start', { variables });
      expect(answer.ok).to.equal(false);
    });

    it('evaluates no expressions in queries', async () => {
      const answer = await under().request('POST', '/task', { assigneeExpression: "${''.getClass()}", sorting: [] });
      expect(answer.ok).to.equal(false);
    });
  });
};
