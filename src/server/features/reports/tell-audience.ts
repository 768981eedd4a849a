/** Who a report is for, and the letters that bring it to them: the main numbers in a sentence each, and the way to it. */
import type { ReportContent, ReportPlanFields } from '#contracts/reports.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { reportStatement } from '#contracts/sentences/report-sentences.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Letter } from '#server/features/messages/index.ts';
import type * as store from './store.ts';

/** Everybody with one of the roles, and those who are named. */
export function audienceOf(
  { roles, accountIds }: Pick<ReportPlanFields, 'roles' | 'accountIds'>,
  accounts: readonly store.AccountRow[],
): store.AccountRow[] {
  return accounts.filter(
    (account) => accountIds.includes(account.accountId) || roles.some((role) => account.roles.includes(role)),
  );
}

type IssuedReport = {
  readonly name: string;
  readonly dueOn: string;
  /** The day it is issued on; later than the due one when it is late. */
  readonly issuedOn: string;
  readonly content: ReportContent;
};

export type Letters = Readonly<Record<Locale, Letter>>;

/** The letter in every language, kept with the report. */
export function writeLetters(report: IssuedReport): Letters {
  return Object.fromEntries(locales.map((locale) => [locale, writeLetter(report, locale)])) as Letters;
}

/** Numbers that decide stand before those that only inform; a letter is no table. */
const numbersMax = 6;

function writeLetter({ name, dueOn, issuedOn, content }: IssuedReport, locale: Locale): Letter {
  const { people, holds, numbers, rollout } = content;
  const everybody = Object.values(people).reduce((sum, count) => sum + count, 0);
  const late =
    issuedOn === dueOn ? [] : [reportStatement('report_letter_late', { due: dueOn, on: issuedOn })];
  const lead = reportStatement('report_letter_lead', {
    done: people.succeeded ?? 0,
    people: everybody,
    holds: holds.length,
  });
  // Of the newest stages first; signals decide nothing.
  const lines = numbers
    .filter(({ role, reported }) => role !== 'signal' && reported > 0)
    .toReversed()
    .slice(0, numbersMax)
    .map(({ criterion, stage, statement }) =>
      reportStatement('report_letter_number', { criterion, stage: nameStage(stage), statement }),
    );
  return {
    subject: say(locale, reportStatement('report_letter_subject', { report: name, rollout, on: dueOn })),
    paragraphs: [...late, lead, ...lines].map((statement) => say(locale, statement)),
    link: say(locale, reportStatement('report_letter_link')),
  };
}
