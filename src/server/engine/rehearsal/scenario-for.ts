/** The scenarios a rehearsal can be asked for, fitted to the organisation that is rehearsed. */
import {
  badDriverScenario,
  calmScenario,
  failingPilotScenario,
  type Scenario,
} from '#domain/simulation/scenario.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { InputRefused } from './input-refused.ts';
import { modelCounts } from './store.ts';

export const scenarioNames = ['calm', 'bad-driver', 'failing'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** The driver is shared by so many models that at least this share of people is affected. */
const affectedShare = 0.6;
const brokenShare = 0.9;
/** After the suggested pilot has passed, in its second wave; withdrawn when a wave's people have started. */
const faultAfterDays = 33;
const faultDays = 7;

/** Bad enough that a pilot of any suggested size shows it: about one in five never gets enrolled in time. */
const failingScenario: Scenario = { ...failingPilotScenario, retryFailureShare: 0.85, noShowShare: 0.1 };

/**
 * Reads which models are common, because a driver breaks models and not people. A scenario of one's own is refused
 * when it names a model nobody has: its fault would never strike.
 */
export async function scenarioFor(
  tx: Transaction,
  wanted: ScenarioName | Scenario,
  begin: Date,
): Promise<Scenario> {
  if (wanted === 'failing') return failingScenario;
  if (wanted === 'calm') return calmScenario;
  const counts = await modelCounts(tx);
  if (wanted !== 'bad-driver') return withKnownModels(wanted, counts);
  const people = counts.reduce((sum, row) => sum + row.people, 0);
  const from = daysLater(begin, faultAfterDays).toISOString();
  const to = daysLater(begin, faultAfterDays + faultDays).toISOString();
  const faults: Scenario['faults'][number][] = [];
  let affected = 0;
  for (const { model, people: owners } of counts) {
    if (affected >= people * affectedShare) break;
    faults.push({ kind: 'bad_driver', model, from, to, failureShare: brokenShare });
    affected += owners;
  }
  return { ...badDriverScenario(), faults };
}

function withKnownModels(scenario: Scenario, counts: readonly { readonly model: string }[]): Scenario {
  const known = new Set(counts.map(({ model }) => model));
  for (const fault of scenario.faults)
    if (fault.kind === 'bad_driver' && !known.has(fault.model))
      throw new InputRefused(
        `The scenario breaks the driver of "${fault.model}", but nobody has that model. Common here: ${counts
          .slice(0, 5)
          .map(({ model }) => model)
          .join(', ')}.`,
      );
  return scenario;
}
