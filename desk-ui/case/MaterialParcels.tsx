import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { MaterialParcel } from '../../server/desk/outcome-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { useSession } from '../../ui-kit/session/session.ts';
import { useReceiveParcel } from './useReceiveParcel.ts';

interface Props {
  caseNo: string;
  parcels: readonly MaterialParcel[];
}

/** Paper originals that were announced; the window writes down what it found. */
export const MaterialParcels = ({ caseNo, parcels }: Props) => {
  const { account } = useSession();
  const isWindow = account.roles.includes('window-clerk');
  if (parcels.length === 0) return null;
  return (
    <section className="material-parcels">
      <h3>寄来的纸质材料</h3>
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.parcelNo}>
            <strong>{parcel.trackingNo}</strong> <span className="tb-soft">{storyOf(parcel)}</span>
            {parcel.receivedAt === null && isWindow ? <Receipt caseNo={caseNo} parcelNo={parcel.parcelNo} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const storyOf = ({ announcedAt, receivedAt, receivedBy, contents }: MaterialParcel): string =>
  receivedAt === null
    ? `${formatTime(announcedAt)} 告知寄出，尚未收到`
    : `${formatTime(receivedAt)} ${receivedBy ?? ''}收到：${contents ?? ''}`;

const Receipt = ({ caseNo, parcelNo }: { caseNo: string; parcelNo: string }) => {
  const { message } = App.useApp();
  const [contents, setContents] = useState('');
  const receive = useReceiveParcel(caseNo, parcelNo, {
    onSuccess: () => void message.success('已登记收到'),
    onError: (error) => void message.error(textOfError(error)),
  });
  const submit = () => receive.mutate({ contents: contents.trim() });
  return (
    <div className="material-receipt">
      <Input
        aria-label="邮件内的材料"
        placeholder="邮件内的材料，例如：设计文件原件一套"
        maxLength={200}
        value={contents}
        onChange={({ target }) => setContents(target.value)}
      />
      <Button disabled={contents.trim() === ''} loading={receive.isPending} onClick={submit}>
        登记收到
      </Button>
    </div>
  );
};
