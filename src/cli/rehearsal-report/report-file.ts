/**
 * What report.json holds: the report of the engine, how the rehearsal was asked for, and how long it took. The
 * same input, wishes and seed give the same file except for `timings`.
 */
import type { InputFacts, RehearsalReport } from '#server/engine/rehearsal/index.ts';

export type ReportSettings = {
  readonly by: readonly string[];
  readonly size: number;
  readonly axis: string | null;
  readonly peoplePerWeek: number;
  readonly begin: string;
  /** The name of the scenario. */
  readonly scenario: string;
  readonly seed: number;
};

export type ReportTimings = {
  /** From the command to the finished picture, in real seconds. */
  readonly seconds: number;
  /** The virtual time that passed meanwhile, in days. */
  readonly virtualDays: number;
};

export type ReportFile = RehearsalReport & {
  readonly input: InputFacts;
  readonly settings: ReportSettings;
  readonly timings: ReportTimings;
};
