import { useEffect, useRef, useState, type RefObject } from 'react';

interface RowActions<Row> {
  onOpen: (row: Row) => void;
  onClaim: (row: Row) => void;
  searchBox: RefObject<{ focus: () => void } | null>;
}

/** j / k move, Enter opens, c claims, / searches. Never while typing, never with Ctrl or Alt. */
export const useRowKeys = <Row extends { id: string }>(rows: readonly Row[], actions: RowActions<Row>) => {
  const [selectedId, select] = useState<string>();
  const latest = useRef({ rows, selectedId, actions });
  latest.current = { rows, selectedId, actions };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const { rows: all, selectedId: id, actions: act } = latest.current;
      const index = all.findIndex((row) => row.id === id);
      const row = all[index];
      if (event.key === 'j') select(all[Math.min(index + 1, all.length - 1)]?.id);
      else if (event.key === 'k') select(all[Math.max(index - 1, 0)]?.id);
      else if (event.key === 'Enter' && row !== undefined && !isOnControl(event)) act.onOpen(row);
      else if (event.key === 'c' && row !== undefined) act.onClaim(row);
      else if (event.key === '/') act.searchBox.current?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    document.querySelector('.row-selected')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return { selectedId, select };
};

const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null);

const isOnControl = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
