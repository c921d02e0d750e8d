import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { childOf, eventDefinitionOf, textOf, type BusinessObject } from '../model/business-object.ts';
import type { SectionProps } from './section.ts';
import { Field } from './CommitField.tsx';
import { idPattern } from '../editor/element-changes.ts';

/** Messages the system sends into a process. */
const knownMessages = [
  { value: 'application-withdrawn', label: '申请人撤回' },
  { value: 'supplement-received', label: '收到补正材料' },
  { value: 'rectification-reported', label: '收到整改报告' },
  { value: 'payment-confirmed', label: '缴费到账' },
  { value: 'parcel-delivered', label: '邮件已签收' },
  { value: 'clock-stopped', label: '时限停止' },
];

export const MessageField = ({ element, changes }: SectionProps) => {
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
        options={knownMessages.map((message) => ({
          value: message.value,
          label: `${message.label}（${message.value}）`,
        }))}
        onChange={(next: string) => setText(next)}
        onSelect={commit}
        onBlur={() => commit(text)}
        allowClear
      />
    </Field>
  );
};
