/**
 * What a criterion is, and the check that one is complete and can be decided before it is frozen. Does not
 * evaluate anything.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import { criterionStatement, type CriterionStatement } from './criterion-sentences.ts';

export type CriterionRole = 'entry' | 'exit' | 'guardrail' | 'signal';
export type MeasureKind = 'proportion' | 'rate' | 'score';
/** Each scope holds for more than the one before it: the total, each critical group as well, each app as well. */
export const criterionScopes = ['everyone', 'each_group', 'each_app'] as const;
export type CriterionScope = (typeof criterionScopes)[number];
export type Direction = 'higher' | 'lower';

/** The two ends of an answer scale, such as 1 to 5. */
export type Scale = { readonly lowest: number; readonly highest: number };

/** The scale of a score criterion that names none: the five-point Likert scale. */
export const LIKERT_SCALE: Scale = { lowest: 1, highest: 5 };

export type QuantitativeCriterion = {
  readonly id: string;
  readonly name: string;
  /** The name under which outcomes of this measure arrive. */
  readonly metric: string;
  /** proportion: share of people with outcome 1 · rate: events per person-window · score: mean answer. */
  readonly kind: MeasureKind;
  readonly better: Direction;
  /** The worst acceptable value: a share in (0, 1), events per person-window, or a point on the scale. */
  readonly minimum: number;
  /** The value aimed at, on the better side of the minimum. */
  readonly target: number;
  /** The largest number of people (rate: person-windows), declared before any data; absent = open-ended. */
  readonly horizon?: number;
  /** `ignore` (default): outcomes after the horizon do not count. `continue`: they do, at some cost in power. */
  readonly beyondHorizon?: 'ignore' | 'continue';
  /** Fewer people than this are never judged. */
  readonly minimumSample: number;
  readonly role: CriterionRole;
  /** Where the outcomes come from: a connector, a survey, an import. */
  readonly source: string;
  /** Score criteria only; {@link LIKERT_SCALE} unless given. */
  readonly scale?: Scale;
  /**
   * Whom the criterion must hold for: the total, or also each critical group of the organisation by itself, or also
   * each app that outcomes are about. Guardrails look at each group and app unless they say otherwise; all others
   * look at the total unless they say otherwise.
   */
  readonly scope?: CriterionScope;
  /** `strict`: shares are weighted by a method that is exact for any order of arrival, for at most four groups. */
  readonly weighting?: 'standard' | 'strict';
  /** The people the pilot is drawn from without replacement: sharpens the boundary when the horizon exceeds 5 % of them. */
  readonly population?: number;
  /** When nothing arrives for longer than this many days, the source counts as stopped: `no_data`. */
  readonly maxSilenceDays?: number;
};

export type RubricLevel = { readonly level: number; readonly meaning: string };

export type QualitativeCriterion = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'qualitative';
  /** What each level means, worst first. */
  readonly rubric: readonly RubricLevel[];
  /** The lowest acceptable median level. */
  readonly minimum: number;
  /** The median level aimed at. */
  readonly target: number;
  /** How many people must rate it. */
  readonly quorum: number;
  /** A rating older than this many days counts no more, and its rater looks again; absent = ratings stay. */
  readonly validDays?: number;
  readonly role: CriterionRole;
  readonly source: string;
};

export type Criterion = QuantitativeCriterion | QualitativeCriterion;

/** A criterion as somebody is writing it: any field may be missing or of the wrong type. */
export type CriterionDraft = { readonly [field: string]: unknown };

export type CriterionFinding = {
  readonly field: string;
  readonly problem: 'missing' | 'invalid' | 'wrong_side' | 'too_small';
  /** What is wrong and how to mend it. */
  readonly statement: CriterionStatement;
};

const ROLES: readonly unknown[] = ['entry', 'exit', 'guardrail', 'signal'];
const KINDS: readonly unknown[] = ['proportion', 'rate', 'score', 'qualitative'];
const GO_ALPHA = 0.05;

/** Returns whom a criterion must hold for: guardrails protect each group and app unless they say otherwise. */
export function scopeOf({ scope, role }: Pick<QuantitativeCriterion, 'scope' | 'role'>): CriterionScope {
  return scope ?? (role === 'guardrail' ? 'each_app' : 'everyone');
}

/** Returns the scale outcomes of a score criterion are given on. */
export function scaleOf(criterion: { readonly scale?: Scale }): Scale {
  return criterion.scale ?? LIKERT_SCALE;
}

/**
 * Returns the fewest people after which a share criterion can pass at all, if everybody has the better
 * outcome: the smallest n with share^n <= alpha. `nullShare` is the minimum turned so that higher is better.
 */
export function fewestToPass(nullShare: number, alpha: number = GO_ALPHA): number {
  return Math.ceil(Math.log(alpha) / Math.log(nullShare) - 1e-9);
}

/** Returns everything that keeps a draft from being frozen; an empty list means it is a {@link Criterion}. */
export function checkCriterion(draft: CriterionDraft): CriterionFinding[] {
  const findings = [
    ...aText(draft, ['id', 'name', 'source']),
    ...oneOf(draft, 'role', ROLES),
    ...oneOf(draft, 'kind', KINDS),
  ];
  if (draft['kind'] === 'qualitative') return [...findings, ...checkQualitative(draft)];
  findings.push(...aText(draft, ['metric']), ...oneOf(draft, 'better', ['higher', 'lower']));
  const numbers = (['minimum', 'target', 'minimumSample'] as const).flatMap((field) => aNumber(draft, field));
  findings.push(...numbers, ...checkCounts(draft));
  if (numbers.length > 0 || !KINDS.includes(draft['kind'])) return findings;
  return [...findings, ...checkLimits(draft), ...checkReach(draft)];
}

/** Returns the draft as a criterion, or everything that is wrong with it. */
export function acceptCriterion(draft: CriterionDraft): Result<Criterion, CriterionFinding[]> {
  const findings = checkCriterion(draft);
  return findings.length === 0 ? ok(draft as Criterion) : refuse(findings);
}

function finding(
  field: string,
  problem: CriterionFinding['problem'],
  statement: CriterionStatement,
): CriterionFinding {
  return { field, problem, statement };
}

type TextField = 'id' | 'name' | 'metric' | 'source';
type NumberField = 'minimum' | 'target' | 'minimumSample' | 'quorum';

function missing(field: TextField | NumberField): CriterionFinding {
  return finding(field, 'missing', criterionStatement('criterion_field_missing', { field }));
}

function aText(draft: CriterionDraft, fields: readonly TextField[]): CriterionFinding[] {
  return fields.flatMap((field) => {
    const value = draft[field] ?? '';
    if (typeof value !== 'string') {
      return [finding(field, 'invalid', criterionStatement('criterion_no_text', { field }))];
    }
    return value.trim() === '' ? [missing(field)] : [];
  });
}

function oneOf(draft: CriterionDraft, field: string, allowed: readonly unknown[]): CriterionFinding[] {
  const value = draft[field];
  const known = allowed.map(String);
  if (allowed.includes(value)) return [];
  if (value === undefined || value === null || value === '') {
    return [finding(field, 'missing', criterionStatement('criterion_choice_missing', { field, known }))];
  }
  return [finding(field, 'invalid', criterionStatement('criterion_choice_unknown', { field, known }))];
}

function aNumber(draft: CriterionDraft, field: NumberField): CriterionFinding[] {
  const value = draft[field];
  if (value === undefined || value === null) return [missing(field)];
  if (typeof value === 'number' && Number.isFinite(value)) return [];
  return [finding(field, 'invalid', criterionStatement('criterion_no_number', { field }))];
}

function checkCounts(draft: CriterionDraft): CriterionFinding[] {
  const findings: CriterionFinding[] = [];
  const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;
  const { minimumSample, horizon, beyondHorizon } = draft;
  if (typeof minimumSample === 'number' && !isCount(minimumSample)) {
    findings.push(noCount('minimumSample'));
  }
  findings.push(...checkOptions(draft));
  if (beyondHorizon !== undefined) findings.push(...oneOf(draft, 'beyondHorizon', ['ignore', 'continue']));
  if (horizon === undefined) return findings;
  if (!isCount(horizon)) {
    findings.push(noCount('horizon'));
  } else if (isCount(minimumSample) && (minimumSample as number) > (horizon as number)) {
    const numbers = { sample: minimumSample as number, horizon: horizon as number };
    const statement = criterionStatement('criterion_sample_over_horizon', numbers);
    findings.push(finding('minimumSample', 'invalid', statement));
  }
  return findings;
}

/** Fields that may be left out, and what they must be when they are not. */
function checkOptions(draft: CriterionDraft): CriterionFinding[] {
  const { scope, weighting, population, horizon, maxSilenceDays, kind } = draft;
  const findings: CriterionFinding[] = [];
  if (scope !== undefined) findings.push(...oneOf(draft, 'scope', criterionScopes));
  if (weighting !== undefined) findings.push(...oneOf(draft, 'weighting', ['standard', 'strict']));
  if (weighting === 'strict' && kind !== 'proportion') {
    findings.push(finding('weighting', 'invalid', criterionStatement('criterion_strict_no_share')));
  }
  if (population !== undefined && !(Number.isInteger(population) && (population as number) >= 1)) {
    findings.push(noCount('population'));
  } else if (typeof population === 'number' && typeof horizon === 'number' && population < horizon) {
    const statement = criterionStatement('criterion_horizon_over_population', { horizon, population });
    findings.push(finding('population', 'too_small', statement));
  }
  if (maxSilenceDays !== undefined && !(typeof maxSilenceDays === 'number' && maxSilenceDays > 0)) {
    findings.push(finding('maxSilenceDays', 'invalid', criterionStatement('criterion_silence_no_days')));
  }
  return findings;
}

function noCount(field: 'minimumSample' | 'horizon' | 'population'): CriterionFinding {
  return finding(field, 'invalid', criterionStatement('criterion_no_count', { field }));
}

/** The open range in which minimum and target must lie. */
function allowedRange(draft: CriterionDraft): Scale {
  if (draft['kind'] === 'proportion') return { lowest: 0, highest: 1 };
  return draft['kind'] === 'rate' ? { lowest: 0, highest: Infinity } : scaleOf(draft);
}

function outOfRange(draft: CriterionDraft, field: 'minimum' | 'target'): CriterionFinding {
  const { lowest, highest } = allowedRange(draft);
  if (draft['kind'] === 'proportion')
    return finding(field, 'invalid', criterionStatement('criterion_no_share', { field }));
  return draft['kind'] === 'rate'
    ? finding(field, 'invalid', criterionStatement('criterion_no_rate', { field }))
    : finding(field, 'invalid', criterionStatement('criterion_off_scale', { field, lowest, highest }));
}

function checkLimits(draft: CriterionDraft): CriterionFinding[] {
  const { lowest, highest } = allowedRange(draft);
  if (!(lowest < highest)) {
    return [finding('scale', 'invalid', criterionStatement('criterion_scale_reversed'))];
  }
  const outside = (['minimum', 'target'] as const).filter((field) => {
    const value = draft[field] as number;
    return !(value > lowest && value < highest);
  });
  if (outside.length > 0) return outside.map((field) => outOfRange(draft, field));
  const minimum = draft['minimum'] as number;
  const target = draft['target'] as number;
  if (draft['better'] === 'higher' && target < minimum) {
    return [
      finding('target', 'wrong_side', criterionStatement('criterion_target_below', { target, minimum })),
    ];
  }
  if (draft['better'] === 'lower' && target > minimum) {
    return [
      finding('target', 'wrong_side', criterionStatement('criterion_target_above', { target, minimum })),
    ];
  }
  return [];
}

/** A share criterion whose horizon is so short that not even a perfect pilot proves it. */
function checkReach(draft: CriterionDraft): CriterionFinding[] {
  const { kind, horizon, minimum, better } = draft;
  if (kind !== 'proportion' || typeof horizon !== 'number' || typeof minimum !== 'number') return [];
  if (!(minimum > 0 && minimum < 1)) return [];
  const fewest = fewestToPass(better === 'lower' ? 1 - minimum : minimum);
  if (horizon >= fewest) return [];
  const statement = criterionStatement('criterion_out_of_reach', { people: horizon, fewest });
  return [finding('horizon', 'too_small', statement)];
}

function checkQualitative(draft: CriterionDraft): CriterionFinding[] {
  const findings = (['minimum', 'target', 'quorum'] as const).flatMap((field) => aNumber(draft, field));
  const rubric = draft['rubric'];
  if (!Array.isArray(rubric) || rubric.length < 2) {
    findings.push(finding('rubric', 'missing', criterionStatement('criterion_rubric_short')));
    return findings;
  }
  const levels = (rubric as RubricLevel[]).map(({ level }) => level);
  const isRising = levels.every((level, i) => Number.isFinite(level) && (i === 0 || level > levels[i - 1]!));
  const isDescribed = (rubric as RubricLevel[]).every(
    ({ meaning }) => typeof meaning === 'string' && meaning !== '',
  );
  if (!isRising || !isDescribed) {
    findings.push(finding('rubric', 'invalid', criterionStatement('criterion_rubric_unclear')));
  }
  if (findings.length > 0) return findings;
  const { minimum, target, quorum } = draft as { minimum: number; target: number; quorum: number };
  if (!Number.isInteger(quorum) || quorum < 2) {
    findings.push(finding('quorum', 'too_small', criterionStatement('criterion_too_few_raters')));
  }
  const { validDays } = draft;
  if (validDays !== undefined && !(Number.isInteger(validDays) && (validDays as number) >= 1))
    findings.push(finding('validDays', 'invalid', criterionStatement('criterion_validity_no_days')));
  if (target < minimum) {
    const statement = criterionStatement('criterion_rating_below', { target, minimum });
    findings.push(finding('target', 'wrong_side', statement));
  }
  return findings;
}
