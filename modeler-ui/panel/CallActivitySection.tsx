import { Button, Select } from 'antd';
import type { PartNavigation } from '../features/part-navigation/PartNavigation.ts';
import type { StepTemplates } from '../features/step-templates/StepTemplates.ts';
import { useKnownVariables } from '../draft/draft-context.ts';
import { expressionOf } from '../editor/element-changes.ts';
import { childOf, childrenOf, isA, textOf, type BusinessObject } from '../model/business-object.ts';
import { VariableSelect } from './VariableSelect.tsx';
import { Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';

type Kind = 'once' | 'parallel' | 'sequential';

const repetitions: { value: Kind; label: string }[] = [
  { value: 'once', label: '办一次' },
  { value: 'parallel', label: '多个部门同时办' },
  { value: 'sequential', label: '多个部门依次办' },
];

/** Which part is called, what goes in and comes out, and whether it runs once per department. */
export const CallActivitySection = (props: SectionProps) => {
  const { element, editor } = props;
  const steps = editor.get<StepTemplates>('stepTemplates');
  const object = element.businessObject as BusinessObject;
  const partKey = textOf(object, 'calledElement');
  const call = (key: string) => {
    const part = steps.parts().find((candidate) => candidate.key === key);
    if (part !== undefined) steps.callPart(element, part);
  };
  return (
    <>
      <Field label="环节组">
        <div className="modeler-inline">
          <Select
            aria-label="环节组"
            value={partKey === '' ? null : partKey}
            placeholder="请选择共用的一段流程"
            options={steps.parts().map((part) => ({ value: part.key, label: part.name }))}
            onChange={call}
          />
          <Button disabled={partKey === ''} onClick={() => editor.get<PartNavigation>('partNavigation').open(partKey)}>
            打开
          </Button>
        </div>
      </Field>
      <Mappings object={object} />
      <Repetition {...props} />
    </>
  );
};

const Mappings = ({ object }: { object: BusinessObject }) => {
  const entries = childrenOf(childOf(object, 'extensionElements'), 'values');
  const namesOf = (type: string) =>
    entries.filter((entry) => isA(entry, type)).map((entry) => textOf(entry, 'target') || textOf(entry, 'businessKey'));
  const rows = [
    { label: '带入', names: namesOf('camunda:In') },
    { label: '带回', names: namesOf('camunda:Out') },
  ].filter((row) => row.names.length > 0);
  if (rows.length === 0) return null;
  return (
    <dl className="modeler-mappings">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            {row.names.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Repetition = ({ element, changes, path }: SectionProps) => {
  const variables = useKnownVariables(path);
  const loop = childOf(element.businessObject as BusinessObject, 'loopCharacteristics');
  const kind = loop === undefined ? 'once' : loop.get('isSequential') === true ? 'sequential' : 'parallel';
  return (
    <>
      <Field label="办理次数">
        <Select<Kind>
          aria-label="办理次数"
          value={kind}
          options={repetitions}
          onChange={(next) => changes.repetition(next)}
        />
      </Field>
      {loop === undefined ? null : (
        <Field label="部门数取自" hint="每个部门一份，编号从 0 起。">
          <VariableSelect
            label="部门数取自"
            value={expressionOf(loop, 'loopCardinality')}
            variables={variables.filter((variable) => variable.type === 'integer')}
            onChange={(name) => changes.cardinality(name)}
          />
        </Field>
      )}
    </>
  );
};
