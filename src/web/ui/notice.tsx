/** A notice inside the page: what is so, then what to do. For passing remarks use toasts. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons/icon.tsx';
import { toneIcons, type Tone } from './tone.ts';
import './notice.css';
import './state-tag.css';

/** A quiet box with a label at its left, such as "Who clears it". */
export function LabelledBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="bw-labelled-box">
      <span>{label}</span>
      <div>{children}</div>
    </div>
  );
}

/** A notice in a tone (`accent` informs); `actions` are one or two buttons, `fail` is announced at once. */
export function Notice({
  tone = 'accent',
  icon,
  title,
  actions,
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  readonly title?: string | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="bw-notice" data-tone={tone} role={tone === 'fail' ? 'alert' : 'note'}>
      <Icon name={icon ?? toneIcons[tone]} />
      <div className="bw-notice-body">
        {title !== undefined && <div className="bw-notice-title">{title}</div>}
        {children}
        {actions !== undefined && <div className="bw-notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
