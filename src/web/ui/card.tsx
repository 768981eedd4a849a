/**
 * A card: one subject with a heading, a quiet note at the right, and what it holds. Also rows with dividers,
 * which most cards list things with.
 */
import type { MouseEvent, ReactNode } from 'react';
import { Icon, type IconName } from './icons/icon.tsx';
import './card.css';
import './state-tag.css';
import type { Tone } from './tone.ts';

/**
 * One subject. `count` stands quietly behind the title, `note` at the right, `foot` below; `lined` draws a
 * line under the heading; `onOpen` makes the whole card open, `isSelected` shows that its panel is open.
 */
export function Card({
  title,
  count,
  note,
  foot,
  isLined = false,
  isSelected = false,
  onOpen,
  children,
}: {
  readonly title?: string | undefined;
  readonly count?: string | undefined;
  readonly note?: ReactNode;
  readonly foot?: ReactNode;
  readonly isLined?: boolean;
  readonly isSelected?: boolean;
  readonly onOpen?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <section
      className={isLined ? 'bw-card bw-card-lined' : 'bw-card'}
      data-selected={isSelected || undefined}
      data-opens={onOpen !== undefined || undefined}
      aria-label={title}
    >
      {title !== undefined && (
        <div className="bw-card-head">
          <h2 className="bw-card-title">
            <OpenButton onOpen={onOpen} isPressed={isSelected}>
              {title}
            </OpenButton>
            {count !== undefined && <span>{count}</span>}
          </h2>
          {note !== undefined && <div className="bw-card-note">{note}</div>}
        </div>
      )}
      {children}
      {foot !== undefined && <div className="bw-card-foot">{foot}</div>}
    </section>
  );
}

/** A button that covers the card around it; plain text when there is nothing to open. */
export function OpenButton({
  onOpen,
  isPressed = false,
  children,
}: {
  readonly onOpen?: (() => void) | undefined;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}) {
  if (onOpen === undefined) return <>{children}</>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    onOpen();
  };
  return (
    <button type="button" className="bw-card-open" aria-pressed={isPressed} onClick={open}>
      {children}
    </button>
  );
}

/** A list of rows with dividers, for inside a card or a side panel. */
export function Rows({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul className="bw-rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** One row: a glyph, a strong line, a quiet line under it, and a tag, link or number at the end. */
export function Row({
  icon,
  tone,
  title,
  note,
  end,
  children,
}: {
  readonly icon?: IconName | undefined;
  readonly tone?: Tone | undefined;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <li>
      {icon !== undefined && (
        <span className="bw-row-icon" data-tone={tone}>
          <Icon name={icon} />
        </span>
      )}
      <div className="bw-row-main">
        <div className="bw-row-line">
          <div>
            {title}
            {note !== undefined && <small>{note}</small>}
          </div>
          {end !== undefined && <div className="bw-row-end">{end}</div>}
        </div>
        {children}
      </div>
    </li>
  );
}
