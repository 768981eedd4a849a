/** Draws one icon of our set in the colour of the text around it. */
import { iconPaths, type IconName } from './icon-paths.tsx';

export type { IconName } from './icon-paths.tsx';

/** An icon; without a label it is decoration and hidden from screen readers. */
export function Icon({
  name,
  size = 16,
  label,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly label?: string;
}) {
  return (
    <svg
      className="bw-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      focusable="false"
    >
      {iconPaths[name]}
    </svg>
  );
}
