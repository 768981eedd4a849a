/** A measure of adoption while it is being written: shares in percent, fields may be empty, and what keeps it from being saved. */
import type { AdoptionFields, AdoptionMeasure, Population, WindowDays } from '#contracts/adoption.ts';

export type AdoptionDraft = {
  readonly name: string;
  readonly feature: string;
  readonly minDays: number | null;
  readonly windowDays: WindowDays;
  readonly population: Population;
  readonly settledDays: number | null;
  readonly source: string;
  readonly thresholdPercent: number | null;
  readonly fallPercent: number | null;
  /** Whether there is a value from before the rollout; null while nobody has said. */
  readonly hasBaseline: 'yes' | 'no' | null;
  readonly baselinePercent: number | null;
  readonly baselineOn: string;
};

/** Three days in two weeks: more than trying it once, less than every day. */
export function emptyMeasure(source: string): AdoptionDraft {
  return {
    name: '',
    feature: '',
    minDays: 3,
    windowDays: 14,
    population: 'everybody',
    settledDays: 14,
    source,
    thresholdPercent: null,
    fallPercent: 20,
    hasBaseline: null,
    baselinePercent: null,
    baselineOn: '',
  };
}

const inPercent = (share: number): number => Math.round(share * 1000) / 10;

export function draftOf(measure: AdoptionMeasure): AdoptionDraft {
  const { name, feature, minDays, windowDays, population, settledDays, source, baseline } = measure;
  return {
    ...{ name, feature, minDays, windowDays, population, settledDays, source },
    thresholdPercent: inPercent(measure.threshold),
    fallPercent: inPercent(measure.fallShare),
    hasBaseline: baseline === null ? 'no' : 'yes',
    baselinePercent: baseline === null ? null : inPercent(baseline.share),
    baselineOn: baseline?.takenOn ?? '',
  };
}

export type AdoptionFault =
  | 'name'
  | 'feature'
  | 'minDays'
  | 'settledDays'
  | 'source'
  | 'threshold'
  | 'fall'
  | 'baseline'
  | 'baselineValue'
  | 'baselineOn';

const sourcePattern = /^[a-z0-9][a-z0-9._-]{0,60}$/;

const isBetween = (value: number | null, least: number, most: number): value is number =>
  value !== null && value >= least && value <= most;

/** The fields that are not complete yet. */
export function faultsOf(draft: AdoptionDraft): AdoptionFault[] {
  const { windowDays, hasBaseline } = draft;
  const sound: Readonly<Record<AdoptionFault, boolean>> = {
    name: draft.name.trim().length >= 3,
    feature: draft.feature.trim() !== '',
    minDays: Number.isInteger(draft.minDays) && isBetween(draft.minDays, 1, windowDays),
    settledDays: Number.isInteger(draft.settledDays) && isBetween(draft.settledDays, windowDays, 180),
    source: sourcePattern.test(draft.source.trim()),
    threshold: isBetween(draft.thresholdPercent, 1, 99),
    fall: isBetween(draft.fallPercent, 5, 90),
    baseline: hasBaseline !== null,
    baselineValue: hasBaseline !== 'yes' || isBetween(draft.baselinePercent, 0, 100),
    baselineOn: hasBaseline !== 'yes' || draft.baselineOn !== '',
  };
  return (Object.keys(sound) as AdoptionFault[]).filter((fault) => !sound[fault]);
}

/** The draft as the server takes it; only for one without faults. */
export function fieldsOf(draft: AdoptionDraft): AdoptionFields {
  const { windowDays, population } = draft;
  return {
    ...{ windowDays, population },
    name: draft.name.trim(),
    feature: draft.feature.trim(),
    minDays: draft.minDays!,
    settledDays: draft.settledDays!,
    source: draft.source.trim(),
    threshold: draft.thresholdPercent! / 100,
    fallShare: draft.fallPercent! / 100,
    baseline:
      draft.hasBaseline === 'yes' ? { share: draft.baselinePercent! / 100, takenOn: draft.baselineOn } : null,
  };
}
