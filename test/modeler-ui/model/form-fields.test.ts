import { expect } from 'chai';
import {
  choiceValue,
  fieldProblems,
  isDay,
  labelOf,
  newField,
  newForm,
  readForm,
  withLabel,
  withProperty,
  withRequired,
  withType,
  writeForm,
} from '../../../modeler-ui/model/form-fields.ts';
import type { FormComponent } from '../../../server/desk/form-schemas.ts';

const decision: FormComponent = {
  type: 'radio',
  id: 'field-decision',
  key: 'decision',
  label: '决定',
  validate: { required: true },
  values: [
    { label: '准予许可', value: 'granted' },
    { label: '不予许可', value: 'refused' },
  ],
  properties: { variable: 'decision' },
};

const formOf = (...components: FormComponent[]) => ({ ...newForm('decide-application'), components });

describe('the field table', () => {
  it('keeps what it does not know when a name changes', () => {
    // given
    const field: FormComponent = { ...decision, conditional: { hide: '=acceptance = "x"' }, description: '说明' };

    // when
    const renamed = withLabel(field, '许可决定');

    // then
    expect(renamed).to.deep.equal({ ...field, label: '许可决定' });
  });

  it('names a date by its own label attribute', () => {
    // when
    const date = withType({ type: 'textfield', key: 'validFrom', label: '起始日期' }, 'datetime');

    // then
    expect(date).to.deep.equal({ type: 'datetime', dateLabel: '起始日期', key: 'validFrom', subtype: 'date' });
    expect(labelOf(date)).to.equal('起始日期');
  });

  it('marks a day as that of the recorded thing, and takes the mark away when it becomes something else', () => {
    // given
    const day = withType({ type: 'textfield', key: 'inspectedOn', label: '踏勘日期' }, 'datetime');

    // when
    const marked = withProperty(day, 'meaning', 'happened-on');

    // then
    expect(marked).to.deep.equal({ ...day, properties: { meaning: 'happened-on' } });
    expect([day, { ...day, subtype: 'time' }, decision].map(isDay)).to.deep.equal([true, false, false]);
    expect(withProperty(marked, 'meaning', '')).to.deep.equal(day);
    expect(withType(marked, 'select')).to.not.have.property('properties');
    expect(
      withType({ ...decision, properties: { variable: 'decision', meaning: 'happened-on' } }, 'select').properties,
    ).to.deep.equal({ variable: 'decision' });
  });

  it('takes a text away from the process when a choice becomes free text', () => {
    // when
    const text = withType(decision, 'textarea');

    // then
    expect(text).to.not.have.any.keys('values', 'properties');
    expect(text.validate).to.deep.equal({ required: true });
  });

  it('removes an empty rule list instead of leaving it behind', () => {
    // then
    expect(withRequired(decision, false)).to.not.have.property('validate');
    expect(withRequired(decision, false)).to.have.property('label', '决定');
    expect(withProperty(decision, 'variable', '')).to.not.have.property('properties');
  });

  it('keeps the length rule when required goes', () => {
    // given
    const field: FormComponent = {
      type: 'textfield',
      key: 'a',
      label: '名称',
      validate: { required: true, maxLength: 9 },
    };

    // then
    expect(withRequired(field, false).validate).to.deep.equal({ maxLength: 9 });
  });

  it('gives a new field a key nobody else has', () => {
    // given
    const form = formOf(decision, { type: 'textfield', key: 'field3', label: '甲' });

    // then
    expect(newField(form).key).to.equal('field4');
  });

  it('reads back what it wrote', () => {
    // given
    const form = formOf(decision);

    // then
    expect(readForm(writeForm(form))).to.deep.equal(form);
    expect(readForm('{"components": 1}')).to.equal(undefined);
    expect(readForm('not json')).to.equal(undefined);
  });
});

describe('what is wrong with a form', () => {
  const wrong: [string, FormComponent, RegExp][] = [
    ['a field without a name', { type: 'textfield', key: 'a', label: ' ' }, /名称不能为空/],
    ['a key that is no variable name', { type: 'textfield', key: '许可', label: '许可' }, /小写字母开头/],
    ['a choice without options', { type: 'select', key: 'a', label: '甲', values: [] }, /至少要有一个选项/],
    ['an option without a value', { ...decision, values: [{ label: '甲', value: '' }] }, /都要填写/],
    [
      'two options of one value',
      {
        ...decision,
        values: [
          { label: '甲', value: 'x' },
          { label: '乙', value: 'x' },
        ],
      },
      /不能重复/,
    ],
  ];

  for (const [what, field, sentence] of wrong) {
    it(`${what} is named in its row`, () => {
      // then
      expect(fieldProblems(formOf(field)).get(0)).to.match(sentence);
    });
  }

  it('blames the second of two equal keys', () => {
    // when
    const problems = fieldProblems(formOf(decision, { type: 'textfield', key: 'decision', label: '又一个' }));

    // then
    expect([...problems.keys()]).to.deep.equal([1]);
  });

  it('takes truth values and numbers as choices, and keeps them what they are', () => {
    // given
    const form = readForm(
      '{"components":[{"type":"radio","key":"isUrgent","label":"是否紧急","values":[{"label":"是","value":true},{"label":"否","value":false}]}]}',
    );

    // then
    expect(form && fieldProblems(form).size).to.equal(0);
    expect(choiceValue('false', true)).to.equal(false);
    expect(choiceValue('12', 7)).to.equal(12);
    expect(choiceValue('true', 'yes')).to.equal('true');
  });

  it('finds nothing in a good form', () => {
    // then
    expect(fieldProblems(formOf(decision, { type: 'text', text: '### 决定' }))).to.have.property('size', 0);
  });
});
