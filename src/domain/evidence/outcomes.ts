/**
 * Outcomes as they arrive and their cleaning: which ones count for a criterion, in which order, and which are
 * set aside and why. One person counts once for a share or a score, with the latest outcome. Does not judge.
 */
import { type QuantitativeCriterion, scaleOf } from './criterion.ts';

export type Outcome = {
  readonly personId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly metric: string;
  /** proportion: 1 or 0 · rate: a count of events · score: a point on the scale. */
  readonly value: number;
  /** Rates only: how many observation windows the count covers; 1 unless given. */
  readonly exposure?: number;
};

export type QuarantineReason =
  | 'duplicate'
  | 'superseded'
  | 'contradictory'
  | 'future'
  | 'unknown_person'
  | 'not_a_number'
  | 'out_of_range';

export type Quarantined = {
  /** The position of the outcome in the input. */
  readonly index: number;
  readonly outcome: Outcome;
  readonly reason: QuarantineReason;
};

export type CleanedOutcomes = {
  /** Ordered by instant; outcomes of one instant in an order fixed by a hash of the person id. */
  readonly kept: readonly Outcome[];
  readonly quarantined: readonly Quarantined[];
  /** Outcomes of this metric in the input. */
  readonly received: number;
};

export type CleaningRules = {
  /** Outcomes after this instant are not believed. */
  readonly now: number;
  /** Who exists; absent = everybody is believed. */
  readonly knownPeople?: { has(personId: string): boolean };
};

/** Reasons that mean "already counted" or "not yet known at this instant" rather than "broken". */
const HARMLESS: ReadonlySet<QuarantineReason> = new Set(['duplicate', 'superseded', 'future']);

/** Returns how many quarantined outcomes are broken, not merely repeated or later than the evaluation. */
export function countBroken(quarantined: readonly Quarantined[]): number {
  return quarantined.filter(({ reason }) => !HARMLESS.has(reason)).length;
}

/** Returns the outcomes that count for `criterion`, ordered, and the others with the reason they do not. */
export function cleanOutcomes(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  rules: CleaningRules,
): CleanedOutcomes {
  const quarantined: Quarantined[] = [];
  const candidates: number[] = [];
  const isUsableValue = valueCheck(criterion);
  let received = 0;
  for (let index = 0; index < outcomes.length; index++) {
    const outcome = outcomes[index]!;
    if (outcome.metric !== criterion.metric) continue;
    received += 1;
    const reason = ownFault(outcome, rules, isUsableValue);
    if (reason === null) candidates.push(index);
    else quarantined.push({ index, outcome, reason });
  }
  orderCanonically(candidates, outcomes);
  if (!hasRepeats(candidates, outcomes)) {
    return { kept: candidates.map((index) => outcomes[index]!), quarantined, received };
  }
  const reasons = repeatFaults(candidates, outcomes, criterion.kind === 'rate');
  const kept: Outcome[] = [];
  for (const index of candidates) {
    const reason = reasons.get(index);
    if (reason === undefined) kept.push(outcomes[index]!);
    else quarantined.push({ index, outcome: outcomes[index]!, reason });
  }
  quarantined.sort((a, b) => a.index - b.index);
  return { kept, quarantined, received };
}

/** No person opens as many tickets, or is watched for as many windows: beyond it the source counts something else. */
const countMax = 10_000;
const exposureMax = 10_000;

function valueCheck(criterion: QuantitativeCriterion): (outcome: Outcome) => boolean {
  if (criterion.kind === 'proportion') return ({ value }) => value === 0 || value === 1;
  if (criterion.kind === 'rate') {
    return ({ value, exposure = 1 }) =>
      Number.isInteger(value) && value >= 0 && value <= countMax && exposure > 0 && exposure <= exposureMax;
  }
  const { lowest, highest } = scaleOf(criterion);
  return ({ value }) => value >= lowest && value <= highest;
}

/** What is wrong with an outcome seen by itself. */
function ownFault(
  outcome: Outcome,
  { now, knownPeople }: CleaningRules,
  isUsableValue: (outcome: Outcome) => boolean,
): QuarantineReason | null {
  const { personId, at, value, exposure = 1 } = outcome;
  if (!Number.isFinite(value) || !Number.isFinite(at) || !Number.isFinite(exposure)) return 'not_a_number';
  if (knownPeople !== undefined && !knownPeople.has(personId)) return 'unknown_person';
  if (at > now) return 'future';
  return isUsableValue(outcome) ? null : 'out_of_range';
}

/** FNV-1a over UTF-16 units: spreads people of one instant independently of site or department prefixes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Sorts indices by instant, then by hash and id of the person, then by value, whatever the input order was. */
function orderCanonically(indices: number[], outcomes: readonly Outcome[]): void {
  const hashes = new Map<string, number>();
  const hash = (personId: string): number => {
    let value = hashes.get(personId);
    if (value === undefined) hashes.set(personId, (value = hashOf(personId)));
    return value;
  };
  indices.sort((i, j) => {
    const a = outcomes[i]!;
    const b = outcomes[j]!;
    if (a.at !== b.at) return a.at - b.at;
    if (a.personId === b.personId) return a.value - b.value || (a.exposure ?? 1) - (b.exposure ?? 1);
    return hash(a.personId) - hash(b.personId) || (a.personId < b.personId ? -1 : 1);
  });
}

/** Whether any person has more than one outcome: where nobody has, there is nothing to compare. */
function hasRepeats(indices: readonly number[], outcomes: readonly Outcome[]): boolean {
  const people = new Set<string>();
  for (const index of indices) people.add(outcomes[index]!.personId);
  return people.size < indices.length;
}

/** Which of the ordered outcomes repeat or contradict another outcome of the same person. */
function repeatFaults(
  ordered: readonly number[],
  outcomes: readonly Outcome[],
  keepsEarlier: boolean,
): Map<number, QuarantineReason> {
  const faults = new Map<number, QuarantineReason>();
  const latest = new Map<string, number>();
  for (const index of ordered) {
    const outcome = outcomes[index]!;
    const earlierIndex = latest.get(outcome.personId);
    if (earlierIndex === undefined) {
      latest.set(outcome.personId, index);
      continue;
    }
    const earlier = outcomes[earlierIndex]!;
    if (earlier.at < outcome.at) {
      if (!keepsEarlier && !faults.has(earlierIndex)) faults.set(earlierIndex, 'superseded');
      latest.set(outcome.personId, index);
    } else if (earlier.value === outcome.value && (earlier.exposure ?? 1) === (outcome.exposure ?? 1)) {
      faults.set(index, 'duplicate');
    } else {
      faults.set(earlierIndex, 'contradictory');
      faults.set(index, 'contradictory');
    }
  }
  return faults;
}
