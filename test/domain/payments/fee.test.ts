import { expect } from 'chai';
import { computeFee } from '../../../domain/payments/index.ts';
import { readSampleItem } from '../../support/office.ts';

describe('fee', () => {
  const { fee } = readSampleItem();
  const facts = { occupiedArea: 240, occupationDays: 15, isEmergency: false };

  it('is area times days times rate, in fen', () => {
    expect(computeFee(fee, facts)).to.equal(240 * 15 * 30);
  });

  it('is nothing for what the item exempts, and for an item without a fee', () => {
    expect(computeFee(fee, { ...facts, isEmergency: true })).to.equal(0);
    expect(computeFee(undefined, facts)).to.equal(0);
  });

  for (const wrong of [undefined, '240', 2.5, -1, Number.NaN])
    it(`is refused for an area of ${String(wrong)}`, () => {
      expect(() => computeFee(fee, { ...facts, occupiedArea: wrong }))
        .to.throw()
        .with.property('code', 'fee-fact-missing');
    });
});
