import { expect } from 'chai';
import { isHidden } from '../../../ui-kit/form/field-conditions.ts';

const hiddenUnless = (hide: string) => ({ type: 'textfield', key: 'x', conditional: { hide } });

describe('field conditions', () => {
  it('hides a field while its condition holds, also before anything is chosen', () => {
    // given
    const component = hiddenUnless('=acceptance != "supplement"');

    // then
    expect(isHidden(component, { acceptance: undefined })).to.equal(true);
    expect(isHidden(component, { acceptance: 'accepted' })).to.equal(true);
    expect(isHidden(component, { acceptance: 'supplement' })).to.equal(false);
  });

  it('compares booleans of a choice', () => {
    expect(isHidden(hiddenUnless('=isExcavation != true'), { isExcavation: true })).to.equal(false);
    expect(isHidden(hiddenUnless('=isExcavation != true'), { isExcavation: false })).to.equal(true);
  });

  it('shows a field whose condition cannot be read', () => {
    expect(isHidden(hiddenUnless('=acceptance !!'), {})).to.equal(false);
    expect(isHidden({ type: 'textfield', key: 'x' }, {})).to.equal(false);
  });
});
