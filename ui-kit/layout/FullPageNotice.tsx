import { Button, Spin } from 'antd';
import { Mark } from './Mark.tsx';
import './layout.css';

interface Props {
  title: string;
  text?: string;
  isBusy?: boolean;
  onRetry?: () => void;
}

/** One message in the middle of an otherwise empty page: opening, failed, nothing here. */
export const FullPageNotice = ({ title, text, isBusy = false, onRetry }: Props) => (
  <main className="tb-notice" role={isBusy ? 'status' : 'alert'}>
    <Mark size={40} />
    <h1>{title}</h1>
    <div className="tb-notice-body">
      {isBusy ? <Spin /> : <p>{text}</p>}
      {onRetry === undefined ? null : (
        <Button type="primary" onClick={onRetry}>
          重试
        </Button>
      )}
    </div>
  </main>
);
