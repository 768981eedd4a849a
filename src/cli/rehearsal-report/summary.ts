/** The report in the few lines that the terminal shows. */
import type { ReportFile } from './report-file.ts';
import { count, longDate, people, percent, rate, statusWord } from './words.ts';

/** Plain lines without colour. */
export function summarise(report: ReportFile, folder: string): string[] {
  const { totals, stages, stragglers, holds, audit, timings } = report;
  const done = totals.statuses.succeeded ?? 0;
  return [
    report.outcome.sentence,
    `From ${longDate(report.rollout.virtualBegin)} to ${longDate(report.rollout.virtualEnd)}, ` +
      `rehearsed in ${timings.seconds.toFixed(1)} s.`,
    ...stages.map(
      (stage) =>
        `  ${stage.name.padEnd(8)} ${stage.startedOn ?? 'not started'}  ${people(stage.people)}, ` +
        `${percent(stage.success.share)} within the window, ${rate(stage.tickets.perPerson)} tickets per person, ` +
        `${stage.status.replaceAll('_', ' ')}`,
    ),
    `Everybody: ${count(done)} of ${count(totals.population)} done` +
      `${stragglers.length === 0 ? '' : `; ${stragglers.map((row) => `${row.people} ${statusWord(row.status)} (${row.reason})`).join(', ')}`}.`,
    `Holds: ${holds.length === 0 ? 'none' : holds.map((hold) => hold.reason).join(' ')}`,
    `Audit log: ${audit.explanation}`,
    `Written to ${folder}: report.html, report.json, people.csv, cohort.csv`,
  ];
}
