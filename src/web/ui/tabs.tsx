/** Tabs under the title of a page: parts of one place, one of which is shown. Arrow keys move between them. */
import { Tabs as MantineTabs } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import './tabs.css';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** How much there is behind the tab, or waits there; left out when nothing does. */
  readonly count?: string | undefined;
};

/** A row of tabs with the part in force below; `children` is that part alone. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
}: {
  /** What the tabs divide, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly children: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  // Where the row scrolls, the tab in force is in view, whenever it becomes another.
  useEffect(() => {
    const active = list.current?.querySelector('[aria-selected="true"]');
    if (list.current !== null && list.current.scrollWidth > list.current.clientWidth)
      active?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [value]);
  return (
    <MantineTabs
      value={value}
      onChange={(next) => onChange(next as Id)}
      keepMounted={false}
      variant="none"
      classNames={{ list: 'bw-tabs', tab: 'bw-tab' }}
    >
      <MantineTabs.List ref={list} aria-label={label}>
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.id} value={tab.id}>
            {tab.label}
            {tab.count !== undefined && <b>{tab.count}</b>}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      <MantineTabs.Panel value={value}>
        <div className="bw-stack">{children}</div>
      </MantineTabs.Panel>
    </MantineTabs>
  );
}
