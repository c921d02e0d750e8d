import { expect } from 'chai';
import fc from 'fast-check';
import { makeLicenceIdentifier, parseLicenceIdentifier } from '../../../domain/licences/index.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('licence identifier (GB/T 36904)', () => {
  const vectors = [
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
  ];

  for (const vector of vectors)
    it(`computes the check character of ${vector}`, () => {
      // given an identifier issued by somebody else
      // when
      const parts = parseLicenceIdentifier(vector);
      // then
      expect(parts && makeLicenceIdentifier(parts)).to.equal(vector);
    });

  it('knows what is no identifier', () => {
    // given
    const wrong = [
      vectors[0]?.replace(/U$/, 'V') ?? '',
      vectors[0]?.replace('20230000403', '20230000430') ?? '',
      '1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U',
      '1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U',
      '',
      "' or 1=1",
    ];
    // when
    const parsed = wrong.map(parseLicenceIdentifier);
    // then
    expect(parsed).to.deep.equal(wrong.map(() => undefined));
  });

  it('shows every single wrong character', () => {
    const serials = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 4, maxLength: 16 });
    fc.assert(
      fc.property(serials, fc.nat(), fc.constantFrom(...ALPHABET), (serial, at, char) => {
        const issued = { licenceType: '11350500MB0000019G001', issuerCode: '11350500MB0000019G', serial, version: 1 };
        const position = at % serial.length;
        fc.pre(serial[position] !== char);
        const damaged = serial.slice(0, position) + char + serial.slice(position + 1);
        return (
          parseLicenceIdentifier(makeLicenceIdentifier(issued).replace(`.${serial}.001`, `.${damaged}.001`)) ===
          undefined
        );
      }),
      { seed: 36904, numRuns: 2000 },
    );
  });
});
