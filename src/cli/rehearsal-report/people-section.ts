/** Everybody accounted for: how it ended for each, who is left and why, what was held, who was told. */
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { round } from './scale.ts';
import { capital, count, longDate, people, percent, statusWord } from './words.ts';

type Slice = { readonly name: string; readonly people: number; readonly colour: string };

const colours: Readonly<Record<string, string>> = {
  succeeded: 'var(--c1)',
  failed: 'var(--c3)',
  unreachable: 'var(--c4)',
  deferred: 'var(--c2)',
};

export function peopleSection(report: ReportFile): Markup {
  const { totals, stragglers, messages } = report;
  const slices: Slice[] = Object.entries(totals.statuses).map(([status, number]) => ({
    name: statusWord(status),
    people: number,
    colour: colours[status] ?? 'var(--c1-tint)',
  }));
  slices.sort((a, b) => b.people - a.people);
  if (totals.withoutPlace > 0)
    slices.push({ name: 'no place in a stage', people: totals.withoutPlace, colour: 'var(--none-soft)' });
  return html`<section>
    <h2>Everybody accounted for</h2>
    <p class="lead">
      Each of the ${people(totals.population)} is in exactly one state. ${people(messages.peopleTold)}
      ${messages.peopleTold === 1 ? 'was' : 'were'} told their date.
    </p>
    <div class="grid two">
      <div class="card keep">
        ${sharesBar(slices, totals.population)}${totalsTable(slices, totals.population)}
      </div>
      <div class="card keep">
        <h3>Who is left, and why</h3>
        ${stragglerList(stragglers)}${messageList(messages)}
      </div>
    </div>
  </section>`;
}

function sharesBar(slices: readonly Slice[], population: number): Markup {
  const width = (slice: Slice): number => (1000 * slice.people) / Math.max(1, population);
  const rects = slices.map((slice, index) => {
    const from = slices.slice(0, index).reduce((sum, one) => sum + width(one), 0);
    return html`<rect
      x="${round(from)}"
      width="${round(width(slice))}"
      height="18"
      fill="${slice.colour}"
    />`;
  });
  const text = slices.map((slice) => `${count(slice.people)} ${slice.name}`).join(', ');
  return html`<svg
    class="shares"
    viewBox="0 0 1000 18"
    preserveAspectRatio="none"
    role="img"
    aria-label="Of ${people(population)}: ${text}."
  >
    ${rects}
  </svg>`;
}

function totalsTable(slices: readonly Slice[], population: number): Markup {
  const rows = slices.map(
    (slice) =>
      html`<tr>
        <td>
          <span class="key" style="background:${slice.colour};border-color:var(--line-strong)"></span
          >${capital(slice.name)}
        </td>
        <td class="n">${count(slice.people)}</td>
        <td class="n">${percent(slice.people / Math.max(1, population))}</td>
      </tr>`,
  );
  const sum = slices.reduce((total, slice) => total + slice.people, 0);
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
    <tfoot>
      <tr>
        <td>Everybody</td>
        <td class="n">${count(sum)}</td>
        <td class="n">${percent(sum / Math.max(1, population))}</td>
      </tr>
    </tfoot>
  </table>`;
}

function stragglerList(stragglers: ReportFile['stragglers']): Markup {
  if (stragglers.length === 0) return html`<p class="quiet">Nobody is left.</p>`;
  const lines = stragglers.map(
    (row) =>
      html`<li><b>${people(row.people)}</b> ${statusWord(row.status)}<br /><span>${row.reason}</span></li>`,
  );
  return html`<ul class="plain">
    ${lines}
  </ul>`;
}

function messageList({ others }: ReportFile['messages']): Markup | null {
  if (others.length === 0) return null;
  const lines = others.map(
    (row) => html`<li>${count(row.copies)} ${row.status} <span>${row.reason ?? ''}</span></li>`,
  );
  return html`<h3 style="margin-top:12px">Messages that reached nobody, or wait</h3>
    <ul class="plain">
      ${lines}
    </ul>`;
}

export function holdsSection({ holds }: ReportFile): Markup {
  if (holds.length === 0)
    return html`<section>
      <h2>Holds</h2>
      <p class="lead">Nothing was held: no guardrail failed.</p>
    </section>`;
  const cards = holds.map(
    (hold) =>
      html`<article class="card keep">
        <div class="head">
          <h3>${hold.stage ?? 'The whole rollout'}</h3>
          <span class="tag warn">held</span>
        </div>
        <p style="margin-top:4px">${hold.reason}</p>
        <p class="small quiet">
          Raised ${longDate(hold.raisedAt)} by ${hold.raisedBy}.
          ${hold.clearedAt === null ? `Still standing. ${hold.clears}` : `Cleared ${longDate(hold.clearedAt)} by ${hold.clearedBy ?? ''}: ${hold.clearedReason ?? ''}`}
        </p>
      </article>`,
  );
  return html`<section>
    <h2>Holds</h2>
    <p class="lead">While a hold stands, nobody new starts in its stage; people who have started finish.</p>
    <div class="grid two">${cards}</div>
  </section>`;
}
