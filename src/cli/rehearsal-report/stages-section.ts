/** Pilot and waves: who started when, how it went, and what it cost the helpdesk. */
import { tag, type Tone } from './glyphs.ts';
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { linear, round, ticks } from './scale.ts';
import { count, longDate, people, percent, rate, words } from './words.ts';

type Stage = ReportFile['stages'][number];

const groupsShown = 4;

export function stagesSection(report: ReportFile): Markup {
  const { stages, settings } = report;
  const waves = stages.filter((stage) => stage.kind === 'wave').length;
  const order =
    settings.axis === null
      ? `at most ${people(settings.peoplePerWeek)} in a week`
      : `by ${settings.axis}, the smallest groups first, at most ${people(settings.peoplePerWeek)} in a week`;
  return html`<section>
    <h2>Pilot and waves</h2>
    <p class="lead">
      ${waves === 0 ? 'No waves were laid out.' : `${waves === 1 ? 'One wave' : `${waves} waves`}, laid out ${order}. Success counts people whose device was enrolled when their window ended; people who make it later are done, but late.`}
    </p>
    <div class="card">
      <div class="scroll" tabindex="0">
        <table>
          <thead>
            <tr>
              <th>Stage</th>
              <th>state</th>
              <th>started</th>
              <th>ended</th>
              <th class="n">people</th>
              <th class="n">done</th>
              <th class="n">within window</th>
              <th class="n">tickets per person</th>
              <th class="n">tickets</th>
            </tr>
          </thead>
          <tbody>
            ${stages.map(row)}
          </tbody>
        </table>
      </div>
    </div>
    ${ticketCard(report)}${groupsCard(stages)}
  </section>`;
}

function row(stage: Stage): Markup {
  const done = stage.statuses.succeeded ?? 0;
  return html`<tr>
    <td class="name">${stage.name}</td>
    <td>${tag(toneOf(stage.status), words(stage.status))}</td>
    <td class="day">${day(stage.startedOn)}</td>
    <td class="day">${day(stage.endedOn)}</td>
    <td class="n">${count(stage.people)}</td>
    <td class="n">${count(done)} of ${count(stage.people)}</td>
    <td class="n">${percent(stage.success.share)}</td>
    <td class="n">${rate(stage.tickets.perPerson)}</td>
    <td class="n">${count(stage.tickets.inAll)}</td>
  </tr>`;
}

function day(date: string | null): string {
  return date === null ? 'not yet' : longDate(date).slice(0, -5);
}

function toneOf(status: Stage['status']): Tone {
  if (status === 'passed') return 'pass';
  if (status === 'failed' || status === 'rolled_back') return 'fail';
  return status === 'awaiting_decision' || status === 'extended' ? 'warn' : 'none';
}

function groupsCard(stages: readonly Stage[]): Markup | null {
  const waves = stages.filter((stage) => stage.groups.length > 0);
  if (waves.length === 0) return null;
  const lines = waves.map((stage) => {
    const shown = stage.groups.slice(0, groupsShown).map((group) => `${group.name} (${count(group.people)})`);
    const more = stage.groups.length - shown.length;
    return html`<tr>
      <td class="name">${stage.name}</td>
      <td class="wrap">
        ${shown.join(', ')}${more > 0 && html` <span class="quiet">and ${more === 1 ? 'one more group' : `${count(more)} more groups`}</span>`}
      </td>
    </tr>`;
  });
  return html`<details>
    <summary>Who starts in which wave</summary>
    <div class="card">
      <table>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
  </details>`;
}

function ticketCard(report: ReportFile): Markup | null {
  const measured = report.stages.filter((stage) => stage.tickets.perPerson !== null);
  if (measured.length === 0) return null;
  return html`<div class="card keep" style="margin-top:12px">
    <div class="head"><h3>Tickets per person in the first week</h3></div>
    ${ticketChart(report, measured, 'wide', 1000, 190)}${ticketChart(report, measured, 'narrow', 360, 190)}
    <p class="small quiet">${describeTickets(measured)} The table above has the numbers.</p>
  </div>`;
}

function describeTickets(stages: readonly Stage[]): string {
  const rates = stages.map((stage) => stage.tickets.perPerson ?? 0);
  const most = stages[rates.indexOf(Math.max(...rates))]!;
  const least = stages[rates.indexOf(Math.min(...rates))]!;
  return stages.length === 1
    ? `${rate(most.tickets.perPerson)} tickets per person in ${most.name}.`
    : `Between ${rate(least.tickets.perPerson)} (${least.name}) and ${rate(most.tickets.perPerson)} (${most.name}) tickets per person.`;
}

function ticketChart(
  report: ReportFile,
  stages: readonly Stage[],
  size: 'wide' | 'narrow',
  width: number,
  height: number,
): Markup {
  const limits = ticketLimits(report);
  const highest = Math.max(...stages.map((stage) => stage.tickets.perPerson ?? 0));
  const isLimitNear = limits !== null && limits.minimum <= highest * 6;
  const top = Math.max(highest, isLimitNear ? limits.minimum : 0, 0.05) * 1.12;
  const right = width - (isLimitNear ? 52 : 8);
  const [x, y] = [linear(0, stages.length, 36, right), linear(0, top, height - 24, 12)];
  const slot = (right - 36) / stages.length;
  const thick = Math.min(48, slot * 0.6);
  const bars = stages.map((stage, index) => {
    const value = stage.tickets.perPerson ?? 0;
    const middle = round(x(index) + slot / 2);
    const isOver = limits !== null && value > limits.minimum;
    const name = slot >= 46 ? stage.name : stage.kind === 'pilot' ? 'P' : stage.name.replace(/^Wave /, '');
    return html`<rect
        class="bar${isOver && ' over'}"
        x="${round(middle - thick / 2)}"
        y="${y(value)}"
        width="${round(thick)}"
        height="${round(y(0) - y(value))}"
        rx="2"
      />${slot >= 26 && html`<text class="strong" x="${middle}" y="${round(y(value) - 5)}" text-anchor="middle">${value.toFixed(2)}</text>`}${slot >= 12 && html`<text x="${middle}" y="${height - 8}" text-anchor="middle">${name}</text>`}`;
  });
  const grid = ticks(top, 3).map(
    (value) =>
      html`<line
          class="${value === 0 ? 'base' : 'axis'}"
          x1="36"
          x2="${right}"
          y1="${y(value)}"
          y2="${y(value)}"
        /><text x="30" y="${round(y(value) + 4)}" text-anchor="end">${Number(value.toFixed(3))}</text>`,
  );
  const lines =
    limits === null || !isLimitNear
      ? null
      : html`<line
            class="limit"
            x1="36"
            x2="${right}"
            y1="${y(limits.minimum)}"
            y2="${y(limits.minimum)}"
          /><text x="${right + 6}" y="${round(y(limits.minimum) + 4)}">limit</text
          ><line
            class="target"
            x1="36"
            x2="${right}"
            y1="${y(limits.target)}"
            y2="${y(limits.target)}"
          /><text x="${right + 6}" y="${round(y(limits.target) + 4)}">target</text>`;
  return html`<svg
    class="chart ${size}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${describeTickets(stages)}"
  >
    ${grid}${bars}${lines}
  </svg>`;
}

function ticketLimits({ gates }: ReportFile): { minimum: number; target: number } | null {
  const definitions = gates.flatMap((gate) => gate.criteria.map((criterion) => criterion.definition));
  const found = definitions.find(
    (definition) => definition.kind !== 'qualitative' && definition.metric === 'tickets_per_person',
  );
  return found === undefined ? null : { minimum: found.minimum, target: found.target };
}
