/**
 * What adoption means for a rollout, in five parts that are all needed: behaviour (which use, on how many days),
 * population, window, source and threshold. Training or a finished change is neither: people may be done and not use it.
 */

/** Windows are whole weeks, so that every one holds the same weekdays. */
export const windowChoices = [7, 14, 28] as const;
export type WindowDays = (typeof windowChoices)[number];

/** Of whom: everybody who is done, or only those of the pilot or of the waves. */
export const populations = ['everybody', 'pilot', 'waves'] as const;
export type Population = (typeof populations)[number];

export type AdoptionRule = {
  /** What is used: an app or a feature, as the signals name it. */
  readonly feature: string;
  /** On at least so many different days of the window. */
  readonly minDays: number;
  readonly windowDays: WindowDays;
  readonly population: Population;
  /** People count once they have been done for so many days before the window ends. */
  readonly settledDays: number;
  /** The name under which the signals arrive. */
  readonly source: string;
  /** The share of 0 to 1 that is to be reached. */
  readonly threshold: number;
  /** A fall by more than this share of the best value so far is decay. */
  readonly fallShare: number;
};

/** Smallest fall that can be asked about: below it nothing but noise is found. */
export const fallShareMin = 0.05;

/** Signals of use are kept for so many days: three of the longest windows, and no longer than they are needed. */
export const useKeptDays = 84;

/** A source that was silent on more than so many working days in a row has stopped: nothing is judged by it. */
export const silentDaysMost = 2;

/** Where more than this share (0 to 1) of the weekdays of a window is closed to everybody, less use is no fall. */
export const closedShareMost = 0.2;

/** After so many silent windows in a row nobody looks every week any more: the next report of use does. */
export const silentWindowsMost = 4;

export type RuleFault = 'days_many' | 'settled_short' | 'training';

/** Why a definition measures nothing, or something else than use; undefined when it is sound. */
export function findRuleFault(rule: Omit<AdoptionRule, 'threshold'>): RuleFault | undefined {
  if (namesTraining(rule.feature)) return 'training';
  if (rule.minDays > rule.windowDays) return 'days_many';
  return rule.settledDays < rule.windowDays ? 'settled_short' : undefined;
}

const trainingWords =
  /\b(e-?learning|lms|scorm|quiz|courses?|lessons?|kurs(er)?|lektion(er|en)?)\b|training|utbildning|schulung|lehrgang/i;

/** Whether what is counted is a training: completing one is not using what was trained. */
export function namesTraining(text: string): boolean {
  return trainingWords.test(text);
}

const adoptionWords = /\badopt(ion|ed)\b|användningsgrad|nutzungs(grad|quote)/i;

/** Whether a name says that use is measured. */
export function namesAdoption(text: string): boolean {
  return adoptionWords.test(text);
}
