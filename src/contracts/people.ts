/** The directory: people and their devices, the apps they work with, and the imports that bring them. */
import { Type, type Static } from 'typebox';
import { APP_IMPORTANCES } from '#domain/directory/read-values.ts';
import { AppId, DeviceId, EnrolmentId, PersonId, RolloutId, StageId } from './ids.ts';
import { importRoutes } from './imports.ts';
import { enrolmentStatuses } from './rollouts.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery, PersonZone } from './shared-schemas.ts';
import { csvFile, workbookFile } from './table-files.ts';

export const PersonRow = Type.Object({
  personId: PersonId,
  externalId: Type.String(),
  displayName: Type.String(),
  email: nullable(Type.String()),
  locale: nullable(Type.String()),
  active: Type.Boolean(),
  attributes: Type.Record(Type.String(), Type.String()),
});
export type PersonRow = Static<typeof PersonRow>;

export const DeviceRow = Type.Object({
  deviceId: DeviceId,
  externalId: Type.String(),
  name: Type.String(),
  serialNumber: nullable(Type.String()),
  platform: nullable(Type.String()),
  osVersion: nullable(Type.String()),
  manufacturer: nullable(Type.String()),
  model: nullable(Type.String()),
  /** Identifier or e-mail address of the owner. */
  ownerReference: nullable(Type.String()),
  active: Type.Boolean(),
  attributes: Type.Record(Type.String(), Type.String()),
});
export type DeviceRow = Static<typeof DeviceRow>;

/** How much the organisation depends on an app. */
export const appImportances = APP_IMPORTANCES;
export type AppImportance = (typeof appImportances)[number];

/** What apps are told apart by; `none`: nobody has said how important they are. */
export const importanceGroups = [...appImportances, 'none'] as const;
export type ImportanceGroup = (typeof importanceGroups)[number];

export const AppRow = Type.Object({
  appId: AppId,
  externalId: Type.String(),
  name: Type.String(),
  publisher: nullable(Type.String()),
  version: nullable(Type.String()),
  /** Several are parted by a comma. */
  platform: nullable(Type.String()),
  appType: nullable(Type.String()),
  /** Null until a list says it. */
  importance: nullable(oneOf(appImportances)),
  /** Identifier or e-mail address of the owner. */
  ownerReference: nullable(Type.String()),
  /** Null when nobody in the directory is meant. */
  ownerName: nullable(Type.String()),
  active: Type.Boolean(),
  attributes: Type.Record(Type.String(), Type.String()),
});
export type AppRow = Static<typeof AppRow>;

/** What the active apps can be filtered by, with how many there are. */
export const AppSummary = Type.Object({
  importances: Type.Array(Type.Object({ importance: oneOf(importanceGroups), apps: Count })),
  /** The most frequent first; an app of several platforms counts for each. */
  platforms: Type.Array(Type.Object({ platform: Type.String(), apps: Count })),
});
export type AppSummary = Static<typeof AppSummary>;

export const PersonEnrolment = Type.Object({
  enrolmentId: EnrolmentId,
  rolloutId: RolloutId,
  rolloutName: Type.String(),
  stageId: StageId,
  stageName: Type.String(),
  status: oneOf(enrolmentStatuses),
  scheduledAt: nullable(Instant),
  timeZone: PersonZone,
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
});
export type PersonEnrolment = Static<typeof PersonEnrolment>;

export const PersonDetail = Type.Object({
  ...PersonRow.properties,
  givenName: nullable(Type.String()),
  managerExternalId: nullable(Type.String()),
  /** Null when nobody in the directory has the manager's identifier. */
  manager: nullable(Type.Object({ personId: PersonId, displayName: Type.String() })),
  devices: Type.Array(DeviceRow),
  enrolments: Type.Array(PersonEnrolment),
});
export type PersonDetail = Static<typeof PersonDetail>;

const activeFilter = Type.Optional(oneOf(['active', 'inactive', 'all'] as const));
const Search = Type.Optional(
  Type.String({ maxLength: 200, description: 'The start of a name, e-mail address or identifier.' }),
);
const PeopleFilter = {
  search: Search,
  attribute: Type.Optional(Type.String({ maxLength: 100, description: 'An attribute, with `value`.' })),
  value: Type.Optional(Type.String({ maxLength: 1000, description: 'Empty: people without the attribute.' })),
  active: activeFilter,
};
const DeviceFilter = { search: Search, active: activeFilter };
const AppFilter = {
  search: Search,
  importance: Type.Optional(oneOf(importanceGroups)),
  platform: Type.Optional(Type.String({ maxLength: 200, description: 'One of the platforms of an app.' })),
  active: activeFilter,
};

export const peopleRoutes = {
  ...importRoutes,
  listPeople: defineRoute({
    name: 'listPeople',
    method: 'GET',
    path: '/api/v1/people',
    access: 'people.read',
    summary: 'People by page; only active ones unless asked otherwise.',
    query: Type.Object({ ...PeopleFilter, ...PageQuery }),
    response: pageOf(PersonRow),
  }),
  getPerson: defineRoute({
    name: 'getPerson',
    method: 'GET',
    path: '/api/v1/people/:personId',
    access: 'people.read',
    summary: 'One person with attributes, devices and places in rollouts.',
    params: Type.Object({ personId: PersonId }),
    response: PersonDetail,
    refusals: ['not_found'],
  }),
  listDevices: defineRoute({
    name: 'listDevices',
    method: 'GET',
    path: '/api/v1/devices',
    access: 'people.read',
    summary: 'Devices by page; only active ones unless asked otherwise.',
    query: Type.Object({ ...DeviceFilter, ...PageQuery }),
    response: pageOf(DeviceRow),
  }),
  listApps: defineRoute({
    name: 'listApps',
    method: 'GET',
    path: '/api/v1/apps',
    access: 'people.read',
    summary: 'Apps by page; only active ones unless asked otherwise.',
    query: Type.Object({ ...AppFilter, ...PageQuery }),
    response: pageOf(AppRow),
  }),
  summariseApps: defineRoute({
    name: 'summariseApps',
    method: 'GET',
    path: '/api/v1/apps/summary',
    access: 'people.read',
    summary: 'How many active apps there are of each importance and platform.',
    response: AppSummary,
  }),
  exportPeople: defineRoute({
    name: 'exportPeople',
    method: 'GET',
    path: '/api/v1/people.csv',
    access: 'people.read',
    summary: 'People as CSV, made harmless for spreadsheets; an import reads it back without loss.',
    query: Type.Object(PeopleFilter),
    ...csvFile,
  }),
  exportPeopleWorkbook: defineRoute({
    name: 'exportPeopleWorkbook',
    method: 'GET',
    path: '/api/v1/people.xlsx',
    access: 'people.read',
    summary: 'The same people as an Excel workbook; an import reads it back without loss.',
    query: Type.Object(PeopleFilter),
    ...workbookFile,
    refusals: ['export_needs_csv'],
  }),
  exportDevices: defineRoute({
    name: 'exportDevices',
    method: 'GET',
    path: '/api/v1/devices.csv',
    access: 'people.read',
    summary: 'Devices as CSV, made harmless for spreadsheets; an import reads it back without loss.',
    query: Type.Object(DeviceFilter),
    ...csvFile,
  }),
  exportDevicesWorkbook: defineRoute({
    name: 'exportDevicesWorkbook',
    method: 'GET',
    path: '/api/v1/devices.xlsx',
    access: 'people.read',
    summary: 'The same devices as an Excel workbook; an import reads it back without loss.',
    query: Type.Object(DeviceFilter),
    ...workbookFile,
    refusals: ['export_needs_csv'],
  }),
  exportApps: defineRoute({
    name: 'exportApps',
    method: 'GET',
    path: '/api/v1/apps.csv',
    access: 'people.read',
    summary: 'Apps as CSV, made harmless for spreadsheets; an import reads it back without loss.',
    query: Type.Object(AppFilter),
    ...csvFile,
  }),
  exportAppsWorkbook: defineRoute({
    name: 'exportAppsWorkbook',
    method: 'GET',
    path: '/api/v1/apps.xlsx',
    access: 'people.read',
    summary: 'The same apps as an Excel workbook; an import reads it back without loss.',
    query: Type.Object(AppFilter),
    ...workbookFile,
    refusals: ['export_needs_csv'],
  }),
};
