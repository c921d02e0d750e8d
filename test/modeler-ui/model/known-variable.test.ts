import { expect } from 'chai';
import {
  distinctVariables,
  factVariables,
  formVariables,
  partVariables,
} from '../../../modeler-ui/model/known-variable.ts';
import { newForm } from '../../../modeler-ui/model/form-fields.ts';

describe('variables a condition may read', () => {
  it('a field handed to the process brings its choices, in the words of the form', () => {
    // when
    const [variable] = formVariables('作出许可决定', {
      ...newForm('decide-application'),
      components: [
        { type: 'textfield', key: 'reason', label: '理由' },
        {
          type: 'radio',
          key: 'decision',
          label: '决定',
          values: [{ label: '准予许可', value: 'granted' }],
          properties: { variable: 'decision' },
        },
      ],
    });

    // then
    expect(variable).to.deep.equal({
      name: 'decision',
      origin: '“作出许可决定”的“决定”',
      values: [{ value: 'granted', label: '准予许可' }],
      type: 'text',
    });
  });

  it('a choice between truth values is a truth value', () => {
    // when
    const [variable] = formVariables('会签', {
      ...newForm('cosign-inspection'),
      components: [{ type: 'checkbox', key: 'cosigned', label: '同意', properties: { variable: 'cosigned' } }],
    });

    // then
    expect(variable).to.include({ type: 'boolean' });
  });

  it('knows dates and numbers by what a part or fact declares', () => {
    // when
    const variables = [
      ...partVariables('环节组', [{ name: 'acceptanceDueAt', values: ['date'] }]),
      ...factVariables([{ key: 'departmentCount', name: '部门数', type: 'integer' }]),
    ];

    // then
    expect(variables.map(({ name, type, values }) => ({ name, type, values }))).to.deep.equal([
      { name: 'acceptanceDueAt', type: 'date', values: [] },
      { name: 'departmentCount', type: 'integer', values: [] },
    ]);
  });

  it('gathers the values of all sources of one variable', () => {
    // when
    const [variable, ...others] = distinctVariables([
      ...partVariables('消息', [{ name: 'paymentResult', values: ['paid'] }]),
      ...partVariables('环节组', [{ name: 'paymentResult', values: ['paid', 'unpaid'] }]),
    ]);

    // then
    expect(others).to.deep.equal([]);
    expect(variable?.values.map(({ value }) => value)).to.have.members(['paid', 'unpaid']);
  });
});
