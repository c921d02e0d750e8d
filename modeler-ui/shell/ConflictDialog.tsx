import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useDraftView, useOpenDraft } from '../draft/draft-context.ts';

/** Somebody else saved the same draft: a person decides whose version stays. */
export const ConflictDialog = () => {
  const { keeper } = useOpenDraft();
  const { saveState } = useDraftView();
  const { message } = App.useApp();
  const [isBusy, setIsBusy] = useState(false);
  const settle = (choice: () => Promise<void>) => {
    setIsBusy(true);
    choice()
      .catch((error: unknown) => void message.error(textOfError(error)))
      .finally(() => setIsBusy(false));
  };
  return (
    <Modal
      open={saveState === 'conflict'}
      title="草稿已被他人修改"
      closable={false}
      footer={[
        <Button key="theirs" disabled={isBusy} onClick={() => settle(() => keeper.takeTheirs())}>
          载入对方的草稿
        </Button>,
        <Button key="mine" type="primary" disabled={isBusy} onClick={() => settle(() => keeper.keepMine())}>
          保留我的草稿
        </Button>,
      ]}
    >
      <p>您打开之后，另一位分析员保存了这个事项的草稿。</p>
      <p className="tb-soft">载入对方的草稿会放弃您屏幕上还没有保存的修改；保留我的草稿会覆盖对方的修改。</p>
    </Modal>
  );
};
