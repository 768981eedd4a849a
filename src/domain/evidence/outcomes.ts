/**
 * Outcomes as they arrive and their cleaning: which ones count for a criterion, in which order, and which are
 * set aside and why. One person counts once for a share or a score, with the latest outcome. Does not judge.
 */
import { type QuantitativeCriterion, scaleOf } from './criterion.ts';

export type Outcome = {
  readonly personId: string;
  /** Milliseconds since 1970-01-01 UTC; NaN where the source gave no instant. */
  readonly at: number;
  readonly metric: string;
  /** proportion: 1 or 0 · rate: a count of events · score: a point on the scale; NaN where the source gave no number. */
  readonly value: number;
  /** Rates only: how many observation windows the count covers; 1 unless given. */
  readonly exposure?: number;
  /** The person's group in each division of the composition (-1: none), where the source knows them. */
  readonly groups?: readonly number[];
  /** The app the outcome is about; absent = the person as a whole. */
  readonly app?: string;
};

export type QuarantineReason =
  | 'duplicate'
  | 'superseded'
  | 'contradictory'
  | 'future'
  | 'expired'
  | 'unknown_person'
  | 'not_a_number'
  | 'not_a_date'
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
  /** Whether somebody has more than one outcome among those kept. */
  readonly hasRepeats: boolean;
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
const HARMLESS: ReadonlySet<QuarantineReason> = new Set(['duplicate', 'superseded', 'future', 'expired']);

/** Returns how many outcomes set aside are broken, not merely repeated or later than the evaluation. */
export function countBroken(setAside: { readonly [Reason in QuarantineReason]?: number }): number {
  return Object.entries(setAside).reduce(
    (sum, [reason, count]) => (HARMLESS.has(reason as QuarantineReason) ? sum : sum + count),
    0,
  );
}

/** Returns the outcomes that count for `criterion`, ordered, and the others with the reason they do not. */
export function cleanOutcomes(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  rules: CleaningRules,
): CleanedOutcomes {
  const quarantined: Quarantined[] = [];
  const positions = new Int32Array(outcomes.length);
  const isUsableValue = valueCheck(criterion);
  let received = 0;
  let usable = 0;
  for (let index = 0; index < outcomes.length; index++) {
    const outcome = outcomes[index]!;
    if (outcome.metric !== criterion.metric) continue;
    received += 1;
    const reason = ownFault(outcome, rules, isUsableValue);
    if (reason === null) positions[usable++] = index;
    else quarantined.push({ index, outcome, reason });
  }
  const candidates = positions.subarray(0, usable);
  const isOrdered = isRisingInTime(candidates, outcomes);
  if (!isOrdered) orderCanonically(candidates, outcomes);
  if (!hasRepeats(candidates, outcomes)) {
    const isAll = isOrdered && usable === outcomes.length;
    const kept = isAll ? outcomes : Array.from(candidates, (index) => outcomes[index]!);
    return { kept, hasRepeats: false, quarantined, received };
  }
  const reasons = repeatFaults(candidates, outcomes, criterion.kind === 'rate');
  const kept: Outcome[] = [];
  for (const index of candidates) {
    const reason = reasons.get(index);
    if (reason === undefined) kept.push(outcomes[index]!);
    else quarantined.push({ index, outcome: outcomes[index]!, reason });
  }
  quarantined.sort((a, b) => a.index - b.index);
  return { kept, hasRepeats: true, quarantined, received };
}

/** Outcomes divided at the last instant that is known: nothing more can come before `settledTo` in order of time. */
export type SettledOutcomes = {
  readonly settled: readonly Outcome[];
  /** Of the last instant, or not yet believed. */
  readonly open: readonly Outcome[];
  /** Milliseconds: the last instant of the settled outcomes; null without any. */
  readonly settledTo: number | null;
};

/** Divides outcomes in order of time: those of the last instant up to `now` may still get company. */
export function divideSettled(outcomes: readonly Outcome[], now: number): SettledOutcomes {
  let believed = outcomes.length;
  while (believed > 0 && outcomes[believed - 1]!.at > now) believed -= 1;
  let from = believed;
  while (from > 0 && outcomes[from - 1]!.at === outcomes[believed - 1]!.at) from -= 1;
  return {
    settled: outcomes.slice(0, from),
    open: outcomes.slice(from),
    settledTo: from === 0 ? null : outcomes[from - 1]!.at,
  };
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
  const { at, value, exposure } = outcome;
  if (!Number.isFinite(at)) return 'not_a_date';
  if (!Number.isFinite(value)) return 'not_a_number';
  if (exposure !== undefined && !Number.isFinite(exposure)) return 'not_a_number';
  if (!isKnown(outcome, knownPeople)) return 'unknown_person';
  if (at > now) return 'future';
  return isUsableValue(outcome) ? null : 'out_of_range';
}

function isKnown({ personId, groups }: Outcome, knownPeople: CleaningRules['knownPeople']): boolean {
  if (groups !== undefined) return groups.length === 0 || groups[0]! >= 0;
  return knownPeople === undefined || knownPeople.has(personId);
}

/** FNV-1a over UTF-16 units: spreads people of one instant independently of site or department prefixes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Sorts indices by instant, then by hash and id of the person, then by value, whatever the input order was. */
function orderCanonically(indices: Int32Array, outcomes: readonly Outcome[]): void {
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

/** Whether every outcome is later than the one before it, so that nothing is left to order. */
function isRisingInTime(indices: Int32Array, outcomes: readonly Outcome[]): boolean {
  for (let i = 1; i < indices.length; i++) {
    if (outcomes[indices[i]!]!.at <= outcomes[indices[i - 1]!]!.at) return false;
  }
  return true;
}

/**
 * Whether any person has more than one outcome: where nobody has, there is nothing to compare. A table of positions by
 * hash takes a fraction of the time a set of a million names does.
 */
function hasRepeats(indices: Int32Array, outcomes: readonly Outcome[]): boolean {
  const size = 2 ** Math.ceil(Math.log2(2 * indices.length + 2));
  const slots = new Int32Array(size); // a position + 1; 0 = free
  const hashes = new Uint32Array(size);
  for (let i = 0; i < indices.length; i++) {
    const { personId } = outcomes[indices[i]!]!;
    const hash = hashOf(personId);
    let slot = hash & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      if (hashes[slot] === hash && outcomes[indices[slots[slot]! - 1]!]!.personId === personId) return true;
    }
    slots[slot] = i + 1;
    hashes[slot] = hash;
  }
  return false;
}

/** Which of the ordered outcomes repeat or contradict another outcome of the same person. */
function repeatFaults(
  ordered: Int32Array,
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
