import { useEffect } from 'react';
import { AppShell, type MenuEntry } from '../ui-kit/layout/AppShell.tsx';
import { FullPageNotice } from '../ui-kit/layout/FullPageNotice.tsx';
import { useSession, type SessionAccess } from '../ui-kit/session/session.ts';
import { DeskPages } from './DeskPages.tsx';
import { DeskStatus } from './DeskStatus.tsx';
import { LiveContext } from './live/live.ts';
import { useLiveUpdates } from './live/useLiveUpdates.ts';
import { hasCases, menuOf } from './menu.ts';

const product = '审批工作台';

/** Menu and pages by role. An account without business here goes where it belongs. */
export const Desk = () => {
  const session = useSession();
  const menu = menuOf(session);
  const home = menu[0]?.to;
  if (home === undefined) return <NotHere session={session} />;
  return hasCases(session) ? <LiveDesk {...{ session, menu, home }} /> : <QuietDesk {...{ session, menu, home }} />;
};

interface Props {
  session: SessionAccess;
  menu: MenuEntry[];
  home: string;
}

const LiveDesk = ({ session, menu, home }: Props) => (
  <LiveContext value={useLiveUpdates()}>
    <AppShell product={product} session={session} menu={menu} status={<DeskStatus />}>
      <DeskPages home={home} />
    </AppShell>
  </LiveContext>
);

/** Whoever sees no case is told of no change of cases. */
const QuietDesk = ({ session, menu, home }: Props) => (
  <AppShell product={product} session={session} menu={menu}>
    <DeskPages home={home} />
  </AppShell>
);

const NotHere = ({ session }: { session: SessionAccess }) => {
  const { homePath } = session.account;
  useEffect(() => {
    if (homePath !== '/desk') window.location.replace(homePath);
  }, [homePath]);
  if (homePath !== '/desk') return <FullPageNotice isBusy title="正在转到您的工作台" />;
  return (
    <AppShell product={product} session={session} menu={[]}>
      <FullPageNotice title="您的账号没有审批业务" text="需要办理业务时，请联系系统管理员分配岗位。" />
    </AppShell>
  );
};
