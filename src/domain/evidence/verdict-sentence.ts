/**
 * Builds the sentence a sponsor reads under a verdict: what is so, then what to do. Uses only the numbers of the
 * evaluation, so it can be built again in another language.
 */
import type { Criterion, QualitativeCriterion, QuantitativeCriterion } from './criterion.ts';
import type { DecidingGroup, UnspokenEvaluation } from './evaluation.ts';
import { countBroken } from './outcomes.ts';
import { type EvidenceLocale, formatLimit, formatMeasured, formatWhole } from './sentence-numbers.ts';
import { VERDICT_WORDS, type VerdictWords } from './verdict-words.ts';

const WEIGHTED_METHODS: ReadonlySet<string> = new Set(['post_stratified', 'raked', 'stratified_product']);
/** Sentences of more groups than this are not read. */
const MOST_GROUPS_NAMED = 3;

/** Returns the sentence for an evaluation of `criterion` in the given language. */
export function verdictSentence(
  criterion: Criterion,
  evaluation: UnspokenEvaluation,
  locale: EvidenceLocale,
): string {
  const words = VERDICT_WORDS[locale];
  const { reason, setAside, received } = evaluation;
  if (reason === 'group_decides') return groupsSentence(evaluation.deciding ?? [], locale);
  if (reason === 'only_apps_recorded') return words.onlyAppsRecorded;
  if (reason === 'unusable_criterion') return words.unusableCriterion;
  if (reason === 'too_many_groups') return words.tooManyGroups;
  if (reason === 'source_stopped') {
    const { maxSilenceDays = 0 } = criterion as QuantitativeCriterion;
    return words.sourceStopped(dateOf(evaluation.dataUntil), formatWhole(locale, maxSilenceDays));
  }
  if (reason === 'unusable_instant') return words.unusableInstant;
  if (reason === 'nothing_recorded') {
    const { future = 0 } = setAside;
    return future > 0 ? words.onlyLater(future) : words.nothingRecorded;
  }
  if (reason === 'unusable_outcomes') return words.unusableOutcomes(countBroken(setAside), received);
  if (criterion.kind === 'qualitative') return ratedSentence(criterion, evaluation, words);
  return measuredSentence(criterion, evaluation, words, locale);
}

/** The calendar day of an instant, UTC. */
function dateOf(instant: number | null): string {
  return new Date(instant ?? 0).toISOString().slice(0, 10);
}

/** What the groups and apps that decide the verdict show, each with its own sentence, the worst first. */
function groupsSentence(groups: readonly DecidingGroup[], locale: EvidenceLocale): string {
  const words = VERDICT_WORDS[locale];
  const named = groups
    .slice(0, MOST_GROUPS_NAMED)
    .map(({ label, isApp, criterion, evaluation }) =>
      words[isApp === true ? 'withApp' : 'inGroup'](label, verdictSentence(criterion, evaluation, locale)),
    );
  const rest = groups.slice(MOST_GROUPS_NAMED);
  const more = (isApp: true | undefined, word: 'moreApps' | 'moreGroups'): string[] => {
    const count = rest.filter((group) => group.isApp === isApp).length;
    return count === 0 ? [] : [words[word](count)];
  };
  return [...named, ...more(undefined, 'moreGroups'), ...more(true, 'moreApps')].join(' ');
}

function ratedSentence(
  criterion: QualitativeCriterion,
  { verdict, n, estimate, needMore }: UnspokenEvaluation,
  words: VerdictWords,
): string {
  if (verdict === 'inconclusive') {
    return words.minimumSample(
      words.people(n),
      words.people(criterion.quorum),
      needMore?.toMinimumSample ?? 0,
    );
  }
  const level = criterion.rubric.findLast((step) => step.level <= (estimate ?? 0));
  const judgement = { pass: words.ratedPass, conditional: words.ratedConditional }[verdict as string];
  return `${words.rated(words.people(n), level?.meaning ?? '')} ${judgement ?? words.ratedFail}`;
}

function measuredSentence(
  criterion: QuantitativeCriterion,
  evaluation: UnspokenEvaluation,
  words: VerdictWords,
  locale: EvidenceLocale,
): string {
  const { kind, better } = criterion;
  const { reason, n, needMore } = evaluation;
  const people = words.people(n);
  if (reason === 'minimum_sample') {
    const needed = words.people(criterion.minimumSample);
    return words.minimumSample(people, needed, needMore?.toMinimumSample ?? 0);
  }
  const limits = [criterion.minimum, criterion.target];
  const measuredValue = (value: number) => formatMeasured(locale, kind, value, limits);
  const minimum = formatLimit(locale, kind, criterion.minimum);
  const target = formatLimit(locale, kind, criterion.target);
  const isWeighted = WEIGHTED_METHODS.has(evaluation.method ?? '');
  const measured = words.measured(kind, measuredValue(evaluation.estimate ?? 0), people, isWeighted);
  if (reason === 'above_minimum') return `${measured} ${words.pass(better, minimum)}`;
  if (reason === 'above_minimum_below_target')
    return `${measured} ${words.conditional(better, minimum, target)}`;
  if (reason === 'below_target') return `${measured} ${words.fail(better, minimum, target)}`;
  if (reason === 'at_horizon') return `${measured} ${words.atHorizon(better, people, minimum)}`;
  if (reason === 'thin_groups') return `${measured} ${thinSentence(evaluation, words)}`;
  const upper = evaluation.upper === null ? null : measuredValue(evaluation.upper);
  const notYet = words.notYet(better, measuredValue(evaluation.lower ?? 0), upper, minimum);
  return `${measured} ${notYet} ${moreSentence(evaluation, words)}`;
}

function thinSentence({ needMore }: UnspokenEvaluation, words: VerdictWords): string {
  const groups = (needMore?.groups ?? []).map(({ missing, label }) => words.thinGroup(missing, label));
  const last = groups.pop() ?? '';
  return words.thin(groups.length === 0 ? last : `${groups.join(', ')}${words.and}${last}`);
}

function moreSentence({ needMore }: UnspokenEvaluation, words: VerdictWords): string {
  if (needMore?.forecast?.outlook === 'unlikely') return words.unlikely;
  if (needMore === null || needMore.outcomes === null) return words.outOfSight;
  return words.more(
    words.people(needMore.outcomes),
    needMore.days === null ? null : Math.ceil(needMore.days),
  );
}
