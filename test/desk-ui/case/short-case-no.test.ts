import { expect } from 'chai';
import { asSearched, partsOfCaseNo } from '../../../desk-ui/case/short-case-no.ts';

const ITEM = '11350500MB0000019G3000117013000';

describe('numbers of cases as people say them', () => {
  it('are the day and the running number of the whole', () => {
    expect(partsOfCaseNo(`${ITEM}202611100003`)).to.deep.equal({ item: ITEM, day: '20261110', number: '0003' });
    expect(partsOfCaseNo('ZX202611190001')).to.equal(undefined);
  });

  it('are found as lists show them, with a hyphen or a space', () => {
    for (const typed of ['20261110-0003', ' 20261110 0003 ', '202611100003'])
      expect(`${ITEM}202611100003`.includes(asSearched(typed) ?? 'nothing'), typed).to.equal(true);
  });

  it('change nothing else that is searched for', () => {
    expect(asSearched('闽江-燃气')).to.equal('闽江-燃气');
    expect(asSearched(undefined)).to.equal(undefined);
  });
});
