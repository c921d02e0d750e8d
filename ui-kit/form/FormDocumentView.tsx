import { Form, type FormInstance } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FormChoices, FormComponent, FormDocument, FormValues } from '../../server/desk/form-schemas.ts';
import { isHidden } from './field-conditions.ts';
import { defaultsOf, rowsOf, withChoices } from './form-layout.ts';
import { FormField } from './FormField.tsx';
import './form.css';

interface Props {
  document: FormDocument;
  form: FormInstance<FormValues>;
  /** what the form starts with */
  values: FormValues;
  choices?: FormChoices;
  isReadOnly?: boolean;
  onSubmit?: (values: FormValues) => void;
  onValuesChange?: () => void;
  children?: ReactNode;
}

const noChoices: FormChoices = {};

/** A form-js document drawn with our own controls. Submits only visible fields; empty ones are left out. */
export const FormDocumentView = (props: Props) => {
  const { form, values, isReadOnly = false, choices = noChoices } = props;
  const document = useMemo(() => withChoices(props.document, choices), [props.document, choices]);
  const initial = { ...defaultsOf(document.components), ...values };
  const watched = Form.useWatch([], form) as FormValues | undefined;
  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      className="tb-form"
      initialValues={initial}
      disabled={isReadOnly}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={() => props.onValuesChange?.()}
      onFinish={(filled) => props.onSubmit?.(withoutEmpty(filled))}
    >
      <Components components={document.components} values={watched ?? initial} />
      {props.children}
    </Form>
  );
};

const Components = ({ components, values }: { components: readonly FormComponent[]; values: FormValues }) => (
  <>
    {rowsOf(components.filter((component) => !isHidden(component, values))).map((row, index) => (
      <div className="tb-form-row" key={row[0]?.component.key ?? row[0]?.component.id ?? index}>
        {row.map(({ component, columns }, place) => (
          <div key={component.key ?? component.id ?? place} style={{ gridColumn: `span ${columns}` }}>
            <FormPart component={component} values={values} />
          </div>
        ))}
      </div>
    ))}
  </>
);

const FormPart = ({ component, values }: { component: FormComponent; values: FormValues }) => {
  switch (component.type) {
    case 'group':
      return (
        <fieldset className="tb-form-group">
          <legend>{component.label}</legend>
          <Components components={component.components ?? []} values={values} />
        </fieldset>
      );
    case 'text':
      return <FormText text={component.text ?? ''} />;
    case 'separator':
      return <hr className="tb-form-separator" />;
    case 'spacer':
      return <div className="tb-form-spacer" />;
    default:
      return <FormField component={component} />;
  }
};

/** Headings and sentences. Other Markdown marks are dropped, nothing is interpreted. */
const FormText = ({ text }: { text: string }) => (
  <div className="tb-form-text">
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) =>
        line.startsWith('#') ? (
          <h3 key={index}>{line.replace(/^#+\s*/, '')}</h3>
        ) : (
          <p key={index}>{line.replace(/[*_`]{1,2}/g, '')}</p>
        ),
      )}
  </div>
);

const withoutEmpty = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
