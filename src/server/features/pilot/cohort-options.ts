/** How a cohort was asked for; stored with it, so that the same people can be chosen again. */
import type { Preset } from '#domain/cohort/objective.ts';

export type CohortOptions = {
  readonly by: readonly string[];
  readonly size: number;
  readonly seed: number;
  readonly preset: Preset;
  readonly minimums: readonly { readonly attribute: string; readonly people: number }[];
};
