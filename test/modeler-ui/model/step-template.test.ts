import { expect } from 'chai';
import { readStepTemplates } from '../../../modeler-ui/model/step-template.ts';

const topic = (value: string) => ({ type: 'Hidden', value, binding: { type: 'property', name: 'camunda:topic' } });

describe('step templates', () => {
  it('offers a topic with its settings and their choices', () => {
    // when
    const [template] = readStepTemplates([
      {
        id: 'close-case',
        name: '登记办件终止',
        properties: [
          topic('close-case'),
          {
            type: 'Dropdown',
            label: '结果',
            choices: [{ name: '逾期未补正', value: 'lapsed' }],
            constraints: { notEmpty: true },
            binding: { type: 'camunda:property', name: 'outcome' },
          },
        ],
      },
    ]);

    // then
    expect(template).to.deep.include({ topic: 'close-case', name: '登记办件终止' });
    expect(template?.settings).to.deep.equal([
      {
        name: 'outcome',
        label: '结果',
        description: '',
        value: '',
        choices: [{ label: '逾期未补正', value: 'lapsed' }],
        isRequired: true,
      },
    ]);
  });

  it('leaves out what has no topic, and sorts by name as Chinese is sorted', () => {
    // when
    const templates = readStepTemplates([
      { name: '制发证照', properties: [topic('issue-licence')] },
      { name: '别的', properties: [] },
      { name: '办结', properties: [topic('complete-case')] },
    ]);

    // then
    expect(templates.map((template) => template.name)).to.deep.equal(['办结', '制发证照']);
  });
});
