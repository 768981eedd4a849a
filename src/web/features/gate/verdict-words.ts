/** The standards a criterion is held to in the language of the screen, and which of them forbids a go. */
import type { Static } from 'typebox';
import type { CriterionView } from '#contracts/criteria.ts';
import { useFormat } from '../../i18n/locale-provider.tsx';
import { writeValue } from '../criteria/criterion-values.ts';

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
