/** The frame of pages outside the shell: signing in, setting up, and what stands where nothing else can. */
import { useEffect, type ReactNode } from 'react';
import { useInsideShell } from './inside-shell.ts';
import { Mark } from './mark.tsx';
import './bare-page.css';

/** One narrow card under the mark; `lead` is a sentence under the title. */
export function BarePage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Bellwether`;
  }, [title]);
  const isInside = useInsideShell();
  const card = (
    <div className="bw-bare-card">
      <h1>{title}</h1>
      {lead !== undefined && <p className="bw-bare-lead">{lead}</p>}
      {children}
    </div>
  );
  if (isInside) return <div className="bw-bare">{card}</div>;
  return (
    <main className="bw-bare" id="content">
      <div className="bw-bare-name">
        <Mark size={32} />
        <span>Bellwether</span>
      </div>
      {card}
    </main>
  );
}
