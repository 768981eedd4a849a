/** A table of words about stages that scrolls where it is narrow and stacks on a phone, where cells say their column. */
import type { ReactNode } from 'react';
import './board.css';

export function StackingBoard({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className: string;
  /** The table; its cells carry `data-label`. */
  readonly children: ReactNode;
}) {
  const classes = `bw-board ${className}`;
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={classes} data-stacks role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
