import { expect } from 'chai';
import { maskIdNumber, maskName, maskPhone } from '../../server/mask.ts';

describe('masking', () => {
  it('leaves three and four digits of an ID number', () => {
    expect(maskIdNumber('110101199003071234')).to.equal('110***********1234');
  });

  it('leaves three and four digits of a phone, two of a short one', () => {
    expect(maskPhone('13800005678')).to.equal('138****5678');
    expect(maskPhone('12345')).to.equal('***45');
  });

  it('leaves the family name of a person and the whole name of an organisation', () => {
    expect(maskName('person', '张三')).to.equal('张*');
    expect(maskName('person', '欧阳修远')).to.equal('欧***');
    expect(maskName('person', '𠮷田')).to.equal('𠮷*');
    expect(maskName('organisation', '刺桐城水务工程有限公司')).to.equal('刺桐城水务工程有限公司');
  });
});
