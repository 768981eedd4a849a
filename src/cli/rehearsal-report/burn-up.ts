/** The picture of the whole rehearsal: people started and done day by day, the stages they belong to, and holds. */
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { linear, round, ticks, type Scale } from './scale.ts';
import { count, dayNumber, people, shortDate } from './words.ts';

type Curve = { readonly day: number; readonly started: number; readonly done: number }[];

type Frame = {
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
  readonly first: number;
  readonly last: number;
};

/** One sentence that says what the picture shows. */
export function describeBurnUp(report: ReportFile): string {
  const { population } = report.totals;
  const curve = accumulate(report);
  const half = curve.find((point) => point.done * 2 >= population);
  const end = curve.at(-1);
  const date = (day: number): string => shortDate(new Date(day * 86_400_000).toISOString());
  const done = end === undefined ? 0 : end.done;
  const middle = half === undefined ? '' : ` Half of all people are done by ${date(half.day)}.`;
  return `People done over time: ${count(done)} of ${people(population)} by ${date(dayNumber(report.rollout.virtualEnd))}.${middle}`;
}

/** The chart in two sizes, of which the page shows one. */
export function burnUpChart(report: ReportFile): Markup {
  return html`${draw(report, 'wide', 1000, 300)}${draw(report, 'narrow', 360, 260)}`;
}

/** The same numbers by week. */
export function burnUpTable(report: ReportFile): Markup {
  const first = dayNumber(report.rollout.virtualBegin);
  const weeks = Map.groupBy(report.timeline, (day) => Math.floor((dayNumber(day.on) - first) / 7));
  const sums = { started: 0, succeeded: 0 };
  const rows = [...weeks].map(([week, days]) => {
    const sum = (read: (day: (typeof days)[number]) => number): number =>
      days.reduce((total, day) => total + read(day), 0);
    const [started, succeeded, stuck, tickets] = [
      sum((day) => day.started),
      sum((day) => day.succeeded),
      sum((day) => day.stuck),
      sum((day) => day.tickets),
    ];
    sums.started += started;
    sums.succeeded += succeeded;
    const from = new Date((first + week * 7) * 86_400_000).toISOString();
    return html`<tr>
      <td class="name">${shortDate(from)}</td>
      <td class="n">${count(started)}</td>
      <td class="n">${count(succeeded)}</td>
      <td class="n">${count(stuck)}</td>
      <td class="n">${count(tickets)}</td>
      <td class="n">${count(sums.started)}</td>
      <td class="n">${count(sums.succeeded)}</td>
    </tr>`;
  });
  return html`<details>
    <summary>Table by week</summary>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>Week of</th>
            <th class="n">started</th>
            <th class="n">done</th>
            <th class="n">failed or not reached</th>
            <th class="n">tickets</th>
            <th class="n">started in all</th>
            <th class="n">done in all</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}

function accumulate({ timeline }: ReportFile): Curve {
  let [started, done] = [0, 0];
  return timeline.map((day) => {
    started += day.started;
    done += day.succeeded;
    return { day: dayNumber(day.on), started, done };
  });
}

function draw(report: ReportFile, size: 'wide' | 'narrow', width: number, height: number): Markup {
  const first = dayNumber(report.rollout.virtualBegin);
  const last = Math.max(first + 7, dayNumber(report.rollout.virtualEnd));
  const { population } = report.totals;
  const frame: Frame = {
    width,
    height,
    first,
    last,
    x: linear(first, last + 1, 44, width - 8),
    y: linear(0, population, height - 46, 22),
  };
  const curve = accumulate(report);
  const done = steps(curve, frame, (point) => point.done);
  const started = steps(curve, frame, (point) => point.started);
  const floor = frame.y(0);
  const area = `${done}L${frame.x(last + 1)},${floor}L${frame.x(first)},${floor}Z`;
  const isWide = size === 'wide';
  return html`<svg
    class="chart ${size}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${describeBurnUp(report)}"
  >
    ${hatch(size)}${stageSpans(report, frame, isWide)}${grid(frame, population, isWide)}
    <path class="done-area" d="${area}" />
    <path class="started-line" d="${started}" />
    <path class="done-line" d="${done}" />
    ${holdSpans(report, frame, size)}${labels(report, frame, curve, isWide)}
  </svg>`;
}

/** A line that rises at the end of each day and stays until the next. */
function steps(curve: Curve, { x, y, first, last }: Frame, read: (point: Curve[number]) => number): string {
  const points = [`M${x(first)},${y(0)}`];
  let before = 0;
  for (const point of curve) {
    points.push(`L${x(point.day)},${y(before)}L${x(point.day + 1)},${y(read(point))}`);
    before = read(point);
  }
  points.push(`L${x(last + 1)},${y(before)}`);
  return points.join('');
}

function hatch(size: string): Markup {
  return html`<defs
    ><pattern
      id="held-${size}"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
      ><line class="hatch-line" x1="0" y1="0" x2="0" y2="6" /></pattern
  ></defs>`;
}

/** Where each stage runs, as stripes that alternate, with the name under the axis. */
function stageSpans({ stages }: ReportFile, { x, y, height, last }: Frame, isWide: boolean): Markup {
  const floor = y(0);
  const begun = stages.filter((stage) => stage.startedOn !== null);
  const spans = begun.map((stage, index) => {
    const from = x(dayNumber(stage.startedOn!));
    const next = begun[index + 1]?.startedOn ?? stage.endedOn;
    const to = x(next === null ? last + 1 : dayNumber(next));
    const name = isWide && begun.length <= 12 ? stage.name : stage.name.replace(/^Wave /, '');
    const room = to - from >= name.length * (isWide ? 6 : 5.5);
    return html`${index % 2 === 0 && html`<rect class="span" x="${from}" y="22" width="${round(Math.max(0, to - from))}" height="${round(floor - 22)}" />`}${room && html`<text x="${round((from + to) / 2)}" y="${height - 24}" text-anchor="middle">${name}</text>`}`;
  });
  return html`${spans}`;
}

function grid({ x, y, width, height, first, last }: Frame, population: number, isWide: boolean): Markup {
  const levels = ticks(population, 4).filter((value) => value === 0 || value < population * 0.94);
  const lines = levels.map(
    (value) =>
      html`<line
          class="${value === 0 ? 'base' : 'axis'}"
          x1="44"
          x2="${width - 8}"
          y1="${y(value)}"
          y2="${y(value)}"
        /><text x="38" y="${round(y(value) + 4)}" text-anchor="end">${count(value)}</text>`,
  );
  const mondays: number[] = [];
  const weeks = Math.max(1, Math.ceil((last - first) / 7 / (isWide ? 10 : 4)));
  for (let day = first; day <= last - (isWide ? 3 : 7); day += 7 * weeks) mondays.push(day);
  const dates = mondays.map(
    (day) =>
      html`<text x="${x(day)}" y="${height - 6}"
        >${shortDate(new Date(day * 86_400_000).toISOString())}</text
      >`,
  );
  return html`${lines}<line
      class="target"
      x1="44"
      x2="${width - 8}"
      y1="${y(population)}"
      y2="${y(population)}"
    /><text class="strong" x="44" y="14">${people(population)} in the organisation</text>${dates}`;
}

function holdSpans({ holds }: ReportFile, { x, y, last }: Frame, size: string): Markup {
  const spans = holds.map((hold) => {
    const from = x(dayNumber(hold.raisedAt));
    const to = x(hold.clearedAt === null ? last + 1 : dayNumber(hold.clearedAt) + 1);
    const middle = round((from + to) / 2);
    return html`<rect
        fill="url(#held-${size})"
        opacity=".55"
        x="${from}"
        y="22"
        width="${round(to - from)}"
        height="${round(y(0) - 22)}"
      /><text class="strong" x="${middle}" y="36" text-anchor="middle">held</text>`;
  });
  return html`${spans}`;
}

/** Names at the lines themselves: half way up, or at the end of lines that stay low. */
function labels(
  { totals }: ReportFile,
  { x, y, last, width }: Frame,
  curve: Curve,
  isWide: boolean,
): Markup | null {
  const end = curve.at(-1);
  if (end === undefined || totals.population === 0) return null;
  if (end.done < totals.population * 0.8) {
    const isApart = y(end.done) - y(end.started) > 16;
    const at = round(Math.min(x(last + 1), width - 12));
    return html`<text class="on" x="${at}" y="${round(y(end.done) + (isApart ? 14 : -6))}" text-anchor="end"
        >${count(end.done)} done</text
      >
      ${isApart && html`<text x="${at}" y="${round(y(end.started) - 6)}" text-anchor="end">${count(end.started)} started</text>`}`;
  }
  const half = curve.find((point) => point.done * 2 >= end.done)!;
  const at = { x: round(x(half.day) - 10), y: y(half.done) };
  return html`<text class="on" x="${at.x}" y="${round(at.y - 10)}" text-anchor="end">done</text
    >${isWide && html`<text x="${at.x}" y="${round(at.y + 5)}" text-anchor="end">dashed: started</text>`}`;
}
