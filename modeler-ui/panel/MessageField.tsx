import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { useOpenDraft } from '../draft/draft-context.ts';
import { childOf, eventDefinitionOf, textOf, type BusinessObject } from '../model/business-object.ts';
import type { SectionProps } from './section.ts';
import { Field } from './CommitField.tsx';
import { idPattern } from '../editor/element-changes.ts';

/** Which message is waited for: one the platform sends. */
export const MessageField = ({ element, changes }: SectionProps) => {
  const { messages } = useOpenDraft();
  const definition = eventDefinitionOf(element.businessObject as BusinessObject);
  const value = textOf(childOf(definition, 'messageRef'), 'name');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isWrong = text !== '' && !idPattern.test(text);
  const commit = (name: string) => {
    if (name !== value && (name === '' || idPattern.test(name))) changes.message(name);
  };
  return (
    <Field label="等待的消息" problem={isWrong ? '只用小写字母、数字和连字符。' : undefined}>
      <AutoComplete
        aria-label="等待的消息"
        value={text}
        options={messages.map(({ message, name }) => ({ value: message, label: `${name}（${message}）` }))}
        onChange={(next: string) => setText(next)}
        onSelect={commit}
        onBlur={() => commit(text)}
      />
    </Field>
  );
};
