/**
 * Judges every app that outcomes are about by itself, so that a good app cannot hide a bad one. Which verdict that makes
 * of the whole criterion is not decided here.
 */
import type { QuantitativeCriterion } from './criterion.ts';
import { judgeEvidence, unusableInput } from './evaluate-criterion.ts';
import { cleaningRules, type EvaluationContext } from './evaluation-context.ts';
import type { AppVerdict, DecidingGroup } from './evaluation.ts';
import { type CleanedOutcomes, type CleaningRules, cleanOutcomes, type Outcome } from './outcomes.ts';
import { type EvidenceState, openEvidence, type RunningEvidence } from './running-evidence.ts';

/** An app is judged from as many people on as may be shown without naming anybody. */
const FEWEST_WITH_APP = 20;

/** What stands of the outcomes about one app. */
export type AppState = { readonly app: string; readonly evidence: EvidenceState };

export type JudgedApp = AppVerdict & { readonly held: DecidingGroup };

export type RunningApps = {
  /** In the order in which the apps appeared; grows while outcomes come in. */
  readonly state: readonly AppState[];
  /** Folds in outcomes about apps; the same order of time as for the total, and no instant in two portions. */
  fold(aboutApps: readonly Outcome[]): void;
  judge(): JudgedApp[];
};

/** Returns the outcomes about people as a whole, and those about one app each. */
export function divideByApp(outcomes: readonly Outcome[]): {
  readonly whole: readonly Outcome[];
  readonly aboutApps: readonly Outcome[];
} {
  const isAboutApp = ({ app }: Outcome): boolean => app !== undefined;
  if (!outcomes.some(isAboutApp)) return { whole: outcomes, aboutApps: [] };
  return {
    whole: outcomes.filter((outcome) => !isAboutApp(outcome)),
    aboutApps: outcomes.filter(isAboutApp),
  };
}

/** Cleans the outcomes of a criterion: those about people as a whole, then those about each app by itself. */
export function cleanByApp(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  rules: CleaningRules,
): CleanedOutcomes[] {
  const { whole, aboutApps } = divideByApp(outcomes);
  const apps = Map.groupBy(aboutApps, ({ app }) => app!).values();
  return [whole, ...apps].map((part) => cleanOutcomes(criterion, part, rules));
}

/** The criterion as an app is held to it: the same limits, open-ended, for nobody knows how many people have the app. */
function forApp(criterion: QuantitativeCriterion): QuantitativeCriterion {
  const {
    horizon: _,
    beyondHorizon: _continues,
    population: _everybody,
    weighting: _unused,
    ...rest
  } = criterion;
  return { ...rest, minimumSample: Math.min(criterion.minimumSample, FEWEST_WITH_APP) };
}

/**
 * How the allowed false stop of one total is divided among apps whose number nobody knows beforehand: the j-th to appear
 * gets the part 1/(j(j+1)), and all parts together make 1. When an app appears depends on nothing it shows later.
 */
function partOf(position: number): number {
  return (position + 1) * (position + 2);
}

/** Opens the apps of a criterion, or goes on from a kept state, which it changes. */
export function openApps(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
  kept: readonly AppState[] = [],
): RunningApps {
  const held = forApp(criterion);
  const { composition: _, populationSize: _everybody, ...alone } = context;
  const contextAt = (position: number): EvaluationContext => ({
    ...alone,
    criteriaCount: (context.criteriaCount ?? 1) * partOf(position),
  });
  const state: AppState[] = [];
  const running = new Map<string, RunningEvidence>();
  const open = (app: string, evidence?: EvidenceState): RunningEvidence => {
    const opened = openEvidence(held, contextAt(state.length), evidence);
    state.push({ app, evidence: opened.state });
    running.set(app, opened);
    return opened;
  };
  for (const { app, evidence } of kept) open(app, evidence);
  return {
    state,
    fold: (aboutApps) => {
      const rules = cleaningRules(context);
      const arrived = [...Map.groupBy(aboutApps, ({ app }) => app!)]
        .map(([app, outcomes]) => ({ app, cleaned: cleanOutcomes(criterion, outcomes, rules) }))
        .map((arrival) => ({ ...arrival, first: firstInstant(arrival.cleaned) }))
        .filter(({ app, first }) => running.has(app) || first < Infinity)
        .sort((a, b) => a.first - b.first || (a.app < b.app ? -1 : 1));
      for (const { app, cleaned } of arrived) (running.get(app) ?? open(app)).fold(cleaned);
    },
    judge: () => state.map(({ app }, i) => judgeApp(app, held, running.get(app)!, contextAt(i))),
  };
}

/** When an app first appears, milliseconds: with an outcome that counts or is broken, not with one of the future. */
function firstInstant({ kept, quarantined }: CleanedOutcomes): number {
  const broken = quarantined.filter(({ reason }) => reason !== 'future').map(({ outcome }) => outcome.at);
  return [...kept.slice(0, 1).map(({ at }) => at), ...broken]
    .filter((at) => Number.isFinite(at))
    .reduce((first, at) => Math.min(first, at), Infinity);
}

function judgeApp(
  app: string,
  held: QuantitativeCriterion,
  evidence: RunningEvidence,
  context: EvaluationContext,
): JudgedApp {
  const evaluation = unusableInput(held, context) ?? judgeEvidence(held, evidence, context);
  const { verdict, n, estimate, lower, upper } = evaluation;
  return {
    app,
    verdict,
    n,
    estimate,
    lower,
    upper,
    held: { label: app, isApp: true, criterion: held, evaluation },
  };
}
