/** The product's mark: a bell on the accent colour. */

/** The mark, 26 px by default. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" className="bw-icon">
      <rect width="28" height="28" rx="7" fill="var(--bw-accent)" />
      <g
        fill="none"
        stroke="var(--bw-on-accent)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M8 18.5h12c-1.4-1.4-1.7-2.9-1.7-5.6a4.3 4.3 0 0 0-8.6 0c0 2.7-.3 4.2-1.7 5.6Z" />
        <path d="M14 6.6v1.6" />
      </g>
      <circle cx="14" cy="21.4" r="1.5" fill="var(--bw-on-accent)" />
    </svg>
  );
}
