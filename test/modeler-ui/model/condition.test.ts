import { expect } from 'chai';
import { readCondition, writeCondition } from '../../../modeler-ui/model/condition.ts';

describe('a condition in three boxes', () => {
  const simple = [
    'feeRequired',
    'not(feeRequired)',
    'acceptance = "rejected"',
    'reviewResult != "agreed"',
    'acceptance in ("accepted", "deemed-accepted")',
    'occupiedArea >= 200',
    'occupationDays in (7, 30)',
  ];

  for (const text of simple) {
    it(`${text} is read and written back as it was`, () => {
      // when
      const condition = readCondition(text);

      // then
      expect(condition, 'fits the boxes').to.not.equal(undefined);
      if (condition !== undefined) expect(writeCondition(condition)).to.equal(text);
    });
  }

  for (const text of ['a = "x" and b = "y"', 'a = b', 'date(a) < now()', 'not(a) or b', '${a}', '"a" = b']) {
    it(`${text} stays a text`, () => {
      // then
      expect(readCondition(text)).to.equal(undefined);
    });
  }

  it('writes nothing while the value is missing', () => {
    // then
    expect(writeCondition({ variable: 'decision', comparison: '=', values: [''] })).to.equal('');
    expect(writeCondition({ variable: '', comparison: 'is', values: [] })).to.equal('');
  });

  it('lets no quotation mark break out of a value', () => {
    // when
    const text = writeCondition({ variable: 'decision', comparison: '=', values: ['x" or "1'] });

    // then
    expect(text).to.equal('decision = "x or 1"');
  });
});
