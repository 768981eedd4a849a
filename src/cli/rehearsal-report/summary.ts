/** The report in the few lines that the terminal shows. */
import type { ReportFile } from './report-file.ts';
import { count, longDate, people, percent, rate, statusWord, words } from './words.ts';

/** Plain lines without colour. */
export function summarise(report: ReportFile, folder: string): string[] {
  const { totals, stages, stragglers, holds, audit, timings } = report;
  const done = totals.statuses.succeeded ?? 0;
  return [
    report.outcome.sentence,
    `From ${longDate(report.rollout.virtualBegin)} to ${longDate(report.rollout.virtualEnd)}, ` +
      `rehearsed in ${timings.seconds.toFixed(1)} s.`,
    ...stages.map(describeStage),
    `Everybody: ${count(done)} of ${count(totals.population)} done` +
      `${stragglers.length === 0 ? '' : `; ${stragglers.map((row) => `${row.people} ${statusWord(row.status)} (${row.reason.replace(/\.$/, '')})`).join(', ')}`}.`,
    `Holds: ${holds.length === 0 ? 'none' : holds.map((hold) => hold.reason).join(' ')}`,
    `Audit log: ${audit.explanation}`,
    `Written to ${folder}: report.html, report.json, people.csv, cohort.csv`,
  ];
}

function describeStage(stage: ReportFile['stages'][number]): string {
  const facts = [
    people(stage.people),
    ...(stage.success.share === null ? [] : [`${percent(stage.success.share)} within the window`]),
    ...(stage.tickets.perPerson === null ? [] : [`${rate(stage.tickets.perPerson)} tickets per person`]),
    words(stage.status),
  ];
  return `  ${stage.name.padEnd(8)} ${stage.startedOn ?? 'not started'}  ${facts.join(', ')}`;
}
