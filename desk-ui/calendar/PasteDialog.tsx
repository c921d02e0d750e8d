import { Alert, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import type { NewCalendar } from '../../server/calendar-schemas.ts';
import { readYear } from './calendar-days.ts';

const example = `{
  "year": 2027, "sourceDocument": "国办发明电〔2026〕…号", "publishedOn": "2026-11-05",
  "days": [{ "day": "2027-01-01", "kind": "off", "name": "元旦" }]
}`;

interface Props {
  isOpen: boolean;
  onRead: (year: NewCalendar) => void;
  onLeave: () => void;
}

/** A year as JSON, pasted or from a file, fills the sheet; nothing is saved by that. */
export const PasteDialog = ({ isOpen, onRead, onLeave }: Props) => {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const read = () => {
    const year = readYear(text);
    setWrong(year === undefined);
    if (year !== undefined) onRead(year);
  };
  return (
    <Modal
      open={isOpen}
      title="粘贴一年的工作日安排"
      okText="填入日历"
      cancelText="取消"
      destroyOnHidden
      onOk={read}
      onCancel={onLeave}
    >
      {isWrong ? <Alert type="error" showIcon title="不是约定格式的 JSON，请对照示例核对。" /> : null}
      <Input.TextArea
        autoFocus
        rows={10}
        value={text}
        placeholder={example}
        aria-label="JSON 内容"
        onChange={({ target }) => setText(target.value)}
      />
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then(setText);
          return false;
        }}
      >
        <a className="calendar-file">选择 JSON 文件</a>
      </Upload>
    </Modal>
  );
};
