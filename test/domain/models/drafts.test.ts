import { expect } from 'chai';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { checkAnswers, createModelEffects, createModels } from '../../../domain/models/index.ts';
import type { ModelFile } from '../../../domain/models/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { EngineStandIn } from './engine-stand-in.ts';

const key = 'road-occupation';
const analyst: Actor = { kind: 'account', id: 'analyst-1' };
const colleague: Actor = { kind: 'account', id: 'analyst-2' };
const files = [...(readProductModels('processes').find((one) => one.key === key)?.files ?? [])];
const edited = (name: string): ModelFile[] =>
  files.map((file) => ({ ...file, text: file.text.replace('name="办结"', `name="${name}"`) }));

describe('drafts and versions', () => {
  let database: TestDatabase;
  const effects = () =>
    createModelEffects({
      transact: database.transact,
      clock: database.clock,
      reached: () => undefined,
      engine: new EngineStandIn().asEngine(),
      compiler: createBpmnCompiler({ lint: lintPublication, templates: readTemplates('processes/templates') }),
    });
  const models = () => createModels(database.needs);

  beforeEach(async () => {
    database = await openTestDatabase();
    await effects().publishModel({ key, files, comment: '', origin: 'product' }, analyst);
  });
  afterEach(() => database.close());

  it('an analyst opens the published files where there is no draft', async () => {
    expect(await models().getDraft(key)).to.deep.include({ version: 0, basedOn: 1, files });
  });

  it('a saved draft is what everybody opens next, and every save counts', async () => {
    // given
    await models().saveDraft({ key, files: edited('一'), version: 0 }, analyst);

    // when
    const saved = await models().saveDraft({ key, files: edited('二'), version: 1 }, colleague);

    // then
    expect(saved.version).to.equal(2);
    expect(await models().getDraft(key)).to.deep.include({
      version: 2,
      basedOn: 1,
      editedBy: 'analyst-2',
      files: edited('二'),
    });
  });

  it('two who opened the same draft do not overwrite each other', async () => {
    // given
    await models().saveDraft({ key, files: edited('一'), version: 0 }, analyst);

    // when
    const outcomes = await Promise.allSettled([
      models().saveDraft({ key, files: edited('甲'), version: 1 }, analyst),
      models().saveDraft({ key, files: edited('乙'), version: 1 }, colleague),
    ]);

    // then
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    const late = await refusal(models().saveDraft({ key, files: edited('丙'), version: 0 }, colleague));
    expect(late.code).to.equal('draft-changed');
  });

  it('a draft may be wrong; its files may not', async () => {
    const wrong = [{ path: 'road-occupation.bpmn', text: '<not-yet' }];
    expect((await models().saveDraft({ key, files: wrong, version: 0 }, analyst)).version).to.equal(1);
    for (const path of [
      '../evil.bpmn',
      '/etc/passwd',
      'parts/../x.bpmn',
      'a.js',
      'forms/a.json',
      'parts/a/item.json',
      'A.bpmn',
      '',
    ]) {
      const answer = await refusal(models().saveDraft({ key, files: [{ path, text: '' }], version: 1 }, analyst));
      expect(answer.code, path).to.equal('model-file-invalid');
    }
  });

  it('nobody drafts what was never published', async () => {
    expect((await refusal(models().saveDraft({ key: 'fishing', files, version: 0 }, analyst))).code).to.equal(
      'model-not-found',
    );
    expect((await refusal(models().getDraft('fishing'))).code).to.equal('model-not-found');
  });

  it('a check says what publishing would say, and writes nothing', async () => {
    // given
    const broken = files.filter((file) => file.path !== 'forms/filing.form.json');

    // then
    expect(await effects().checkModel({ key, files })).to.eql({ isPublishable: true, findings: [] });
    const { isPublishable, findings } = await effects().checkModel({ key, files: broken });
    expect(isPublishable).to.equal(false);
    expect(findings[0]?.rule).to.equal('gate/form-missing');
    expect((await models().listModels())[0]?.versions).to.have.length(1);
  });

  it('a published draft is a new version and no draft any more', async () => {
    // given
    await models().saveDraft({ key, files: edited('登记办结'), version: 0 }, analyst);

    // when
    const { outcome, version } = await effects().publishDraft({ key, version: 1, comment: '改名' }, analyst);

    // then
    expect(outcome).to.equal('published');
    expect(version).to.include({ number: 2, origin: 'analyst', comment: '改名' });
    expect((await models().listModels())[0]?.draft).to.equal(undefined);
    expect((await models().getModelVersionByNumber(key, 2)).sourceFiles).to.eql(edited('登记办结'));
    expect((await refusal(effects().publishDraft({ key, version: 1, comment: 'x' }, analyst))).code).to.equal(
      'draft-not-found',
    );
  });

  it('only the draft that was looked at is published', async () => {
    await models().saveDraft({ key, files: edited('一'), version: 0 }, analyst);
    await models().saveDraft({ key, files: edited('二'), version: 1 }, colleague);
    expect((await refusal(effects().publishDraft({ key, version: 1, comment: 'x' }, analyst))).code).to.equal(
      'draft-changed',
    );
  });

  it('a version knows the form of every task, and what of the answers the engine is told', async () => {
    // given
    const { id } = (await models().listModels())[0]?.versions[0] ?? { id: '' };

    // when
    const found = await models().findTaskForm(id, 'inspect-on-site/cosign-inspection');

    // then
    expect(found?.task.role).to.equal('lead:inspector');
    const form = found?.form ?? { form: {}, schema: {}, variables: {}, facts: {} };
    expect(checkAnswers(form, { cosigned: true, cosignOpinion: '属实' })).to.eql({ cosigned: true });
    expect(() => checkAnswers(form, { cosigned: 'yes' })).to.throw('填写的内容不符合要求');
    expect(() => checkAnswers(form, { cosigned: false })).to.throw('填写的内容不符合要求');
    expect(await models().findTaskForm(id, 'inspect-on-site/dance')).to.equal(undefined);
  });
});
