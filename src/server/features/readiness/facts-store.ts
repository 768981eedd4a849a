/**
 * SQL that finds what may be so about the people of a rollout who have not begun. `p` is the person, `n` their open
 * place (if any), `e` names person and rollout as an enrolment does, `d` are their devices counted, `m` the manager.
 */
import { sql, type RawBuilder } from 'kysely';
import type { AppId } from '#contracts/ids.ts';
import { notBegunStatuses } from '#domain/rollout/person-states.ts';
import { checklistItems, guidePlatforms, platformPatterns } from '#domain/messages/intune-guide.ts';
import { readMinimum, versionPatterns } from '#domain/readiness/os-version.ts';
import {
  readinessReasons,
  type ReadinessReason,
  type ReadinessRules,
} from '#domain/readiness/readiness-rules.ts';
import { hasApp, type RolloutRow } from '#server/features/rollouts/index.ts';
import { hasSeat, scheduleOfPerson } from '#server/features/slots/index.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';

/** What a rollout asks about, and what it depends on. */
export type Asked = {
  readonly rollout: RolloutRow;
  readonly rules: ReadinessRules;
  readonly now: Date;
  /** Apps whose findings hold the people who have them. */
  readonly heldApps: readonly AppId[];
  readonly hasSchedules: boolean;
};

/** The bit that stands for a reason in a set of reasons. */
const bitOf = (reason: ReadinessReason): number => 1 << readinessReasons.indexOf(reason);

export function bitsOf(reasons: readonly ReadinessReason[]): number {
  return reasons.reduce((bits, reason) => bits | bitOf(reason), 0);
}

export function reasonsIn(bits: number): ReadinessReason[] {
  return readinessReasons.filter((reason) => (bits & bitOf(reason)) !== 0);
}

const notBegun = [...notBegunStatuses, 'deferred', 'excluded'];

/** The oldest version the change works with on the platform of a device `v`, as an array; null for other platforms. */
function minimumOf({ minimumVersions }: ReadinessRules): RawBuilder<unknown> {
  const cases = guidePlatforms.map(
    (platform) =>
      sql`when btrim(v.platform) ~* ${platformPatterns[platform]} then ${[...readMinimum(minimumVersions[platform])]}::integer[]`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}

const [dotted, plain] = versionPatterns;
const versionOf = sql`string_to_array(coalesce(substring(v.os_version from ${dotted}),
  substring(v.os_version from ${plain})), '.')::integer[]`;

/** Whether a device `v` runs at least the minimum, as judgeVersion of the domain says it. */
export function systemVerdict(rules: ReadinessRules): RawBuilder<unknown> {
  return sql`(select case
      when wanted is null or own is null then 'unknown'
      when cardinality(own) < cardinality(wanted) and wanted[1:cardinality(own)] = own then 'unknown'
      when own >= wanted then 'supported' else 'too_old' end
    from (select ${minimumOf(rules)} as wanted, ${versionOf} as own) as versions)`;
}

const counted = sql`count(*)::integer as devices, count(*) filter (where verdict = 'too_old')::integer as too_old,
  count(*) filter (where verdict = 'unknown')::integer as unknown`;

/** The devices of one person after the other: for a page, or the people of a stage. */
function devicesOneByOne(rules: ReadinessRules): RawBuilder<unknown> {
  return sql`cross join lateral (
    select ${counted} from (
      select ${systemVerdict(rules)} as verdict from device v
      where v.organisation_id = p.organisation_id and v.active
        and v.owner_reference in (p.external_id, lower(p.email))
    ) as own
  ) as d`;
}

/**
 * The devices of everybody at once. A person whose identifier is their address has their devices counted twice, which
 * changes no reason.
 */
function devicesAtOnce(): RawBuilder<unknown> {
  const sum = (column: string) =>
    sql`coalesce(${sql.ref(`i.${column}`)}, 0) + coalesce(${sql.ref(`a.${column}`)}, 0) as ${sql.ref(column)}`;
  return sql`left join owned as i on i.owner_reference = p.external_id
    left join owned as a on a.owner_reference = lower(p.email)
    cross join lateral (select ${sql.join(['devices', 'too_old', 'unknown'].map(sum))}) as d`;
}

/**
 * Joins every device `v` with the verdict on its system; each system is judged once for all devices that have it, which
 * `offset 0` sees to: PostgreSQL would judge after the join.
 */
export function joinVerdicts(rules: ReadinessRules): RawBuilder<unknown> {
  return sql`join (
    select v.platform, v.os_version, ${systemVerdict(rules)} as verdict
    from (
      select distinct coalesce(platform, '') as platform, coalesce(os_version, '') as os_version from device
      where organisation_id = current_organisation_id() and active
    ) as v offset 0
  ) as judged on judged.platform = coalesce(v.platform, '') and judged.os_version = coalesce(v.os_version, '')`;
}

/** What names the system of a device `v`. */
const systemOf = sql`coalesce(v.platform, '') || chr(31) || coalesce(v.os_version, '')`;

/**
 * The devices of each owner, counted. The verdicts stand in one object, by system: joined, everybody's devices are sorted
 * for it, and the number of owners is guessed so low that the joins with people take as long again.
 */
const ownedDevices = (rules: ReadinessRules) => sql`with verdicts as materialized (
  select jsonb_object_agg(${systemOf}, ${systemVerdict(rules)}) as of_systems from (
    select distinct coalesce(platform, '') as platform, coalesce(os_version, '') as os_version from device
    where organisation_id = current_organisation_id() and active
  ) as v
), owned as materialized (
  select owner_reference, ${counted} from (
    select v.owner_reference, (select of_systems from verdicts) ->> (${systemOf}) as verdict from device v
    where v.organisation_id = current_organisation_id() and v.active and v.owner_reference is not null
  ) as own group by 1)`;

/** Whether the exception of `x` keeps its person away on the day of `n`, or today where they have no date. */
const isAwayOn = (x: string, today: string): RawBuilder<unknown> => {
  const until = sql.ref(`${x}.until_on`);
  return sql`(${sql.ref(`${x}.kind`)} = 'absence' and ${sql.ref(`${x}.list`)} = 'exclude'
    and (${until} is null or ${until} >= greatest(${dateOfPerson(sql`n.scheduled_at`)}::date, ${today}::date)))`;
};

const daySeconds = 86_400;

/** The condition of each reason. */
function conditions(asked: Asked, today: string): Readonly<Record<ReadinessReason, RawBuilder<unknown>>> {
  const { rules, now, heldApps, hasSchedules } = asked;
  const ticks = sql`(select count(*) from checklist_tick c where c.organisation_id = e.organisation_id
    and c.rollout_id = e.rollout_id and c.person_id = e.person_id and c.item = any(${[...checklistItems]}::text[]))`;
  return {
    no_email: sql`coalesce(btrim(p.email), '') = ''`,
    no_device: sql`d.devices = 0`,
    system_too_old: sql`d.devices > 0 and d.too_old = d.devices`,
    app_stops:
      heldApps.length === 0
        ? sql`false`
        : sql.join(
            heldApps.map((appId) => hasApp(appId)),
            sql` or `,
          ),
    on_leave: isAwayOn('x', today),
    some_system_too_old: sql`d.too_old > 0 and d.too_old < d.devices`,
    system_unknown: sql`d.unknown > 0`,
    no_booking: hasSchedules
      ? sql`n.status in ('eligible', 'scheduled', 'notified') and exists (${scheduleOfPerson}) and not ${hasSeat}`
      : sql`false`,
    manager_away: sql`p.manager_external_id is not null and (m.person_id is null or not m.active
      or ${isAwayOn('mx', today)})`,
    checklist_open: sql`n.scheduled_at < ${now}::timestamptz + make_interval(secs => ${rules.checklistDays * daySeconds})
      and ${ticks} < ${checklistItems.length}`,
  };
}

export type Among = {
  readonly stageId?: number | undefined;
  readonly personId?: number | undefined;
  readonly where?: RawBuilder<unknown> | undefined;
  /** Leaves the reasons out: everybody's devices are looked at for them. */
  readonly isCount?: boolean;
};

/**
 * Everybody who has not begun, with the reasons that are so about them as a set of bits: `personId`, `department`
 * and the columns of a page. `today` is the day of the rollout.
 */
export function judgedPeople(
  asked: Asked,
  today: string,
  { stageId, personId, where, isCount = false }: Among,
): RawBuilder<unknown> {
  const { rollout, rules } = asked;
  const isAll = stageId === undefined && personId === undefined && where === undefined && !isCount;
  const found = conditions(asked, today);
  const devices = isAll ? devicesAtOnce() : devicesOneByOne(rules);
  const bits = readinessReasons
    .filter((reason) => !isCount && rules.grades[reason] !== 'off')
    .map((reason) => sql`case when ${found[reason]} then ${sql.lit(bitOf(reason))} else 0 end`);
  return sql`(
    ${isAll ? ownedDevices(rules) : sql``}
    select p.person_id, p.external_id, p.display_name, p.email, p.attributes ->> 'department' as department,
      p.attributes ->> 'site' as site, n.stage_id,
      ${dateOfPerson(sql`n.scheduled_at`)} as scheduled_on,
      ${bits.length === 0 ? sql`0` : sql.join(bits, sql` + `)} as bits
    from person p
    left join enrolment n on n.organisation_id = p.organisation_id and n.rollout_id = ${rollout.rolloutId}
      and n.person_id = p.person_id and n.status not in ('cancelled', 'rolled_back')
    left join exception x on x.organisation_id = p.organisation_id and x.person_id = p.person_id
    left join person m on m.organisation_id = p.organisation_id and m.external_id = p.manager_external_id
    left join exception mx on mx.organisation_id = m.organisation_id and mx.person_id = m.person_id
    cross join lateral (select p.organisation_id, ${rollout.rolloutId}::integer as rollout_id, p.person_id) as e
    ${isCount ? sql`` : devices}
    where p.organisation_id = current_organisation_id() and p.active
      and (n.status is null or n.status = any(${notBegun}::text[]))
      and not (x.list is not null and x.list = 'exclude' and x.kind <> 'absence'
        and (x.until_on is null or x.until_on >= ${today}::date))
      ${stageId === undefined ? sql`` : sql`and n.stage_id = ${stageId}`}
      ${personId === undefined ? sql`` : sql`and p.person_id = ${personId}`}
      ${where === undefined ? sql`` : sql`and ${where}`}
  ) as judged`;
}
