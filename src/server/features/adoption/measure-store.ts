/** SQL of adoption measures, their windows and their alerts. */
import { sql } from 'kysely';
import type { AdoptionFields } from '#contracts/adoption.ts';
import type { AdoptionAlertId, AdoptionMeasureId, RolloutId } from '#contracts/ids.ts';
import type { UseCount } from '#domain/adoption/judge-use.ts';
import type { AdoptionRule } from '#domain/adoption/measure.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type MeasureRow = AdoptionRule & {
  readonly measureId: AdoptionMeasureId;
  readonly rolloutId: RolloutId;
  readonly name: string;
  readonly baseline: number | null;
  readonly baselineOn: string | null;
  readonly isLate: boolean;
  /** The Sunday up to which the next window reaches. */
  readonly nextOn: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

const columns = sql`
  measure_id as "measureId", rollout_id as "rolloutId", name, feature, min_days as "minDays",
  window_days as "windowDays", population, settled_days as "settledDays", source, threshold,
  fall_share as "fallShare", baseline, baseline_on::text as "baselineOn", is_late as "isLate",
  next_on::text as "nextOn", written_by as "writtenBy", written_at as "writtenAt", ended_at as "endedAt",
  ended_by as "endedBy"`;

/** In the order they were written. */
export async function measuresOf(tx: Transaction, rolloutId: RolloutId): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from adoption_measure
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by measure_id`.execute(tx);
  return rows;
}

export type NewMeasure = AdoptionFields & { readonly isLate: boolean; readonly nextOn: string };

export async function insertMeasure(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  measure: NewMeasure,
): Promise<AdoptionMeasureId> {
  const { rows } = await sql<{ measureId: AdoptionMeasureId }>`
    insert into adoption_measure (organisation_id, rollout_id, name, feature, min_days, window_days, population,
      settled_days, source, threshold, fall_share, baseline, baseline_on, is_late, next_on, written_by, written_at)
    values (${organisationId}, ${rolloutId}, ${measure.name}, ${measure.feature}, ${measure.minDays},
      ${measure.windowDays}, ${measure.population}, ${measure.settledDays}, ${measure.source}, ${measure.threshold},
      ${measure.fallShare}, ${measure.baseline?.share ?? null}, ${measure.baseline?.takenOn ?? null},
      ${measure.isLate}, ${measure.nextOn}, ${actor.name}, ${now})
    returning measure_id as "measureId"`.execute(tx);
  return rows[0]!.measureId;
}

export async function updateMeasure(
  tx: Transaction,
  { actor, now }: Context,
  measureId: AdoptionMeasureId,
  measure: AdoptionFields,
): Promise<void> {
  await sql`
    update adoption_measure set name = ${measure.name}, feature = ${measure.feature}, min_days = ${measure.minDays},
      window_days = ${measure.windowDays}, population = ${measure.population}, settled_days = ${measure.settledDays},
      source = ${measure.source}, threshold = ${measure.threshold}, fall_share = ${measure.fallShare},
      baseline = ${measure.baseline?.share ?? null}, baseline_on = ${measure.baseline?.takenOn ?? null},
      written_by = ${actor.name}, written_at = ${now}
    where organisation_id = current_organisation_id() and measure_id = ${measureId}`.execute(tx);
}

export async function deleteMeasure(tx: Transaction, measureId: AdoptionMeasureId): Promise<void> {
  await sql`
    delete from adoption_measure
    where organisation_id = current_organisation_id() and measure_id = ${measureId}`.execute(tx);
}

/** Ends a measure; an alert that is still open ends with it. */
export async function endMeasure(
  tx: Transaction,
  { actor, now }: Context,
  measureId: AdoptionMeasureId,
): Promise<void> {
  await sql`
    update adoption_measure set ended_at = ${now}, ended_by = ${actor.name}
    where organisation_id = current_organisation_id() and measure_id = ${measureId}`.execute(tx);
}

export async function setNextOn(
  tx: Transaction,
  measureId: AdoptionMeasureId,
  nextOn: string,
): Promise<void> {
  await sql`
    update adoption_measure set next_on = ${nextOn}
    where organisation_id = current_organisation_id() and measure_id = ${measureId}`.execute(tx);
}

/** The date on which the first stage of the rollout started; null while none has. */
export async function firstStartOn(
  tx: Transaction,
  rolloutId: RolloutId,
  timeZone: string,
): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`
    select min(started_at at time zone ${timeZone})::date::text as on from stage
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.on ?? null;
}

export type WindowRow = UseCount & {
  readonly measureId: AdoptionMeasureId;
  readonly endsOn: string;
  /** The last day on which the people of the window were done. */
  readonly settledUntil: string;
  /** The source had stopped: nothing is judged. */
  readonly isSilent: boolean;
};

/** The windows of all measures of a rollout, the oldest first. */
export async function windowsOf(tx: Transaction, rolloutId: RolloutId): Promise<WindowRow[]> {
  const { rows } = await sql<WindowRow>`
    select w.measure_id as "measureId", w.ends_on::text as "endsOn", w.settled_until::text as "settledUntil",
      w.people, w.used, w.is_silent as "isSilent"
    from adoption_window w join adoption_measure m using (organisation_id, measure_id)
    where w.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId}
    order by w.ends_on`.execute(tx);
  return rows;
}

export async function insertWindow(
  tx: Transaction,
  { organisationId }: Context,
  { measureId, endsOn, settledUntil, people, used, isSilent }: WindowRow,
): Promise<void> {
  await sql`
    insert into adoption_window (organisation_id, measure_id, ends_on, settled_until, people, used, is_silent)
    values (${organisationId}, ${measureId}, ${endsOn}, ${settledUntil}, ${people}, ${used}, ${isSilent})`.execute(
    tx,
  );
}

export type AlertRow = {
  readonly alertId: AdoptionAlertId;
  readonly measureId: AdoptionMeasureId;
  readonly status: 'open' | 'cleared' | 'recovered';
  readonly peakOn: string;
  readonly peakPeople: number;
  readonly peakUsed: number;
  readonly endsOn: string;
  readonly fallAtLeast: number;
  readonly raisedAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly reason: string | null;
};

/** The alerts of all measures of a rollout, the newest first. */
export async function alertsOf(tx: Transaction, rolloutId: RolloutId): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select alert_id as "alertId", measure_id as "measureId", status, peak_on::text as "peakOn",
      peak_people as "peakPeople", peak_used as "peakUsed", ends_on::text as "endsOn",
      fall_at_least as "fallAtLeast", raised_at as "raisedAt", closed_at as "closedAt", closed_by as "closedBy", reason
    from adoption_alert
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by alert_id desc`.execute(tx);
  return rows;
}

export type Fall = {
  readonly peak: WindowRow;
  readonly now: UseCount;
  readonly endsOn: string;
  readonly fallAtLeast: number;
};

export async function insertAlert(
  tx: Transaction,
  { organisationId, now }: Context,
  { measureId, rolloutId }: MeasureRow,
  { peak, now: count, endsOn, fallAtLeast }: Fall,
): Promise<AdoptionAlertId> {
  const { rows } = await sql<{ alertId: AdoptionAlertId }>`
    insert into adoption_alert (organisation_id, measure_id, rollout_id, peak_on, peak_people, peak_used, ends_on,
      people, used, fall_at_least, raised_at)
    values (${organisationId}, ${measureId}, ${rolloutId}, ${peak.endsOn}, ${peak.people}, ${peak.used}, ${endsOn},
      ${count.people}, ${count.used}, ${fallAtLeast}, ${now})
    returning alert_id as "alertId"`.execute(tx);
  return rows[0]!.alertId;
}

/** Closes an alert: with a reason by a person, without one because use has recovered. */
export async function closeAlert(
  tx: Transaction,
  { actor, now }: Context,
  alertId: AdoptionAlertId,
  reason: string | null,
): Promise<void> {
  await sql`
    update adoption_alert set status = ${reason === null ? 'recovered' : 'cleared'}, reason = ${reason},
      closed_at = ${now}, closed_by = ${reason === null ? null : actor.name}
    where organisation_id = current_organisation_id() and alert_id = ${alertId} and status = 'open'`.execute(
    tx,
  );
}
