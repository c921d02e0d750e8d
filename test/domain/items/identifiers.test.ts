import { expect } from 'chai';
import { isIdNumber, isImplementationCode, isUscc } from '../../../domain/items/index.ts';

describe('identifiers', () => {
  it('an ID number has a real day of birth and the right check digit', () => {
    for (const right of ['11010519491231002X', '440524188001010014', '350502199003071017']) {
      expect(isIdNumber(right), right).to.equal(true);
    }
    for (const wrong of ['110105194912310021', '11010519490231002X', '11010519491231002x', '1101051949123100', '']) {
      expect(isIdNumber(wrong), wrong).to.equal(false);
    }
  });

  it('a credit code has the right check character', () => {
    for (const right of ['11330105002500287C', '11430000006122244L', '91350200MA2YJ1XR9G', '91350500MA800001XM']) {
      expect(isUscc(right), right).to.equal(true);
    }
    for (const wrong of ['91350500MA800001XN', '91350500MA800001X', '91350500MI800001XM', '']) {
      expect(isUscc(wrong), wrong).to.equal(false);
    }
  });

  it('a credit code of the Fujian pilot is valid although its check character is not', () => {
    for (const pilot of ['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P', '91350203M0001QAY9B']) {
      expect(isUscc(pilot), pilot).to.equal(true);
    }
    expect(isUscc('91330100M0001TGQXM')).to.equal(false);
  });

  it('an implementation code is credit code, level and basic code', () => {
    expect(isImplementationCode('11350500MB0000019G3000117013000')).to.equal(true);
    expect(isImplementationCode('11350500MB0000019H3000117013000')).to.equal(false);
    expect(isImplementationCode('11350500MB0000019G8000117013000')).to.equal(false);
    expect(isImplementationCode('11350500MB0000019G300011701300')).to.equal(false);
  });
});
