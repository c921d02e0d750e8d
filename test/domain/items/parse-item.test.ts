import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseItem, resolveRole } from '../../../domain/items/index.ts';
import type { Item } from '../../../domain/items/index.ts';

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
