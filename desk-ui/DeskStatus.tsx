import { LiveStatus } from './live/LiveStatus.tsx';
import { MessagesBell } from './messages/MessagesBell.tsx';

/** Right of the menu: what was told to this account, and whether the lists move by themselves. */
export const DeskStatus = () => (
  <>
    <MessagesBell />
    <LiveStatus />
  </>
);
