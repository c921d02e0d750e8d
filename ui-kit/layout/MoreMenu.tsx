import { Dropdown } from 'antd';
import { NavLink, useLocation } from 'react-router';

/** 更多: menu entries that have no room of their own; it bears the name of the one that is open. */
export const MoreMenu = ({ entries }: { entries: readonly { label: string; to: string }[] }) => {
  const { pathname } = useLocation();
  const open = entries.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  const items = entries.map(({ label, to }) => ({ key: to, label: <NavLink to={to}>{label}</NavLink> }));
  return (
    <Dropdown menu={{ items, selectedKeys: open === undefined ? [] : [open.to] }} trigger={['click']}>
      <button type="button" className={open === undefined ? 'tb-menu-more' : 'tb-menu-more active'}>
        {open?.label ?? '更多'} <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
};
