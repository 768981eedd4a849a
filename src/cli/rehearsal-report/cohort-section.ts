/** The pilot: whether it looks like the organisation, and what it cannot tell. */
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { round } from './scale.ts';
import { capital, count, people, percent, signedPoints } from './words.ts';

type Cohort = ReportFile['cohort']['report'];
type Level = Cohort['balance'][number];

const levelsShown = 12;
const blindSpotsShown = 8;

export function cohortSection({ cohort, input }: ReportFile): Markup {
  const { report } = cohort;
  const one = 100 / Math.max(1, cohort.size);
  const attributes = [...Map.groupBy(report.balance, (level) => level.attribute)];
  const cut = input.people.kind === 'file' ? input.people.firstOfSeveral : [];
  const cutNote =
    cut.length === 0 ? '' : ` Cells of ${cut.join(', ')} hold several values; the first one counts.`;
  return html`<section>
    <h2>Does the pilot look like the organisation?</h2>
    <p class="lead">
      ${people(cohort.size)} of ${count(report.people)}, chosen to represent ${cohort.by.join(', ')}.
      ${describeBalance(report)}${cutNote}
    </p>
    ${report.warnings.map((warning) => html`<p class="verdict warn">${warning}</p>`)}
    <p class="small quiet">
      Bar: share of the pilot. Dark mark: share of the organisation. Orange: a gap of more than one person,
      ${one.toFixed(1)} points.
    </p>
    <div class="grid two" style="margin-top:8px">
      ${attributes.map(([name, levels]) => balanceCard(name, levels, one))}${blindCard(report)}
    </div>
  </section>`;
}

function describeBalance(report: Cohort): string {
  return `The largest gap is ${report.maxAbsPoints.toFixed(1)} points; ${percent(report.levelsCovered)} of ${count(report.levels)} values have somebody in the pilot.`;
}

function balanceCard(name: string, levels: readonly Level[], one: number): Markup {
  const sorted = [...levels].sort((a, b) => b.people - a.people || (a.level < b.level ? -1 : 1));
  const shown = sorted.slice(0, levelsShown);
  const top = Math.max(...shown.map((level) => Math.max(level.share, level.chosenShare)), 0.01);
  const rest = sorted.slice(levelsShown);
  const head = html`<thead>
    <tr>
      <th>${capital(name)}</th>
      <th>shares</th>
      <th class="n">pilot</th>
      <th class="n">all</th>
      <th class="n">gap</th>
    </tr>
  </thead>`;
  const body = (rows: readonly Level[]) =>
    html`<tbody>
      ${rows.map((level) => balanceRow(level, top, one))}
    </tbody>`;
  return html`<div class="card">
    <table class="balance" aria-label="${describeAttribute(name, sorted)}">
      ${head}${body(shown)}
    </table>
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${count(rest.length)} smaller ${rest.length === 1 ? 'value' : 'values'}</summary>
        <table class="balance">
          ${head}${body(rest)}
        </table>
      </details>`
    }
  </div>`;
}

function describeAttribute(name: string, levels: readonly Level[]): string {
  const worst = [...levels].sort((a, b) => Math.abs(b.gapPoints) - Math.abs(a.gapPoints))[0];
  return worst === undefined
    ? name
    : `Shares by ${name}: the largest gap is ${signedPoints(worst.gapPoints)} points at ${worst.level}.`;
}

function balanceRow(level: Level, top: number, one: number): Markup {
  const isOver = Math.abs(level.gapPoints) > one * 1.0001;
  const [bar, mark] = [round((100 * level.chosenShare) / top), round((100 * level.share) / top)];
  return html`<tr>
    <td class="level">${level.level}</td>
    <td>
      <svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="rail" y="2" width="100" height="6" rx="1" />
        <rect class="bar${isOver && ' over'}" y="2" width="${bar}" height="6" rx="1" />
        <rect class="mark" x="${Math.min(99.2, Math.max(0, mark - 0.4))}" width=".8" height="10" />
      </svg>
    </td>
    <td class="n">${(100 * level.chosenShare).toFixed(1)}</td>
    <td class="n quiet">${(100 * level.share).toFixed(1)}</td>
    <td class="n${isOver && ' over'}">${signedPoints(level.gapPoints)}</td>
  </tr>`;
}

function blindCard(report: Cohort): Markup {
  const own = report.blindSpots.filter((spot) => !spot.isImplied);
  const shown = own.slice(0, blindSpotsShown);
  const total = report.blindLevels + report.blindPairs;
  const lines = shown.map(
    (spot) =>
      html`<li>
        <b>${spot.levels.map(({ level }) => level).join(' and ')}</b><br /><span
          >${people(spot.people)}, none in the pilot</span
        >
      </li>`,
  );
  const summary =
    total === 0
      ? 'Every value and every combination of two has somebody in the pilot.'
      : `${count(report.blindLevels)} values and ${count(report.blindPairs)} combinations of two have nobody in the pilot. The largest:`;
  return html`<div class="card">
    <h3>What this pilot cannot tell you</h3>
    <p class="quiet small">${summary}</p>
    <ul class="plain">
      ${lines}
    </ul>
  </div>`;
}
