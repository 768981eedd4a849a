/** Readiness for a rollout: the colour of each person, device, app and department, with its reasons and their rows. */
import { Type, type Static } from 'typebox';
import { guidePlatforms, type GuidePlatform } from '#domain/messages/intune-guide.ts';
import { appReasons } from '#domain/readiness/app-readiness.ts';
import {
  deviceReasons,
  readinessGrades,
  readinessReasons,
  readinessStates,
  type ReadinessReason,
} from '#domain/readiness/readiness-rules.ts';
import { AppId, DeviceId, PersonId, RolloutId, StageId } from './ids.ts';
import { appImportances } from './people.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, PageQuery, Share } from './shared-schemas.ts';
import { csvFile, workbookFile } from './table-files.ts';

export {
  readinessGrades,
  readinessReasons,
  readinessStates,
  usualReadiness,
  type DeviceReason,
  type ReadinessGrade,
  type ReadinessReason,
  type ReadinessState,
} from '#domain/readiness/readiness-rules.ts';
export type { AppReason } from '#domain/readiness/app-readiness.ts';
export { guidePlatforms, type GuidePlatform } from '#domain/messages/intune-guide.ts';

const State = oneOf(readinessStates);
const Reason = oneOf(readinessReasons);

const Counts = Type.Object({ not_ready: Count, attention: Count, ready: Count });

export const ReadinessTotals = Type.Object({
  asAt: Instant,
  /** People of the directory who have not begun and are not kept out by an exception; or those of the stage. */
  people: Count,
  counts: Counts,
  /** How many people each reason is about, with what it means here; a person may have several. */
  reasons: Type.Array(Type.Object({ reason: Reason, grade: oneOf(readinessGrades), people: Count })),
  /** By the department in the directory, the least ready first; null for people without one. */
  departments: Type.Array(
    Type.Object({ department: nullable(Type.String()), state: State, people: Count, counts: Counts }),
  ),
});
export type ReadinessTotals = Static<typeof ReadinessTotals>;

export const ReadinessPerson = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  email: nullable(Type.String()),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  /** The stage they have a place in; null without one. */
  stageName: nullable(Type.String()),
  /** By the clock of their site. */
  scheduledOn: nullable(CalendarDate),
  state: State,
  reasons: Type.Array(Reason),
});
export type ReadinessPerson = Static<typeof ReadinessPerson>;

/** What stands behind a reason: a device, an app, the manager, or what an exception says. */
export const ReasonRow = Type.Object({
  kind: oneOf(['device', 'app', 'manager', 'exception', 'item'] as const),
  name: Type.String(),
  /** What is found there: a system with its version, a finding, a reason; null when nothing is. */
  found: nullable(Type.String()),
  /** What would be needed instead, such as the oldest version. */
  needed: nullable(Type.String()),
});
export type ReasonRow = Static<typeof ReasonRow>;

export const PersonReadiness = Type.Object({
  ...ReadinessPerson.properties,
  rows: Type.Array(Type.Object({ reason: Reason, rows: Type.Array(ReasonRow) })),
});
export type PersonReadiness = Static<typeof PersonReadiness>;

export const ReadinessDevice = Type.Object({
  deviceId: DeviceId,
  name: Type.String(),
  platform: nullable(Type.String()),
  osVersion: nullable(Type.String()),
  /** Null for a device of nobody in the directory. */
  owner: nullable(Type.Object({ personId: PersonId, displayName: Type.String() })),
  state: State,
  reasons: Type.Array(oneOf(deviceReasons)),
  /** The oldest version the change works with; null when the system is not known. */
  minimumVersion: nullable(Type.String()),
});
export type ReadinessDevice = Static<typeof ReadinessDevice>;

export const ReadinessApp = Type.Object({
  appId: AppId,
  name: Type.String(),
  publisher: nullable(Type.String()),
  importance: nullable(oneOf(appImportances)),
  state: State,
  reasons: Type.Array(oneOf(appReasons)),
  /** The findings of the rollout that are still open. */
  findings: Type.Array(Type.String()),
});
export type ReadinessApp = Static<typeof ReadinessApp>;

const ofReasons = Object.fromEntries(
  readinessReasons.map((reason) => [reason, oneOf(readinessGrades)]),
) as Record<ReadinessReason, ReturnType<typeof oneOf<(typeof readinessGrades)[number]>>>;
const Version = Type.String({ minLength: 1, maxLength: 40, description: 'Numbers parted by dots.' });
const ofPlatforms = Object.fromEntries(guidePlatforms.map((platform) => [platform, Version])) as Record<
  GuidePlatform,
  typeof Version
>;

export const ReadinessRules = Type.Object(
  {
    grades: Type.Object(ofReasons, { additionalProperties: false }),
    minimumVersions: Type.Object(ofPlatforms, { additionalProperties: false }),
    checklistDays: Type.Integer({ minimum: 0, maximum: 60 }),
    department: Type.Object({ ready: Share, attention: Share }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);
export type ReadinessRules = Static<typeof ReadinessRules>;

const filterFields = {
  stageId: Type.Optional(StageId),
  department: Type.Optional(
    Type.String({ maxLength: 500, description: 'Empty for people without a department.' }),
  ),
  state: Type.Optional(State),
  reason: Type.Optional(Reason),
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Part of a name or address.' }),
  ),
};
const ReadinessFilter = Type.Object(filterFields);
export type ReadinessFilter = Static<typeof ReadinessFilter>;

const params = Type.Object({ rolloutId: RolloutId });
const base = '/api/v1/rollouts/:rolloutId/readiness';
/** How many there are is counted with the first page only. */
const total = nullable(Count);
const next = nullable(Type.Integer());

export const readinessRoutes = {
  getReadiness: defineRoute({
    name: 'getReadiness',
    method: 'GET',
    path: base,
    access: 'rollout.read',
    summary: 'How many people are ready, by reason and by department; of one stage or of everybody.',
    params,
    query: Type.Object({ stageId: Type.Optional(StageId) }),
    response: ReadinessTotals,
    refusals: ['not_found'],
  }),
  listReadinessPeople: defineRoute({
    name: 'listReadinessPeople',
    method: 'GET',
    path: `${base}/people`,
    access: 'people.read',
    summary: 'People with their colour and its reasons, by page.',
    params,
    query: Type.Object({ ...filterFields, ...PageQuery }),
    response: Type.Object({ rows: Type.Array(ReadinessPerson), next, total }),
    refusals: ['not_found'],
  }),
  getReadinessPerson: defineRoute({
    name: 'getReadinessPerson',
    method: 'GET',
    path: `${base}/people/:personId`,
    access: 'people.read',
    summary: 'One person with the devices, apps and entries behind each reason.',
    params: Type.Object({ rolloutId: RolloutId, personId: PersonId }),
    response: PersonReadiness,
    refusals: ['not_found'],
  }),
  listReadinessDevices: defineRoute({
    name: 'listReadinessDevices',
    method: 'GET',
    path: `${base}/devices`,
    access: 'people.read',
    summary: 'Devices with their colour and its reasons, by page.',
    params,
    query: Type.Object({
      state: Type.Optional(State),
      reason: Type.Optional(oneOf(deviceReasons)),
      ...PageQuery,
    }),
    response: Type.Object({ rows: Type.Array(ReadinessDevice), next, total }),
    refusals: ['not_found'],
  }),
  listReadinessApps: defineRoute({
    name: 'listReadinessApps',
    method: 'GET',
    path: `${base}/apps`,
    access: 'people.read',
    summary: 'Apps with their colour, its reasons and their open findings, by page.',
    params,
    query: Type.Object({ state: Type.Optional(State), ...PageQuery }),
    response: Type.Object({ rows: Type.Array(ReadinessApp), next, total }),
    refusals: ['not_found'],
  }),
  exportReadiness: defineRoute({
    name: 'exportReadiness',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/readiness.csv',
    access: 'people.read',
    summary: 'People with their colour and its reasons as CSV, made harmless for spreadsheets.',
    params,
    query: ReadinessFilter,
    ...csvFile,
    refusals: ['not_found'],
  }),
  exportReadinessWorkbook: defineRoute({
    name: 'exportReadinessWorkbook',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/readiness.xlsx',
    access: 'people.read',
    summary: 'The same people as an Excel workbook.',
    params,
    query: ReadinessFilter,
    ...workbookFile,
    refusals: ['not_found', 'export_needs_csv'],
  }),
  getReadinessRules: defineRoute({
    name: 'getReadinessRules',
    method: 'GET',
    path: `${base}/rules`,
    access: 'rollout.read',
    summary: 'What counts as ready, with its thresholds.',
    params,
    response: ReadinessRules,
    refusals: ['not_found'],
  }),
  setReadinessRules: defineRoute({
    name: 'setReadinessRules',
    method: 'PUT',
    path: `${base}/rules`,
    access: 'rollout.plan',
    summary: 'Changes what counts as ready, with a reason; colours follow at once.',
    params,
    body: Type.Object(
      { ...ReadinessRules.properties, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: ReadinessRules,
    refusals: ['not_found', 'readiness_version', 'readiness_department'],
    audits: ['readiness.rules_changed'],
  }),
};
