/**
 * report.html: one page that needs nothing beside it, for screen and paper. Pure: the same report gives the same
 * page. Everything that comes from data is escaped by the templates.
 */
import { burnUpChart, burnUpTable, describeBurnUp } from './burn-up.ts';
import { cohortSection } from './cohort-section.ts';
import { gatesSection } from './gates-section.ts';
import { mark, tag } from './glyphs.ts';
import { html, trusted, type Markup } from './markup.ts';
import { holdsSection, peopleSection } from './people-section.ts';
import type { ReportFile } from './report-file.ts';
import { stagesSection } from './stages-section.ts';
import { styleSheet } from './styles.ts';
import { count, longDate, people, percent, rate } from './words.ts';

export type PageOptions = {
  /** Inter in base64, or null for the reader's own sans serif. */
  readonly font: string | null;
};

export function renderReport(report: ReportFile, { font }: PageOptions): string {
  const title = `Rehearsal of ${report.rollout.name}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${trusted(styleSheet(font))}
        </style>
      </head>
      <body>
        <main>
          ${header(report)}
          <section>
            <h2>How it went, day by day</h2>
            <p class="lead">${describeBurnUp(report)}</p>
            <div class="card keep">${burnUpChart(report)}${burnUpTable(report)}</div>
          </section>
          ${stagesSection(report)}${gatesSection(report)}${holdsSection(report)}${cohortSection(report)}${peopleSection(report)}${recordSection(report)}
          <footer>
            Written by Bellwether. The people in charge and everybody’s answers are simulated; the engine, its
            rules and the audit log are the real ones.
          </footer>
        </main>
      </body>
    </html> `;
  return page.text;
}

function header(report: ReportFile): Markup {
  const { outcome, rollout, settings, totals, timings } = report;
  const done = totals.statuses.succeeded ?? 0;
  const state = outcome.isFinished ? tag('pass', 'finished') : tag('fail', 'ended early');
  const tickets = report.stages.reduce((sum, stage) => sum + stage.tickets.inAll, 0);
  return html`<header>
    <div class="brand">${mark}Bellwether <span class="quiet">rehearsal</span></div>
    <div class="title">
      <h1>${rollout.name}</h1>
      ${state}
    </div>
    <p class="meta">
      ${longDate(rollout.virtualBegin)} to ${longDate(rollout.virtualEnd)} on a virtual clock, scenario
      ${settings.scenario}, seed ${settings.seed}. Nobody was touched.
    </p>
    <p class="verdict ${outcome.isFinished ? 'pass' : 'fail'}">${outcome.sentence}</p>
    <div class="grid figures">
      ${figure(count(totals.population), describeOrigin(report))}${figure(percent(done / Math.max(1, totals.population)), `done, ${count(done)} of ${people(totals.population)}`)}${figure(String(Math.ceil(timings.virtualDays / 7)), 'weeks from the first day to the last report')}${figure(rate(tickets / Math.max(1, totals.population)), `tickets per person, ${count(tickets)} in all`)}${figure(`${timings.seconds.toFixed(1)}\u00a0s`, 'real time from the command to this page')}
    </div>
  </header>`;
}

function figure(value: string, label: string): Markup {
  return html`<div class="card figure"><b>${value}</b><span>${label}</span></div>`;
}

function describeOrigin({ input }: ReportFile): string {
  if (input.people.kind === 'generated') return 'invented people';
  const { fileName, vacancies, notPeople, leftOut } = input.people;
  const others = notPeople - vacancies;
  const notes = [
    vacancies > 0 ? `${count(vacancies)} vacancies are not people` : '',
    others > 0 ? `${count(others)} shared or closed accounts` : '',
    leftOut > 0 ? `${count(leftOut)} rows left out` : '',
  ].filter((note) => note !== '');
  return `people in ${fileName}${notes.length === 0 ? '' : `; ${notes.join(', ')}`}`;
}

function recordSection(report: ReportFile): Markup {
  const { settings, cohort, audit, input } = report;
  const devices = {
    file: 'as the file lists them',
    generated: 'invented with the people',
    invented: 'one invented for each person, because no file of devices was given',
  }[input.devices.kind];
  const problem = input.people.kind === 'file' ? input.people.firstProblem : null;
  return html`<section>
    <h2>For the record</h2>
    <div class="card">
      <dl>
        <dt>Repeat it</dt>
        <dd>
          The same files, flags and seed ${settings.seed} give the same report, except for the real seconds.
        </dd>
        <dt>Devices</dt>
        <dd>${count(report.organisation.devices)}, ${devices}</dd>
        ${
          problem !== null &&
          html`<dt>Rows left out</dt>
            <dd>${problem}</dd>`
        }
        <dt>Pilot</dt>
        <dd>${cohort.method}, seed ${cohort.seed}<br /><span class="mono">${cohort.hash}</span></dd>
        <dt>Audit log</dt>
        <dd>${audit.intact ? 'Intact.' : 'Broken.'} ${audit.explanation}</dd>
        <dt>Files</dt>
        <dd class="files">
          <a href="report.json">report.json</a> all numbers of this page ·
          <a href="people.csv">people.csv</a> what happened to whom · <a href="cohort.csv">cohort.csv</a> the
          pilot in invitation order
        </dd>
      </dl>
    </div>
  </section>`;
}
