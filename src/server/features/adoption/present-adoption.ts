/** What is shown of adoption: each measure with baseline, windows, verdict, alerts and reasons, as far as groups may be told of. */
import type {
  AdoptionAlert,
  AdoptionFields,
  AdoptionMeasure,
  AdoptionWindow,
  Baseline,
  ReportedUse,
  WhyView,
} from '#contracts/adoption.ts';
import type { AdoptionMeasureId, RolloutId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { adoptionStatement } from '#contracts/sentences/adoption-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { judgeUse, tellUse, toldFrom } from '#domain/adoption/judge-use.ts';
import { tellWhy } from '#domain/adoption/why.ts';
import { ok, refuse } from '#domain/result.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import * as store from './measure-store.ts';
import { sourcesOf } from './use-store.ts';
import { answersOf, type WhyRow } from './why-store.ts';

export async function listAdoption(tx: Transaction, rolloutId: RolloutId) {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const firstStartOn = await store.firstStartOn(tx, rolloutId, rollout.timeZone);
  return ok({
    isFrozen: rollout.criteriaFrozenAt !== null || firstStartOn !== null,
    firstStartOn,
    sources: await sourcesOf(tx, rolloutId),
    asksWhy: await hasApprovedMessage(tx, rolloutId, 'unused'),
    measures: await presentMeasures(tx, rolloutId),
  });
}

/** The measures in force as a report says them. */
export async function reportedUse(tx: Transaction, rolloutId: RolloutId): Promise<ReportedUse[]> {
  return (await presentMeasures(tx, rolloutId))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name, threshold, baseline, verdict, gap, windows, alerts }) => ({
      ...{ name, threshold, baseline, verdict, gap },
      window: windows.at(-1) ?? null,
      isFalling: alerts.some(({ status }) => status === 'open'),
    }));
}

/** The measures in force as somebody would write them again, for a copy of the rollout. */
export async function plannedMeasures(tx: Transaction, rolloutId: RolloutId): Promise<AdoptionFields[]> {
  return (await store.measuresOf(tx, rolloutId))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name, feature, minDays, windowDays, population, settledDays, source, ...rest }) => ({
      ...{ name, feature, minDays, windowDays, population, settledDays, source },
      threshold: rest.threshold,
      fallShare: rest.fallShare,
      baseline: baselineOf(rest),
    }));
}

function baselineOf({ baseline, baselineOn }: Pick<store.MeasureRow, 'baseline' | 'baselineOn'>): Baseline {
  return baseline === null || baselineOn === null ? null : { share: baseline, takenOn: baselineOn };
}

export async function presentMeasures(tx: Transaction, rolloutId: RolloutId): Promise<AdoptionMeasure[]> {
  const windows = Map.groupBy(await store.windowsOf(tx, rolloutId), ({ measureId }) => measureId);
  const alerts = Map.groupBy(await store.alertsOf(tx, rolloutId), ({ measureId }) => measureId);
  const answers = new Map((await answersOf(tx, rolloutId)).map((row) => [row.measureId, row]));
  return (await store.measuresOf(tx, rolloutId)).map((measure) =>
    present(measure, {
      windows: windows.get(measure.measureId) ?? [],
      alerts: alerts.get(measure.measureId) ?? [],
      why: answers.get(measure.measureId)!,
    }),
  );
}

export async function presentMeasure(
  tx: Transaction,
  rolloutId: RolloutId,
  measureId: AdoptionMeasureId,
): Promise<AdoptionMeasure> {
  return (await presentMeasures(tx, rolloutId)).find((measure) => measure.measureId === measureId)!;
}

type Known = {
  readonly windows: readonly store.WindowRow[];
  readonly alerts: readonly store.AlertRow[];
  readonly why: WhyRow;
};

function present(row: store.MeasureRow, { windows, alerts, why }: Known): AdoptionMeasure {
  const { rolloutId: _, baseline: __, baselineOn: ___, ...rest } = row;
  const measured = windows.filter(({ isSilent }) => !isSilent);
  const last = measured.at(-1);
  return {
    ...rest,
    baseline: baselineOf(row),
    writtenAt: row.writtenAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    verdict: last === undefined ? 'no_data' : judgeUse(last, row.threshold),
    gap: gapOf(row, windows),
    windows: measured.map(presentWindow),
    alerts: alerts.map(presentAlert),
    why: presentWhy(why),
  };
}

/** Why there is no value, or none of the last window. */
function gapOf(
  { settledDays, source, nextOn, writtenAt }: store.MeasureRow,
  windows: readonly store.WindowRow[],
): Statement | null {
  const last = windows.at(-1);
  if (last?.isSilent === true) return adoptionStatement('adoption_silent', { source, on: last.endsOn });
  if (last !== undefined) return null;
  return addDays(nextOn, -7) < writtenAt.toISOString().slice(0, 10)
    ? adoptionStatement('adoption_waits', { on: addDays(nextOn, 1) })
    : adoptionStatement('adoption_nobody_yet', { days: settledDays });
}

function presentWindow({ endsOn, people, used }: store.WindowRow): AdoptionWindow {
  return { endsOn, people: people < toldFrom ? null : people, figure: tellUse({ people, used }) };
}

function presentAlert({
  measureId: _,
  peakPeople: __,
  peakUsed: ___,
  ...alert
}: store.AlertRow): AdoptionAlert {
  return {
    ...alert,
    raisedAt: alert.raisedAt.toISOString(),
    closedAt: alert.closedAt?.toISOString() ?? null,
  };
}

function presentWhy({ asked, answered, told, words }: WhyRow): WhyView {
  const figure = answered === 0 ? null : tellWhy(told);
  const isShown = figure?.kind === 'shown';
  return {
    asked,
    figure: figure?.kind ?? 'none',
    reasons: isShown ? [...figure.reasons] : [],
    hidden: isShown ? figure.hidden : 0,
    words: [...words],
  };
}
