/** A command that looks like a link, for the end of a row: "Find volunteers". Links to places use Link. */
import type { ReactNode } from 'react';
import './text-button.css';

/** A quiet command without a frame; at least 24 px high. */
export function TextButton({
  onClick,
  label,
  isDisabled = false,
  children,
}: {
  readonly onClick: () => void;
  /** What it does, where the words alone would not say to what. */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="bw-text-button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
