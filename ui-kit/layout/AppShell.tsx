import { Button } from 'antd';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { SessionAccess } from '../session/session.ts';
import { Mark } from './Mark.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import './layout.css';

/** As many as stand beside each other at 1280 pixels; where there are more, 更多 has the last place. */
const PLACES = 6;

const placed = (menu: readonly MenuEntry[]): { shown: readonly MenuEntry[]; more: readonly MenuEntry[] } => {
  const count = menu.length <= PLACES ? PLACES : PLACES - 1;
  return { shown: menu.slice(0, count), more: menu.slice(count) };
};

export interface MenuEntry {
  label: string;
  /** path inside the UI's own base */
  to: string;
  /** shown as a small number behind the label */
  count?: number;
}

interface Props {
  /** what this UI is, e.g. 审批工作台 */
  product: string;
  menu: MenuEntry[];
  session: SessionAccess;
  /** right of the menu: connection state, save state … */
  status?: ReactNode;
  children: ReactNode;
}

/** Header with mark, menu and account; below it the page, which scrolls by itself. */
export const AppShell = ({ product, menu, session, status, children }: Props) => (
  <div className="tb-shell">
    <a className="tb-skip" href="#tb-content">
      跳到正文
    </a>
    <header className="tb-header">
      <NavLink to="/" className="tb-brand" aria-label={`通办 ${product}`}>
        <Mark />
        <span className="tb-brand-name">通办</span>
        <span className="tb-brand-product">{product}</span>
      </NavLink>
      <nav className="tb-menu" aria-label="主菜单">
        {placed(menu).shown.map((entry) => (
          <NavLink key={entry.to} to={entry.to}>
            {entry.label}
            {entry.count === undefined ? null : <span className="tb-menu-count">{entry.count}</span>}
          </NavLink>
        ))}
        {menu.length > PLACES ? <MoreMenu entries={placed(menu).more} /> : null}
      </nav>
      <div className="tb-header-end">
        {status}
        <span className="tb-who">
          <span className="tb-who-department">{session.account.department?.name}</span>
          <span className="tb-who-name">{session.account.displayName}</span>
        </span>
        <Button size="small" ghost onClick={session.signOut}>
          退出
        </Button>
      </div>
    </header>
    <main id="tb-content" className="tb-content" tabIndex={-1}>
      {children}
    </main>
  </div>
);
