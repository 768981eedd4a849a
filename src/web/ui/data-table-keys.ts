/** Moving through the data table with the keyboard: arrows, page, home and end, enter to open, space to select. */
import { useState, type KeyboardEvent } from 'react';

/** Where a key leads from a row; null for keys that do not move. */
export function nextRow(key: string, from: number, count: number, page: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}

/** The active row and the key handler of the table. */
export function useRowKeys(options: {
  readonly count: number;
  /** Rows in view. */
  readonly page: number;
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly select: (index: number) => void;
}) {
  const [active, setActive] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || options.count === 0) return;
    const next = nextRow(event.key, active, options.count, options.page);
    if (next !== null) {
      setActive(next);
      options.show(next);
    } else if (event.key === 'Enter') options.open(active);
    else if (event.key === ' ') options.select(active);
    else return;
    event.preventDefault();
  };
  return { active: Math.min(active, options.count - 1), setActive, onKeyDown };
}
