/**
 * What the verdicts of a stage were computed from, as one value that can be stored, carried away and judged again.
 * People stand in it by number, without name.
 */
import type { CriterionDefinition, EvaluationView } from '#contracts/criteria.ts';
import type { Composition } from '#domain/evidence/composition.ts';
import type { Rating } from '#domain/evidence/evaluate-rubric.ts';
import type { EvaluationContext } from '#domain/evidence/evaluation-context.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { hashWithoutBlocks, type Judged, judge } from './judge.ts';
import { evaluationContextOf, readData } from './judge-stage.ts';
import { afterStartOf } from './judged-now.ts';
import * as store from './store.ts';

/**
 * A measured value: person, instant in milliseconds, value, the person's group in each division (-1: none), and last the
 * name of the app it is about, if any.
 */
type OutcomeLine = readonly [
  personId: string,
  at: number,
  value: number,
  ...groupsAndApp: (number | string)[],
];

function toLine({ personId, at, value, groups = [], app }: Outcome): OutcomeLine {
  return [personId, at, value, ...groups, ...(app === undefined ? [] : [app])];
}

function fromLine(metric: string, [personId, at, value, ...groupsAndApp]: OutcomeLine): Outcome {
  const groups = groupsAndApp.filter((item) => typeof item === 'number');
  const app = groupsAndApp.find((item) => typeof item === 'string');
  return {
    personId,
    at,
    metric,
    value,
    ...(groups.length === 0 ? {} : { groups }),
    ...(app === undefined ? {} : { app }),
  };
}

export type CriterionInputs = {
  readonly definition: CriterionDefinition;
  readonly outcomes: readonly OutcomeLine[];
  readonly ratings: readonly Rating[];
  /** SHA-256 of all that, in hexadecimal digits. */
  readonly inputHash: string;
  readonly evaluation: EvaluationView;
};

export type JudgedInputs = {
  /** The hashes of measured inputs are taken in blocks; absent in records from before that. */
  readonly hashedIn?: 'blocks';
  readonly criteriaCount: number;
  readonly expectedPeople: number | null;
  /** Everybody who will be measured has been; absent in records from before silence was watched. */
  readonly isComplete?: boolean;
  readonly weighting: Composition['weighting'] | null;
  readonly divisions: readonly Pick<Composition['divisions'][number], 'attribute' | 'groups'>[];
  readonly criteria: readonly CriterionInputs[];
};

/** Gathers what the latest verdicts of a stage were judged on; criteria that were never judged are left out. */
export async function inputsOf(tx: Transaction, context: Context, stage: StageRow): Promise<JudgedInputs> {
  const rows = afterStartOf(await store.criteriaOf(tx, stage.rolloutId));
  const known = await evaluationContextOf(tx, context, stage, rows);
  const divisions = known.composition?.divisions ?? [];
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]),
  );
  const criteria: CriterionInputs[] = [];
  for (const row of rows) {
    const evaluated = latest.get(row.criterionId);
    if (evaluated === undefined) continue;
    const { outcomes, ratings } = await readData(tx, stage, row);
    criteria.push({
      definition: row.definition,
      outcomes: outcomes.map(toLine),
      ratings,
      inputHash: evaluated.inputHash.toString('hex'),
      evaluation: evaluated.result,
    });
  }
  return {
    hashedIn: 'blocks',
    criteriaCount: known.criteriaCount ?? 1,
    expectedPeople: known.expectedPeople ?? null,
    isComplete: known.isComplete ?? true,
    weighting: known.composition?.weighting ?? null,
    divisions: divisions.map(({ attribute, groups }) => ({ attribute, groups })),
    criteria,
  };
}

/** Judges the inputs of one criterion again, at the instant of its stored verdict. */
export function judgeAgain(
  inputs: JudgedInputs,
  { definition, outcomes: lines, ratings, evaluation }: CriterionInputs,
): { readonly inputHash: string; readonly evaluation: EvaluationView } {
  const known: EvaluationContext = {
    now: Date.parse(evaluation.at ?? ''),
    criteriaCount: inputs.criteriaCount,
    ...(inputs.isComplete === undefined ? {} : { isComplete: inputs.isComplete }),
    ...(inputs.weighting === null ? {} : { composition: compositionFrom(inputs, inputs.weighting) }),
    ...(inputs.expectedPeople === null ? {} : { expectedPeople: inputs.expectedPeople }),
  };
  if (definition.kind === 'qualitative') return inHex(judge(definition, { outcomes: [], ratings }, known));
  const outcomes = lines.map((line) => fromLine(definition.metric, line));
  const judged = judge(definition, { outcomes, ratings }, known);
  return inputs.hashedIn === 'blocks'
    ? inHex(judged)
    : inHex({ ...judged, inputHash: hashWithoutBlocks(definition, outcomes, known, judged.isSilent) });
}

/** The groups people were judged in; who belonged to which stands in the lines of their outcomes. */
function compositionFrom({ divisions }: JudgedInputs, weighting: Composition['weighting']): Composition {
  return { weighting, divisions: divisions.map((division) => ({ ...division, groupOf: new Map() })) };
}

function inHex({ evaluation, inputHash }: Pick<Judged, 'evaluation' | 'inputHash'>) {
  return { evaluation, inputHash: inputHash.toString('hex') };
}
