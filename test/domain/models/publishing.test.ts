import { expect } from 'chai';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { createModelEffects, createModels } from '../../../domain/models/index.ts';
import type { ModelFile } from '../../../domain/models/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { EngineStandIn } from './engine-stand-in.ts';

const key = 'road-occupation';
const analyst: Actor = { kind: 'account', id: 'analyst-1' };
const product: Actor = { kind: 'system', id: 'publish' };
const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates('processes/templates') });

const shipped = (): ModelFile[] => {
  const model = readProductModels('processes').find((one) => one.key === key);
  return [...(model?.files ?? [])];
};
/** The shipped model with another wording: new content, still lawful. */
const reworded = (name: string): ModelFile[] =>
  shipped().map((file) => ({ ...file, text: file.text.replace('name="办结"', `name="${name}"`) }));

describe('publishing models', () => {
  let database: TestDatabase;
  let engine: EngineStandIn;
  let crash: string | undefined;

  beforeEach(async () => {
    database = await openTestDatabase();
    engine = new EngineStandIn();
    crash = undefined;
  });
  afterEach(() => database.close());

  const effects = () =>
    createModelEffects({
      transact: database.transact,
      clock: database.clock,
      reached: (label) => {
        if (label === crash) throw new Error(`crash at ${label}`);
      },
      engine: engine.asEngine(),
      compiler,
    });
  const models = () => createModels(database.needs);
  const publish = (files: ModelFile[], comment = '试发布') =>
    effects().publishModel({ key, files, comment, origin: 'analyst' }, analyst);

  it('keeps the source and the compiled text, and starts cases by the root definition', async () => {
    // when
    const { outcome, version } = await publish(shipped());

    // then
    expect(outcome).to.equal('published');
    const kept = await models().getModelVersion(version?.id ?? '');
    expect(kept).to.include({
      number: 1,
      state: 'published',
      origin: 'analyst',
      comment: '试发布',
      publishedBy: 'analyst-1',
    });
    expect(kept.processDefinitionId).to.equal('road-occupation:1');
    expect(kept.sourceFiles).to.eql(shipped());
    expect(engine.deployments.has(kept.id)).to.equal(true);
    const [line] = await database.db('audit_lines').where({ subject_id: kept.id });
    expect(line).to.include({ action: 'publish-model', actor_id: 'analyst-1' });
  });

  it('publishes the same content once, however the files are ordered', async () => {
    // given
    const first = await publish(shipped());

    // when
    const second = await publish(shipped().reverse());

    // then
    expect(second.outcome).to.equal('unchanged');
    expect(second.version?.id).to.equal(first.version?.id);
    expect(engine.deployCalls).to.equal(1);
  });

  it('numbers versions from 1 and leaves older ones as they were', async () => {
    // given
    const first = await publish(shipped());

    // when
    const second = await publish(reworded('登记办结'));

    // then
    expect(second.version?.number).to.equal(2);
    expect((await models().getModelVersion(first.version?.id ?? '')).sourceFiles).to.eql(shipped());
  });

  it('goes back to older content as a new version, once', async () => {
    // given
    const first = await publish(shipped());
    await publish(reworded('登记办结'));

    // when
    const back = await publish(shipped());
    const again = await publish(shipped());

    // then
    expect(back).to.nested.include({ outcome: 'published', 'version.number': 3 });
    expect(back.version?.contentHash).to.equal(first.version?.contentHash);
    expect(again).to.nested.include({ outcome: 'unchanged', 'version.number': 3 });
  });

  it('refuses with findings and leaves no trace', async () => {
    // given
    const broken = shipped().map((file) => ({
      ...file,
      text: file.text.replace('camunda:type="external"', 'camunda:type="shell"'),
    }));

    // when
    const { outcome, findings } = await publish(broken);

    // then
    expect(outcome).to.equal('refused');
    expect(findings[0]).to.include({ rule: 'gate/topic-not-external', severity: 'error' });
    expect(await models().listModels()).to.eql([]);
    expect(engine.deployCalls).to.equal(0);
  });

  it('refuses an item.json that belongs to another item, or says nonsense', async () => {
    const files = (edit: (text: string) => string) =>
      shipped().map((file) => (file.path === 'item.json' ? { ...file, text: edit(file.text) } : file));
    const foreign = await publish(files((text) => text.replace('"key": "road-occupation"', '"key": "fishing"')));
    expect(foreign.findings.map((finding) => finding.rule)).to.eql(['item/schema']);
    const nonsense = await publish(files(() => '{}'));
    expect(nonsense.findings.map((finding) => finding.rule)).to.include('item/schema');
  });

  it('refuses a licence number prefix another item numbers its licences with, until that one gives it up', async () => {
    // given
    const withPrefix = (of: string, prefix: string): ModelFile[] =>
      (readProductModels('processes').find((one) => one.key === of)?.files ?? []).map((file) =>
        file.path === 'item.json'
          ? { ...file, text: file.text.replace(/"numberPrefix": "[^"]+"/, `"numberPrefix": "${prefix}"`) }
          : file,
      );
    const renewal = () => {
      const input = { key: 'road-occupation-renewal', files: withPrefix('road-occupation-renewal', '占道许') };
      return effects().publishModel({ ...input, comment: '延续', origin: 'analyst' }, analyst);
    };
    await publish(withPrefix(key, '占道许'));

    // when
    const { outcome, findings } = await renewal();
    await publish(withPrefix(key, '占挖许'));

    // then
    expect(outcome).to.equal('refused');
    expect(findings.at(-1)).to.include({ file: 'item.json', rule: 'item/number-prefix', severity: 'error' });
    expect(findings.at(-1)?.message)
      .to.include('占道许')
      .and.include('占用、挖掘城市道路审批')
      .and.include(`（${key}）`);
    expect((await renewal()).outcome).to.equal('published');
  });

  for (const label of ['model-intended', 'model-deployed']) {
    it(`goes on after a crash at ${label}, deploying once`, async () => {
      // given
      crash = label;
      await publish(shipped()).catch(() => undefined);
      crash = undefined;

      // when
      const { outcome, version } = await publish(shipped());

      // then
      expect(outcome).to.equal('published');
      expect(version?.number).to.equal(1);
      expect(engine.deployCalls).to.equal(1);
    });
  }

  it('goes on after the engine was away, and after its answer was lost', async () => {
    for (const mood of ['away', 'loses-answer'] as const) {
      // given
      engine.mood = mood;
      expect((await refusal(publish(reworded(mood)))).kind).to.equal('unavailable');
      engine.mood = 'well';

      // when
      const { outcome } = await publish(reworded(mood));

      // then
      expect(outcome).to.equal('published');
    }
    expect(engine.deployCalls).to.equal(3);
  });

  it('tells what the engine refuses as a finding, and may be tried again', async () => {
    // given
    engine.mood = 'refuses';

    // when
    const refused = await publish(shipped());

    // then
    expect(refused.outcome).to.equal('refused');
    expect(refused.findings.at(-1)).to.include({ rule: 'engine/refused', file: 'road-occupation.bpmn' });
    engine.mood = 'well';
    expect((await publish(shipped())).outcome).to.equal('published');
  });

  it('is one version when two publish the same at once', async () => {
    // when
    const outcomes = await Promise.all([publish(shipped()), publish(shipped())]);

    // then
    expect(new Set(outcomes.map(({ version }) => version?.id)).size).to.equal(1);
    expect((await models().listModels())[0]?.versions).to.have.length(1);
  });

  describe('of the product', () => {
    const ship = (files = shipped()) => effects().publishProductModel({ key, files }, product);

    it('happens once', async () => {
      expect((await ship()).outcome).to.equal('published');
      expect((await ship()).outcome).to.equal('unchanged');
    });

    it('does not undo an analyst: where theirs is newer, ours waits as a draft', async () => {
      // given
      await ship();
      await publish(reworded('登记办结'));

      // when
      const same = await ship();
      const newer = await ship(reworded('产品新版办结'));

      // then
      expect(same.outcome).to.equal('unchanged');
      expect(newer.outcome).to.equal('drafted');
      const draft = await models().getDraft(key);
      expect(draft).to.include({ version: 1, basedOn: 2, editedBy: 'publish' });
      expect((await models().listModels())[0]?.versions[0]?.number).to.equal(2);
    });

    it('leaves the draft an analyst is working on', async () => {
      // given
      await ship();
      await publish(reworded('登记办结'));
      await models().saveDraft({ key, files: reworded('写到一半'), version: 0 }, analyst);

      // when
      const { outcome } = await ship(reworded('产品新版办结'));

      // then
      expect(outcome).to.equal('kept');
      expect((await models().getDraft(key)).editedBy).to.equal('analyst-1');
    });
  });
});
