/** Readiness of devices and apps, by page. */
import type { RolloutId } from '#contracts/ids.ts';
import type { ReadinessApp, ReadinessDevice, ReadinessState } from '#contracts/readiness.ts';
import { guidePlatformOf } from '#domain/messages/intune-guide.ts';
import { appState, reasonsOfApp } from '#domain/readiness/app-readiness.ts';
import { deviceGrade, type DeviceReason, type ReadinessRules } from '#domain/readiness/readiness-rules.ts';
import { ok } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { getRules } from './ask.ts';
import * as store from './inventory-store.ts';

type PageQuery = { readonly after?: number; readonly limit?: number };

/** One page; how many fit is counted with the first. Refuses `not_found`. */
export async function listDevices(
  tx: Transaction,
  rolloutId: RolloutId,
  { after = 0, limit = 100, ...filter }: store.DeviceFilter & PageQuery,
) {
  const rules = await getRules(tx, rolloutId);
  if (!rules.ok) return rules;
  const rows = await store.listDevices(tx, rules.value, filter, { after, limit });
  return ok({
    rows: rows.map((row) => presentDevice(row, rules.value)),
    next: rows.length === limit ? (rows.at(-1)?.deviceId ?? null) : null,
    total: after === 0 ? await store.countDevices(tx, rules.value, filter) : null,
  });
}

function reasonsOfDevice({ verdict, ownerId }: store.DeviceRow, rules: ReadinessRules): DeviceReason[] {
  const ofSystem = ({ too_old: 'system_too_old', unknown: 'system_unknown', supported: null } as const)[
    verdict
  ];
  const found = [ofSystem, ownerId === null ? ('no_owner' as const) : null];
  return found.filter((reason) => reason !== null && deviceGrade(reason, rules) !== 'off') as DeviceReason[];
}

function presentDevice(row: store.DeviceRow, rules: ReadinessRules): ReadinessDevice {
  const reasons = reasonsOfDevice(row, rules);
  const grades = new Set(reasons.map((reason) => deviceGrade(reason, rules)));
  const platform = guidePlatformOf(row.platform);
  const { deviceId, name, osVersion, ownerId, ownerName } = row;
  return {
    deviceId,
    name,
    platform: row.platform,
    osVersion,
    owner: ownerId === null ? null : { personId: ownerId, displayName: ownerName ?? '' },
    state: grades.has('stops') ? 'not_ready' : grades.has('warns') ? 'attention' : 'ready',
    reasons,
    minimumVersion: platform === undefined ? null : rules.minimumVersions[platform],
  };
}

/** One page; how many fit is counted with the first. Refuses `not_found`. */
export async function listApps(
  tx: Transaction,
  rolloutId: RolloutId,
  { after = 0, limit = 100, state }: { readonly state?: ReadinessState } & PageQuery,
) {
  const rules = await getRules(tx, rolloutId);
  if (!rules.ok) return rules;
  const rows = await store.listApps(tx, rolloutId, state, { after, limit });
  return ok({
    rows: rows.map(presentApp),
    next: rows.length === limit ? (rows.at(-1)?.appId ?? null) : null,
    total: after === 0 ? await store.countApps(tx, rolloutId, state) : null,
  });
}

function presentApp({ actions, findings, ...app }: store.AppRow): ReadinessApp {
  const reasons = reasonsOfApp(actions, app.importance);
  return { ...app, state: appState(reasons), reasons: [...reasons], findings: [...findings] };
}
