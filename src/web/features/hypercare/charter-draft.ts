/** The charter while it is being written: numbers may be empty, and the share of people done is written in percent. */
import type { Charter } from '#contracts/hypercare.ts';

export const charterNumbers = [
  'leastWeeks',
  'mostWeeks',
  'priorityOneMinutes',
  'usualMinutes',
  'peopleDonePercent',
  'satisfactionAbove',
  'fewestAnswers',
  'ticketsPerDayMost',
  'windowDays',
] as const;
export type CharterNumber = (typeof charterNumbers)[number];

export type CharterDraft = Readonly<Record<CharterNumber, number | null>> & { readonly standUpAt: string };

export function draftOf({ exit, standUpAt, ...rest }: Charter): CharterDraft {
  const { peopleDoneAbove, ...others } = exit;
  const peopleDonePercent = peopleDoneAbove === null ? null : Math.round(peopleDoneAbove * 1000) / 10;
  return { ...rest, ...others, peopleDonePercent, standUpAt };
}

/** The charter as it is sent; null while a number that has to be there is missing, or the time is none. */
export function finishedCharter(draft: CharterDraft): Charter | null {
  const { leastWeeks, mostWeeks, priorityOneMinutes, usualMinutes, fewestAnswers, windowDays } = draft;
  const standUpAt = draft.standUpAt.trim();
  if (
    leastWeeks === null ||
    mostWeeks === null ||
    priorityOneMinutes === null ||
    usualMinutes === null ||
    fewestAnswers === null ||
    windowDays === null ||
    !/^([01]\d|2[0-3]):[0-5]\d$/.test(standUpAt)
  )
    return null;
  const { peopleDonePercent, satisfactionAbove, ticketsPerDayMost } = draft;
  return {
    leastWeeks,
    mostWeeks,
    priorityOneMinutes,
    usualMinutes,
    standUpAt,
    exit: {
      peopleDoneAbove: peopleDonePercent === null ? null : peopleDonePercent / 100,
      satisfactionAbove,
      fewestAnswers,
      ticketsPerDayMost,
      windowDays,
    },
  };
}
