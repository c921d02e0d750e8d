import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createLicences, makeLicenceIdentifier } from '../../../domain/licences/index.ts';
import type { LicenceRepository } from '../../../domain/licences/index.ts';
import { INTEGRATOR, SYSTEM } from '../../support/office.ts';
import { licenceEffects } from '../../support/licence-effects.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const REPOSITORY = { kind: 'outside', id: 'licence-repository' } as const;
const [licenceType, issuerCode] = ['11350500MB0000019G001', '11350500MB0000019G'];

describe('stock of licences (存量证照)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const files = openFileStore(folder);
  let rig: OutsideRig;
  let identifier: string;
  let count = 0;

  const effects = (change: Partial<LicenceRepository> = {}) => licenceEffects(rig, files, { repository: change });
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const handIn = (change: object = {}) => {
    const stock = {
      identifier,
      licenceName: '占用、挖掘城市道路许可证',
      licenceNo: `占道许〔2015〕${count}号`,
      holderName: '刺桐城水务工程有限公司',
      holderCode: '91350500MA800001XM',
      holderCodeType: '001',
      issuerName: '市政管理局',
      issuedOn: '2015-06-01',
      validFrom: '2015-06-01',
      validUntil: '2027-05-31',
      bytes: Buffer.from(`%PDF-1.4 ${count}`),
    } as const;
    return effects().takeStock({ ...stock, ...change }, INTEGRATOR);
  };
  const push = () => effects().pushStock({ limit: 1000 }, SYSTEM);
  const stock = () => inTransaction((licences) => licences.getStock(identifier));
  const answer = async (how: 'register' | 'refuse', body?: object) =>
    rig.simulator.press(`/actions/stock/${(await stock()).pushNo}/${how}`, body);
  const hear = async (client = rig.simulator.client) => {
    const notice = { eventId: `event-${identifier}`, client, requestKey: (await stock()).pushNo };
    return inTransaction((licences) =>
      licences.recordStockNotice({ notice, client: rig.simulator.client }, REPOSITORY),
    );
  };
  const pushedTimes = async (): Promise<number> => {
    const { pushNo } = await stock();
    return (await rig.simulator.ledger('stock-pushed')).filter((entry) => entry['requestKey'] === pushNo).length;
  };

  before(async () => {
    rig = await openOutsideRig('licences');
  });
  beforeEach(() => {
    rig.database.clock.set('2026-03-02T09:00:00');
    const serial = `2015${String(++count).padStart(4, '0')}`;
    identifier = makeLicenceIdentifier({ licenceType, issuerCode, serial, version: 1 });
  });
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is pushed, looked at, and found by the next filing of its holder', async () => {
    // given
    await handIn();
    await push();
    expect(await stock()).to.include({ state: 'pushed' });
    await answer('register');
    // when
    await hear();
    await push();
    // then
    expect(await stock()).to.include({ state: 'registered', refusal: undefined });
    const requirement = {
      key: 'old',
      name: '许可证',
      isRequired: true,
      source: 'licence-repository',
      licenceType,
    } as const;
    const found = await effects().findForFiling({ holderCode: '91350500MA800001XM', requirements: [requirement] });
    expect(found[0]).to.include({ outcome: 'found', identifier });
  });

  it('is asked about when no notice comes, and keeps why it was not taken', async () => {
    // given
    await handIn();
    await push();
    await answer('refuse', { reason: '印章不清' });
    await push();
    const soon = (await stock()).state;
    // when
    rig.database.clock.advance({ minutes: 31 });
    await push();
    // then
    expect(soon).to.equal('pushed');
    expect(await stock()).to.include({ state: 'refused', refusal: '印章不清' });
  });

  for (const label of ['effect-sent', 'effect-answered'])
    it(`is pushed once when the worker dies at ${label}`, async () => {
      // given
      await handIn();
      rig.crashAt(`${label}:push-stock-licence`);
      await rig.expectCrash(push());
      // when
      await push();
      // then
      expect(await pushedTimes()).to.equal(1);
    });

  it('is taken in once; another file or other metadata under its identifier are refused', async () => {
    // given
    await handIn();
    // when
    const again = await handIn();
    const others = [
      await refusal(handIn({ bytes: Buffer.from('%PDF-1.4 another') })),
      await refusal(handIn({ holderName: '刺桐城水务集团有限公司' })),
    ];
    await push();
    await answer('register');
    await hear();
    await push();
    others.push(await refusal(handIn({ validUntil: '2028-05-31' })));
    // then
    expect(again.state).to.equal('intended');
    expect(others.map(({ code }) => code)).to.deep.equal(Array.from({ length: 3 }, () => 'stock-licence-differs'));
    expect((await handIn()).state).to.equal('registered');
  });

  it('is corrected after it was refused, and pushed anew', async () => {
    // given
    await handIn();
    await push();
    await answer('refuse', { reason: '持证主体名称有误' });
    await hear();
    await push();
    const refused = await stock();
    // when
    const corrected = await handIn({ holderName: '刺桐城水务集团有限公司', bytes: Buffer.from('%PDF-1.4 corrected') });
    const again = await handIn({ holderName: '刺桐城水务集团有限公司', bytes: Buffer.from('%PDF-1.4 corrected') });
    await push();
    await answer('register');
    rig.database.clock.advance({ minutes: 31 });
    await push();
    // then
    expect(corrected).to.include({ state: 'intended', refusal: undefined, seq: 1 });
    expect(again).to.deep.equal(corrected);
    expect(corrected.pushNo).not.to.equal(refused.pushNo);
    expect(await stock()).to.include({ state: 'registered' });
    const [sent] = (await rig.simulator.ledger('stock-pushed')).filter((one) => one['requestKey'] === corrected.pushNo);
    expect(sent).to.have.nested.property('pushed.licence.holderName', '刺桐城水务集团有限公司');
    expect(sent).to.have.nested.property('pushed.licence.fileHash', corrected.fileHash);
  });

  it('takes no answer to an earlier push for one to the correction', async () => {
    // given the refusal is asked for twice, and the second answer is slow
    await handIn();
    await push();
    const { pushNo } = await stock();
    await answer('refuse', { reason: '印章不清' });
    rig.database.clock.advance({ minutes: 31 });
    const slow = effects({
      findStock: async (requestKey) => {
        rig.database.clock.advance({ minutes: 31 });
        await push();
        await handIn({ licenceNo: '占道许〔2015〕更正号' });
        return { requestKey, identifier, state: 'refused', reason: '印章不清' };
      },
    });
    // when
    await slow.pushStock({ limit: 1 }, SYSTEM);
    // then
    expect(await stock()).to.include({ state: 'intended' });
    expect((await stock()).pushNo).not.to.equal(pushNo);
  });

  it('is refused by name of what is wrong', async () => {
    // when
    const wrong = await refusal(
      handIn({ identifier: `${identifier}0`, validUntil: '2014-01-01', bytes: Buffer.from('GIF89a') }),
    );
    // then
    expect(wrong.code).to.equal('stock-licence-invalid');
    expect(wrong.details.map(({ path }) => path)).to.deep.equal(['/identifier', '/validUntil', '/issuedOn', '/file']);
  });

  it('is refused with the repository’s words when its identifier is taken there', async () => {
    // given
    await handIn();
    const { metadata } = await stock();
    await rig.simulator.press('/admin/licences', metadata);
    // when
    await push();
    // then
    expect(await stock()).to.include({ state: 'refused' });
  });

  it('hears nothing from strangers, and nothing of what it never pushed', async () => {
    // given
    await handIn();
    // when
    const foreign = await refusal(hear('somebody else'));
    const notice = { eventId: 'y', client: rig.simulator.client, requestKey: 'nothing' };
    const unknown = await refusal(
      inTransaction((licences) => licences.recordStockNotice({ notice, client: notice.client }, REPOSITORY)),
    );
    // then
    expect([foreign.code, unknown.code]).to.deep.equal(['licence-client-mismatch', 'stock-licence-not-found']);
  });
});
