import { Button } from 'antd';
import { useState } from 'react';
import { hasRole, useSession } from '../../ui-kit/session/session.ts';
import { EnterDialog } from './EnterDialog.tsx';

/** At the window inquiries are taken in; nobody else sees the button. */
export const EnterButton = ({ onEntered }: { onEntered: (inquiryNo: string) => void }) => {
  const { account } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!hasRole(account, 'window-clerk')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        登记咨询投诉
      </Button>
      <EnterDialog isOpen={isOpen} onClose={() => setOpen(false)} onEntered={onEntered} />
    </>
  );
};
