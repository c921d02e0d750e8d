import express from 'express';
import { expect } from 'chai';
import supertest from 'supertest';
import { defineError } from '../../domain/errors.ts';
import { createErrorHandler } from '../../server/error-handler.ts';
import { nameRequest } from '../../server/security-headers.ts';

describe('error handler', () => {
  const lines: { level: string; fields: Record<string, unknown> }[] = [];
  const write = (level: string) => (fields: Record<string, unknown>) => void lines.push({ level, fields });
  const log = { info: write('info'), warn: write('warn'), error: write('error') };

  const answerTo = async (error: unknown) => {
    lines.length = 0;
    const app = express();
    app.use(nameRequest);
    app.get('/', () => {
      throw error;
    });
    app.use(createErrorHandler(log));
    return supertest(app).get('/');
  };

  it('shows a refusal of the domain under its code, with a pointer per fault', async () => {
    const refused = defineError('conflict', 'case-state-wrong', '办件当前的状态不允许这样办理');
    const { status, body, type } = await answerTo(refused([{ path: '/state', message: '已办结' }]));
    expect([status, type]).to.deep.equal([409, 'application/problem+json']);
    expect(body).to.deep.include({
      type: 'urn:tongban:problem:case-state-wrong',
      title: '办件当前的状态不允许这样办理',
      errors: [{ pointer: '/state', message: '已办结' }],
    });
  });

  it('shows nothing of an unknown error, and logs it under the id it answers with', async () => {
    const { status, body } = await answerTo(new Error('password=hunter2 at /srv/app.ts:7'));
    expect(status).to.equal(500);
    expect(JSON.stringify(body)).not.to.match(/hunter2|srv|stack/);
    expect(lines).to.have.length(1);
    expect(lines[0]?.level).to.equal('error');
    expect(lines[0]?.fields.traceId).to.equal(body.traceId);
  });

  it('says when to come back where something outside is away', async () => {
    const away = defineError('unavailable', 'engine-unavailable', '流程引擎暂时不可用');
    const { status, headers } = await answerTo(away());
    expect([status, headers['retry-after']]).to.deep.equal([503, '5']);
  });

  it('answers things thrown that are no errors at all', async () => {
    expect((await answerTo('text')).status).to.equal(500);
    expect((await answerTo(null)).status).to.equal(404);
  });
});
