import { expect } from 'chai';
import type { FormComponent } from '../../../server/desk/form-schemas.ts';
import { defaultsOf, labelOf, rowsOf, withChoices } from '../../../ui-kit/form/form-layout.ts';

const field = (key: string, layout?: object): FormComponent => ({ type: 'textfield', key, ...(layout && { layout }) });

describe('form layout', () => {
  it('puts components of one row beside each other and shares the columns left', () => {
    // given
    const components = [field('a', { row: 'r1', columns: 10 }), field('b', { row: 'r1' }), field('c')];

    // when
    const rows = rowsOf(components);

    // then
    expect(rows.map((row) => row.map(({ component, columns }) => [component.key, columns]))).to.eql([
      [
        ['a', 10],
        ['b', 6],
      ],
      [['c', 16]],
    ]);
  });

  it('takes the label of a date from where dates keep it', () => {
    expect(labelOf({ type: 'datetime', key: 'on', dateLabel: '踏勘日期' })).to.equal('踏勘日期');
  });

  it('fills choices that are data, also inside groups', () => {
    // given
    const choices = [{ value: 'traffic-plan', label: '交通组织方案' }];
    const asking: FormComponent = { type: 'checklist', key: 'missing', valuesKey: 'materials' };

    // when
    const filled = withChoices(
      { type: 'default', components: [asking, { type: 'group', components: [asking] }] },
      { materials: choices },
    );

    // then
    expect(filled.components[0]?.values).to.eql(choices);
    expect(filled.components[1]?.components?.[0]?.values).to.eql(choices);
  });

  it('starts a checkbox as not checked and everything else as empty unless the form says otherwise', () => {
    // given
    const components: FormComponent[] = [
      { type: 'checkbox', key: 'isPromised' },
      { type: 'number', key: 'days', defaultValue: 3 },
      { type: 'textfield', key: 'note' },
    ];

    // then
    expect(defaultsOf(components)).to.eql({ isPromised: false, days: 3 });
  });
});
