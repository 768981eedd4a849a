/**
 * What every drawn chart has: a sentence for those who cannot see it, a table view, and its own width in
 * pixels so that text is never scaled.
 */
import { useElementSize } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { chartTexts } from './chart-texts.ts';
import './chart.css';

export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

function TableView({ table, height }: { readonly table: ChartTable; readonly height: number }) {
  return (
    // It scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="bw-chart-table" style={{ height }} tabIndex={0} aria-label={table.columns.join(', ')}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                <td key={table.columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/**
 * Frames a chart; `children` draws the inside of an SVG of the given width and height in pixels. Where the chart is
 * scrolled sideways, what `scale` holds, so many pixels wide, stays in view at the left, and the words of `line` at the
 * right, above the height they name.
 */
export function ChartFrame({
  summary,
  table,
  height,
  scale,
  line,
  children,
}: {
  readonly summary: string;
  readonly table: ChartTable;
  readonly height: number;
  readonly scale?: { readonly width: number; readonly content: ReactNode } | undefined;
  readonly line?: { readonly y: number; readonly words: string } | undefined;
  readonly children: (width: number) => ReactNode;
}) {
  const texts = useTexts(chartTexts);
  const { ref, width } = useElementSize<HTMLElement>();
  const [isTable, setTable] = useState(false);
  const word = isTable ? texts.showChart : texts.showTable;
  return (
    <figure ref={ref} className="bw-chart" data-table={isTable || undefined} style={{ minHeight: height }}>
      <figcaption className="bw-hidden">{summary}</figcaption>
      {isTable && <TableView table={table} height={height} />}
      {!isTable && width > 0 && (
        <>
          {scale !== undefined && (
            <svg className="bw-chart-scale" width={scale.width} height={height} aria-hidden="true">
              {scale.content}
            </svg>
          )}
          <svg width={width} height={height} aria-hidden="true">
            {children(width)}
          </svg>
          {line !== undefined && (
            <div className="bw-chart-line" style={{ height: line.y - 1 }} aria-hidden="true">
              <b>{line.words}</b>
            </div>
          )}
        </>
      )}
      <button
        type="button"
        className="bw-chart-toggle"
        aria-label={word}
        title={word}
        onClick={() => setTable(!isTable)}
      >
        <Icon name={isTable ? 'chart' : 'table'} size={14} />
      </button>
    </figure>
  );
}

/** The pattern for "nothing may start" and "not measured"; fill with `url(#id)`. */
export function HatchPattern({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--bw-hatch)" strokeWidth="1.1" />
    </pattern>
  );
}

/** Milliseconds of a calendar date, for time scales. */
export function dayOf(on: string): number {
  return Date.parse(`${on.slice(0, 10)}T00:00:00Z`);
}
