/** What stands where nothing is yet: why it is empty, and what to do next. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons/icon.tsx';
import './empty-state.css';

/** An empty place; `actions` holds the next step (one primary button) and perhaps an alternative. */
export function EmptyState({
  icon = 'info',
  title,
  children,
  actions,
}: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="bw-empty">
      <span className="bw-empty-icon">
        <Icon name={icon} size={22} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="bw-empty-actions">{actions}</div>}
    </div>
  );
}
