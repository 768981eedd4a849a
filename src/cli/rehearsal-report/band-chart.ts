/** One criterion as the data came in: the estimate, its confidence band, and the lines it is judged against. */
import type { Verdict } from '#contracts/criteria.ts';
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { linear, round } from './scale.ts';
import { criterionValue, shortDate } from './words.ts';

export type JudgedCriterion = ReportFile['gates'][number]['criteria'][number];

const [width, height, right, left, top, bottom] = [300, 128, 242, 40, 8, 106] as const;

/** Null for criteria that are rated, or not measured. */
export function bandChart(criterion: JudgedCriterion): Markup | null {
  const { band, definition, evaluation } = criterion;
  if (definition.kind === 'qualitative' || band.length === 0) return null;
  const [low, high] = domainOf(criterion);
  const y = linear(low, high, bottom, top);
  const times = band.map((point) => Date.parse(point.at));
  const x = linear(Math.min(...times), Math.max(...times), left, right);
  const clamp = (value: number): number => y(Math.min(high, Math.max(low, value)));
  const upper = band.map((point, index) => `${x(times[index]!)},${clamp(point.upper ?? high)}`);
  const lower = band.map((point, index) => `${x(times[index]!)},${clamp(point.lower)}`).reverse();
  const line = band.map((point, index) => `${x(times[index]!)},${clamp(point.estimate)}`).join(' ');
  const last = band.at(-1)!;
  const limitName = definition.better === 'lower' ? 'limit' : 'minimum';
  return html`<svg
    class="chart ${toneClass(evaluation.verdict)}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${describe(criterion)}"
  >
    <line class="base" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" />
    <polygon class="band" points="${[...upper, ...lower].join(' ')}" />
    <polyline class="estimate" points="${line}" />
    ${rule('limit', limitName, y(definition.minimum), y(definition.target))}${rule('target', 'target', y(definition.target), y(definition.minimum))}
    <circle class="dot" cx="${x(times.at(-1)!)}" cy="${clamp(last.estimate)}" r="3.5" />
    <text x="${left - 6}" y="${top + 8}" text-anchor="end">${axisValue(definition.kind, high)}</text>
    <text x="${left - 6}" y="${bottom}" text-anchor="end">${axisValue(definition.kind, low)}</text>
    <text x="${left}" y="${height - 6}">${shortDate(band[0]!.at)}</text>
    <text x="${right}" y="${height - 6}" text-anchor="end">${shortDate(last.at)}</text>
  </svg>`;
}

/** A line named at its end; names of lines that lie close are moved apart. */
function rule(kind: 'limit' | 'target', name: string, at: number, other: number): Markup {
  const gap = at - other;
  const shift = Math.abs(gap) >= 13 ? 0 : gap >= 0 ? (13 - gap) / 2 : -(13 + gap) / 2;
  return html`<line class="${kind}" x1="${left}" x2="${right}" y1="${at}" y2="${at}" /><text
      x="${right + 5}"
      y="${round(at + 4 + shift)}"
      >${name}</text
    >`;
}

function toneClass(verdict: Verdict): string {
  if (verdict === 'fail') return 'v-fail';
  return verdict === 'pass' ? '' : 'v-warn';
}

/** Rates start at zero; shares and scores zoom in to what was seen, and both ends are written. */
function domainOf({ definition, evaluation, band }: JudgedCriterion): [number, number] {
  const settled = band.slice(Math.floor(band.length / 3));
  const seen = settled.flatMap((point) => [point.lower, point.upper ?? point.estimate]);
  const values = [definition.minimum, definition.target, evaluation.estimate ?? definition.target, ...seen];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (definition.kind === 'rate') return [0, most * 1.05];
  const ceiling = definition.kind === 'proportion' ? 1 : 5;
  const floor = definition.kind === 'proportion' ? 0 : 1;
  const pad = (most - least) * 0.08;
  return [Math.max(floor, least - pad), Math.min(ceiling, most + pad)];
}

function axisValue(kind: 'proportion' | 'rate' | 'score', value: number): string {
  if (kind === 'proportion') return String(Math.round(value * 100));
  return kind === 'rate' ? value.toFixed(2) : value.toFixed(1);
}

function describe({ definition, evaluation }: JudgedCriterion): string {
  const value = criterionValue(definition, evaluation.estimate);
  const limits = `minimum ${criterionValue(definition, definition.minimum)}, target ${criterionValue(definition, definition.target)}`;
  return `${definition.name}: ${value} at the end, ${limits}.`;
}
