/**
 * The sentences of a gate in the language of the screen, from the numbers of the answer: why a criterion has its
 * verdict, and why the rules propose what they propose.
 */
import type { Static } from 'typebox';
import type { CriterionView } from '#contracts/criteria.ts';
import type { GateView } from '#contracts/gate.ts';
import { useFormat, useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { writeValue } from '../criteria/criterion-values.ts';
import { decisionTexts } from './decision-texts.ts';
import { gateTexts } from './gate-texts.ts';

export type Criterion = Static<typeof CriterionView>;

/** Target and minimum of a criterion with their units. */
export function useStandards(): (criterion: Criterion) => {
  target: string;
  minimum: string;
  isLower: boolean;
} {
  const format = useFormat();
  return ({ definition }) => ({
    target: writeValue(format, definition.kind, definition.target, true),
    minimum: writeValue(format, definition.kind, definition.minimum, true),
    isLower: definition.kind !== 'qualitative' && definition.better === 'lower',
  });
}

/** Why a criterion has its verdict: the server's sentence in English, ours from its numbers in other languages. */
export function useVerdictSentence(): (criterion: Criterion) => string {
  const texts = useTexts(gateTexts).verdictSentences;
  const standards = useStandards();
  const locale = useLocale();
  return (criterion) => {
    const { verdict, sentence } = criterion.evaluation;
    if (locale === 'en' && sentence !== '') return sentence;
    const { target, minimum } = standards(criterion);
    if (verdict === 'no_data' || verdict === 'error') return texts[verdict];
    return texts[verdict](minimum, target);
  };
}

/** Why the rules propose what they propose. Signals are left out: they do not decide. */
export function useProposalReason(): (gate: GateView) => string {
  const texts = useTexts(decisionTexts).because;
  const format = useFormat();
  return ({ combined, criteria, proposal }) => {
    const names = format.list(
      criteria
        .filter(
          ({ definition, evaluation }) => definition.role !== 'signal' && evaluation.verdict === combined,
        )
        .map(({ definition }) => definition.name),
    );
    if (combined === 'pass') return texts.pass;
    if (combined === 'conditional') return texts.conditional(names);
    if (combined === 'fail') return texts.fail(names);
    return proposal === 'extend' ? texts.open(names) : texts.openLast(names);
  };
}

/** The first criterion that forbids a plain go, or undefined. */
export function standingInTheWay(criteria: readonly Criterion[]): Criterion | undefined {
  return criteria.find(
    ({ definition, evaluation }) => definition.role !== 'signal' && evaluation.verdict !== 'pass',
  );
}

/** A hash short enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(4, 8)}`;
}
