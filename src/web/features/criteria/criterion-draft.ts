/**
 * A criterion as somebody is writing it: numbers may be missing. Finds what keeps it from being saved, so that the
 * form can say it beside the field; the server checks again.
 */
import {
  readTracks,
  type CriterionDefinition,
  type QualitativeCriterion,
  type QuantitativeCriterion,
} from '#contracts/criteria.ts';
import { boundsOfKind } from './criterion-values.ts';

type Unfinished<T> = { readonly [Key in keyof T]: T[Key] extends number ? T[Key] | null : T[Key] };

export type QuantitativeDraft = Unfinished<QuantitativeCriterion>;
export type QualitativeDraft = Unfinished<QualitativeCriterion>;
export type CriterionDraft = QuantitativeDraft | QualitativeDraft;

export type FindingField =
  | 'name'
  | 'source'
  | 'minimum'
  | 'target'
  | 'sample'
  | 'horizon'
  | 'rubric'
  | 'quorum';
export type FindingProblem =
  | 'tooShort'
  | 'missing'
  | 'outside'
  | 'wrongSide'
  | 'overHorizon'
  | 'tooFew'
  | 'undescribed';
export type Finding = { readonly field: FindingField; readonly problem: FindingProblem };

const shortestText = 3;
const fewestLevels = 2;
const fewestRaters = 2;

/** Whether a draft is judged by people against a rubric. */
export function isQualitative(draft: CriterionDraft): draft is QualitativeDraft {
  return draft.kind === 'qualitative';
}

/** How many criteria can fail a gate by what is measured; at least one. */
export function decidingOf(drafts: readonly CriterionDraft[]): number {
  const deciding = drafts.filter(
    (draft) => !isQualitative(draft) && draft.role !== 'signal' && draft.role !== 'entry',
  );
  return Math.max(1, deciding.length);
}

/** Everything that keeps a draft from being saved; empty when it is complete. */
export function findingsOf(draft: CriterionDraft): readonly Finding[] {
  const texts: Finding[] = (['name', 'source'] as const)
    .filter((field) => draft[field].trim().length < shortestText)
    .map((field) => ({ field, problem: 'tooShort' }));
  return [
    ...texts,
    ...limitFindings(draft),
    ...(isQualitative(draft) ? rubricFindings(draft) : countFindings(draft)),
  ];
}

function limitFindings(draft: CriterionDraft): Finding[] {
  const [lowest, highest] = boundsOfKind[draft.kind];
  const isOpen = !isQualitative(draft);
  const isOutside = (value: number) =>
    isOpen
      ? value <= lowest || (highest !== null && value >= highest)
      : value < lowest || (highest !== null && value > highest);
  const findings = (['minimum', 'target'] as const).flatMap((field): Finding[] => {
    const value = draft[field];
    if (value === null) return [{ field, problem: 'missing' }];
    return isOutside(value) ? [{ field, problem: 'outside' }] : [];
  });
  if (findings.length > 0 || draft.minimum === null || draft.target === null) return findings;
  const isLowerBetter = !isQualitative(draft) && draft.better === 'lower';
  const isWrong = isLowerBetter ? draft.target > draft.minimum : draft.target < draft.minimum;
  return isWrong ? [{ field: 'target', problem: 'wrongSide' }] : [];
}

function countFindings({ minimumSample, horizon }: QuantitativeDraft): Finding[] {
  const findings: Finding[] = [];
  if (minimumSample === null || minimumSample < 1) findings.push({ field: 'sample', problem: 'missing' });
  if (horizon === null || horizon < 1) findings.push({ field: 'horizon', problem: 'missing' });
  if (minimumSample !== null && horizon !== null && minimumSample > horizon)
    findings.push({ field: 'sample', problem: 'overHorizon' });
  return findings;
}

function rubricFindings({ rubric, quorum }: QualitativeDraft): Finding[] {
  const findings: Finding[] = [];
  if (rubric.length < fewestLevels) findings.push({ field: 'rubric', problem: 'tooFew' });
  if (rubric.some(({ meaning }) => meaning.trim() === ''))
    findings.push({ field: 'rubric', problem: 'undescribed' });
  if (quorum === null || quorum < fewestRaters) findings.push({ field: 'quorum', problem: 'tooFew' });
  return findings;
}

/** The drafts as definitions, or null while one of them is incomplete. */
export function completeAll(drafts: readonly CriterionDraft[]): CriterionDefinition[] | null {
  if (drafts.some((draft) => findingsOf(draft).length > 0)) return null;
  return drafts as unknown as CriterionDefinition[];
}

/** What a set of criteria needs before it can be frozen, and whether it has it. */
export function needsOf(drafts: readonly CriterionDraft[]) {
  return {
    measuredExit: drafts.some((draft) => !isQualitative(draft) && draft.role === 'exit'),
    qualitative: drafts.some(isQualitative),
    /** The pilot tries all four tracks, once a criterion names one. */
    tracks: readTracks(drafts.map((draft) => ({ ...draft, verdict: 'no_data', n: 0 }))).every(
      ({ criteria }) => criteria > 0,
    ),
  };
}

/** An id that no other criterion has: `enrolment`, then `enrolment_2`. */
export function freeId(wanted: string, taken: readonly string[]): string {
  let id = wanted;
  for (let number = 2; taken.includes(id); number++) id = `${wanted}_${number}`;
  return id;
}
