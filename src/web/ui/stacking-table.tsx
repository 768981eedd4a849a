/**
 * A table of words: cells begin at the top, and on a phone each row is a block whose cells say their column, where they
 * know it (`data-label`). `data-open` on a row marks the one whose panel is open.
 */
import type { ReactNode } from 'react';
import './stacking-table.css';

export function StackingTable({
  heads,
  commands,
  children,
}: {
  readonly heads: readonly string[];
  /** Head of a last column of buttons, which speak for themselves: heard, not shown. */
  readonly commands?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <table className="bw-stacking">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {commands !== undefined && (
            <th scope="col">
              <span className="bw-hidden">{commands}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** What a row is about, which opens it; plain words where nothing can be opened. */
export function RowName({
  onOpen,
  children,
}: {
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  if (onOpen === undefined) return children;
  return (
    <button type="button" className="bw-stacking-open" onClick={onOpen}>
      {children}
    </button>
  );
}
