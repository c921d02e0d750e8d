import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseItem, resolveRole } from '../../../domain/items/index.ts';
import type { Item, Limit, Renewal } from '../../../domain/items/index.ts';

const text = readFileSync('processes/road-occupation/item.json', 'utf8');
const changed = (change: (item: Item) => void): string[] => {
  const item = JSON.parse(text) as Item;
  change(item);
  const parsed = parseItem(JSON.stringify(item));
  return 'details' in parsed ? parsed.details.map((detail) => detail.path) : [];
};
const roadOccupation = (): Item => {
  const parsed = parseItem(text);
  if ('details' in parsed) throw new Error(JSON.stringify(parsed.details));
  return parsed.item;
};

describe('item.json', () => {
  it('of road-occupation holds all that an item needs', () => {
    expect(roadOccupation().key).to.equal('road-occupation');
    expect(Object.keys(roadOccupation().guide)).to.have.length(14);
  });

  it('says where it is wrong', () => {
    expect(parseItem('{')).to.eql({ details: [{ path: '', message: '不是有效的 JSON' }] });
    expect(changed((item) => delete (item.guide as Partial<Item['guide']>).feeBasis)).to.eql(['/guide/feeBasis']);
    expect(changed((item) => (item.codes.implementation = '11350500MB0000019H3000117013000'))).to.eql([
      '/codes/implementation',
    ]);
    expect(changed((item) => Object.assign(item, { script: 'x' }))).to.eql(['/script']);
    expect(changed((item) => delete item.limits['acceptance'])).to.eql(['/limits/acceptance']);
  });

  it('does not promise more time than the law gives', () => {
    expect(changed((item) => Object.assign(item.limits['promised'] ?? {}, { budget: 21 }))).to.eql([
      '/limits/promised/budget',
    ]);
  });

  it('gives itself no more time than the law it cites allows (行政许可法第三十二条、第四十二条、第四十四条)', () => {
    // given
    const limit = (key: string, change: Partial<Limit>) =>
      changed((item) => Object.assign(item.limits[key] ?? {}, change));
    const alone = (key: string, change: Partial<Limit>) =>
      changed((item) => {
        item.departments.branches = ['municipal-administration'];
        delete item.limits['joint-handling'];
        Object.assign(item.limits[key] ?? {}, change);
      });
    const law = '《中华人民共和国行政许可法》第四十二条';
    // when / then
    expect(alone('statutory', { budget: 20 })).to.eql([]);
    expect(alone('statutory', { budget: 21 })).to.eql(['/limits/statutory/budget']);
    expect(alone('statutory', { extension: { budget: 11, legalBasis: law, approvedBy: 'authority-head' } })).to.eql([
      '/limits/statutory/extension/budget',
    ]);
    expect(limit('statutory', { budget: 45 }), 'several departments').to.eql([]);
    expect(limit('joint-handling', { budget: 46 })).to.eql(['/limits/joint-handling/budget']);
    expect(
      limit('joint-handling', { extension: { budget: 16, legalBasis: law, approvedBy: 'government-head' } }),
    ).to.eql(['/limits/joint-handling/extension/budget']);
    expect(limit('acceptance', { budget: 6 })).to.eql(['/limits/acceptance/budget']);
    expect(limit('delivery', { budget: 11 })).to.eql(['/limits/delivery/budget']);
  });

  it('counts what 行政许可法 gives in working days (第八十二条), and lets another law rule otherwise', () => {
    const statutory = (change: Partial<Limit>) =>
      changed((item) => {
        delete item.limits['promised'];
        item.limits['promised'] = { name: '承诺', budget: 1, unit: 'hour', legalBasis: '承诺' };
        Object.assign(item.limits['statutory'] ?? {}, change);
      });
    expect(statutory({ unit: 'calendar-day' })).to.eql(['/limits/statutory/unit']);
    const school = '《中华人民共和国民办教育促进法》第十四条';
    expect(statutory({ unit: 'month', budget: 3, legalBasis: school })).to.eql([]);
  });

  it('has a limit for joint handling only where several departments handle it', () => {
    expect(changed((item) => (item.departments.branches = ['traffic-police']))).to.include('/limits/joint-handling');
  });

  it('asks for a renewal thirty days before, unless another law rules otherwise (行政许可法第五十条)', () => {
    // given
    const renewing = (change: Partial<Renewal>) =>
      changed((item) => {
        item.limits['renewal'] = {
          name: '延续',
          budget: 30,
          unit: 'calendar-day',
          legalBasis: '《行政许可法》第五十条',
        };
        item.renewal = { licenceField: 'licenceIdentifier', legalBasis: '《行政许可法》第五十条', ...change };
      });
    // when / then
    expect(renewing({})).to.eql([]);
    expect(renewing({ requestDaysBefore: 10 })).to.eql(['/renewal/requestDaysBefore']);
    expect(renewing({ requestDaysBefore: 10, legalBasis: '《城市道路管理条例》第三十六条' })).to.eql([]);
    expect(
      changed((item) => (item.renewal = { licenceField: 'licenceIdentifier', legalBasis: '第五十条' })),
      'no limit to decide',
    ).to.eql(['/limits/renewal']);
  });

  it('charges and licenses by facts it has declared', () => {
    expect(changed((item) => Object.assign(item.fee ?? {}, { areaFact: 'isExcavation' }))).to.eql(['/fee/areaFact']);
    expect(changed((item) => (item.licence.validDaysFact = 'years'))).to.eql(['/licence/validDaysFact']);
  });

  it('names a licence type exactly for what the repository supplies', () => {
    expect(changed((item) => Object.assign(item.materials[1] ?? {}, { source: 'applicant' }))).to.eql([
      '/materials/1/licenceType',
    ]);
  });

  it('lists no material and no fact twice', () => {
    expect(changed((item) => item.materials.push(...item.materials.slice(0, 1)))).to.eql(['/materials']);
    expect(changed((item) => item.facts.push(...item.facts.slice(0, 1)))).to.eql(['/facts']);
  });
});

describe('resolve-role', () => {
  it('finds the department a literal means', () => {
    expect(resolveRole(roadOccupation(), 'window:window-clerk')).to.eql({
      departmentId: 'government-service-centre',
      role: 'window-clerk',
    });
    expect(resolveRole(roadOccupation(), 'lead:approver', null).departmentId).to.equal('municipal-administration');
  });

  it('finds the department of a branch by its number', () => {
    expect(resolveRole(roadOccupation(), 'branch:reviewer', 0).departmentId).to.equal('municipal-administration');
    expect(resolveRole(roadOccupation(), 'branch:reviewer', 1).departmentId).to.equal('traffic-police');
  });

  it('refuses a literal nobody answers to', () => {
    expect(() => resolveRole(roadOccupation(), 'branch:reviewer')).to.throw('没有对应的部门');
    expect(() => resolveRole(roadOccupation(), 'branch:reviewer', 2)).to.throw('没有对应的部门');
    expect(() => resolveRole(roadOccupation(), 'mayor')).to.throw('没有对应的部门');
  });
});
