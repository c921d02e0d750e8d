import { expect } from 'chai';
import { checkFiling, checkFilingForm, createItems, extractFacts } from '../../../domain/items/index.ts';
import type { Filing, PublishedItem } from '../../../domain/items/index.ts';
import { DomainError } from '../../../domain/errors.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

describe('items and filings', () => {
  let database: TestDatabase;
  let item: PublishedItem;

  before(async () => {
    database = await openTestDatabase();
    await publishRoadOccupation(database.needs);
    item = await createItems(database.needs).getItem('road-occupation');
  });
  after(() => database.close());

  const refused = (change: (filing: Filing) => void): DomainError => {
    const filing = sampleFiling();
    change(filing);
    try {
      checkFiling(item, filing);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
    throw new Error('expected a refusal');
  };
  const pathsOf = (error: DomainError): string[] => error.details.map((detail) => detail.path);

  it('the newest published version is the item', async () => {
    // given
    const row = await database.db('model_versions').where({ id: item.versionId }).first();
    const next = { ...row, id: 'newer', number: 2, content_hash: 'newer', process_definition_id: 'newer' };
    const json = ['item', 'source_files', 'compiled_files', 'task_index', 'forms'];
    for (const column of json) next[column] = JSON.stringify(next[column]);
    await database.db('model_versions').insert(next);
    await database
      .db('model_versions')
      .insert({ ...next, id: 'begun', number: 3, content_hash: 'begun', state: 'publishing' });

    // when
    const items = createItems(database.needs);

    // then
    expect((await items.getItem('road-occupation')).versionId).to.equal('newer');
    expect((await items.listItems()).map((one) => one.versionId)).to.eql(['newer']);
    expect((await items.getItemOfVersion(item.versionId)).version).to.equal(1);
    expect(await items.findItem('fishing')).to.equal(undefined);
    expect((await refusal(items.getItem('fishing'))).code).to.equal('item-not-found');
  });

  it('the sample filing is valid', () => {
    expect(checkFiling(item, sampleFiling()).item).to.equal('road-occupation');
  });

  it('a wrong credit code and a wrong ID number are named', () => {
    const uscc = refused((filing) => Object.assign(filing.applicant, { uscc: '91350500MA800001XN' }));
    expect(uscc.code).to.equal('filing-invalid');
    expect(uscc.details).to.eql([
      { path: '/applicant/uscc', message: '统一社会信用代码：统一社会信用代码不正确，请核对代码和校验位' },
    ]);
    const person = {
      kind: 'person' as const,
      name: '张三',
      idNumber: '350502199003071018',
      phone: '13800000001',
      address: '东街1号',
    };
    expect(pathsOf(refused((filing) => (filing.applicant = person)))).to.eql(['/applicant/idNumber']);
    const filing = { ...sampleFiling(), applicant: { ...person, idNumber: '350502199003071017' } };
    expect(checkFiling(item, filing).applicant.kind).to.equal('person');
  });

  it('a missing material is named by its name, an unknown and a repeated one by their place', () => {
    const missing = refused(
      (filing) => (filing.materials = filing.materials.filter(({ key }) => key !== 'traffic-plan')),
    );
    expect(missing.code).to.equal('material-missing');
    expect(missing.details[0]?.message).to.equal('缺少材料：交通组织方案');
    const unknown = refused((filing) => filing.materials.push({ key: 'gift' }, { key: 'traffic-plan' }));
    expect(unknown.code).to.equal('material-unknown');
    expect(pathsOf(unknown)).to.eql(['/materials/5/key', '/materials/6/key']);
  });

  it('every wrong field of the form is named at once', () => {
    const error = refused((filing) => {
      Object.assign(filing.form, { occupiedArea: 0, startsOn: '2026-02-30', roadName: '', other: 1 });
      delete filing.form['excavatedLength'];
    });
    expect(pathsOf(error).sort()).to.eql([
      ...['/form/excavatedLength', '/form/occupiedArea', '/form/other', '/form/roadName', '/form/startsOn'],
    ]);
  });

  it('a parcel needs an address, the window none', () => {
    expect(pathsOf(refused((filing) => (filing.delivery = { method: 'courier' })))).to.include('/delivery/address');
    expect(checkFiling(item, { ...sampleFiling(), delivery: { method: 'pickup' } }).delivery.method).to.equal('pickup');
  });

  it('whatever is sent, the answer is a refusal and never a failure', () => {
    for (const input of [null, undefined, 1, 'x', [], {}, { form: null }, { form: [] }, { applicant: 1 }]) {
      expect(() => checkFiling(item, input)).to.throw(DomainError);
    }
  });

  it('a corrected form is checked by itself', () => {
    expect(() => checkFilingForm(item, { ...sampleFiling().form, occupiedArea: -1 })).to.throw(DomainError);
    checkFilingForm(item, sampleFiling().form);
  });

  it('facts are the typed values without persons that conditions may read', () => {
    expect(extractFacts(item, sampleFiling())).to.eql({
      occupiedArea: 240,
      occupationDays: 15,
      isExcavation: true,
      isEmergency: false,
      departmentCount: 2,
      deliveryMethod: 'courier',
    });
  });
});
