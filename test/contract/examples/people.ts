/** Examples of the routes of the directory and its imports. */
import type { ImportDetail } from '#contracts/imports.ts';
import type { ImportId, PersonId } from '#contracts/ids.ts';
import { peopleRoutes } from '#contracts/people.ts';
import { importFile } from '#server/features/people/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { featureTasks } from '#server/feature-list.ts';
import { runTask } from '#server/platform/tasks/run-task.ts';
import type { TaskId } from '#contracts/ids.ts';
import type { Place } from '#test/contract/world.ts';
import { rowsOf, workbookOf } from '#test/support/workbook-file.ts';
import type { Examples } from './example.ts';

const people =
  'id,name,email,department\n1,Ada Berg,ada@example.com,Research\n2,Bo Lind,bo@example.com,Sales\n';
const apps = 'App name,Publisher,Platform,Importance,Owner\nMail,Nordmeet,Windows,critical,ada@example.com\n';
const devices = 'Device ID,Device name,OS,Primary user UPN\nd1,LAPTOP-1,Windows,ada@example.com\n';

async function upload(
  place: Place,
  file: string | Buffer = people,
  fileName = 'people.csv',
): Promise<ImportId> {
  return (await place.call<ImportDetail>(peopleRoutes.uploadImport, { query: { fileName }, file })).importId;
}

async function preview(place: Place): Promise<ImportId> {
  const importId = await upload(place);
  const { taskId } = await place.call<{ taskId: TaskId }>(peopleRoutes.previewImport, {
    params: { importId },
  });
  const { services, app } = place.world;
  await runTask(
    { services, tasks: featureTasks, log: app.log },
    { organisationId: place.organisationId, taskId },
  );
  return importId;
}

/** Two people, a device and an app. */
export async function bringPeople({ world, organisationId }: Place): Promise<ImportId> {
  const target = { database: world.database, organisationId, actor: engineActor };
  const brought = await importFile('people', {
    ...target,
    fileName: 'people.csv',
    bytes: [Buffer.from(people)],
  });
  if (!brought.ok) throw new Error(brought.refusal.code);
  await importFile('devices', { ...target, fileName: 'devices.csv', bytes: [Buffer.from(devices)] });
  await importFile('apps', { ...target, fileName: 'apps.csv', bytes: [Buffer.from(apps)] });
  return brought.importId;
}

export const peopleExamples: Examples<typeof peopleRoutes> = {
  uploadImport: async () => ({ query: { fileName: 'people.csv' }, file: people }),
  listImports: async (place) => {
    await bringPeople(place);
    return {};
  },
  getImport: async (place) => ({ params: { importId: await preview(place) } }),
  changeImportMapping: async (place) => ({
    params: { importId: await upload(place) },
    body: { columns: [{ column: 'department', target: { kind: 'attribute', name: 'team' } }] },
  }),
  chooseImportSheet: async (place) => {
    const rows = (of: string) =>
      rowsOf([
        ['id', 'name'],
        ['1', of],
      ]);
    const sheets = [
      { name: 'Staff', rows: rows('Ada') },
      { name: 'Leavers', rows: rows('Bo') },
    ];
    const importId = await upload(place, await workbookOf({ sheets }), 'people.xlsx');
    return { params: { importId }, body: { sheet: 'Leavers', headerRow: 1 } };
  },
  previewImport: async (place) => ({ params: { importId: await upload(place) } }),
  applyImport: async (place) => ({
    params: { importId: await preview(place) },
    body: { leaveOutBadRows: false, confirmShrink: false },
  }),
  undoImport: async (place) => ({ params: { importId: await bringPeople(place) } }),
  discardImport: async (place) => ({ params: { importId: await upload(place) } }),
  listPeople: async (place) => {
    await bringPeople(place);
    return { query: { search: 'ad', attribute: 'department', value: 'Research', limit: 10 } };
  },
  getPerson: async (place) => {
    await bringPeople(place);
    const { rows } = await place.call<{ rows: { personId: PersonId }[] }>(peopleRoutes.listPeople);
    return { params: { personId: rows[0]!.personId } };
  },
  listDevices: async (place) => {
    await bringPeople(place);
    return { query: { active: 'all' } };
  },
  listApps: async (place) => {
    await bringPeople(place);
    return { query: { search: 'ma', importance: 'critical', platform: 'Windows' } };
  },
  summariseApps: async (place) => {
    await bringPeople(place);
    return {};
  },
  exportPeople: async (place) => {
    await bringPeople(place);
    return { query: {} };
  },
  exportPeopleWorkbook: async (place) => {
    await bringPeople(place);
    return { query: { attribute: 'department', value: 'Research' } };
  },
  exportDevices: async (place) => {
    await bringPeople(place);
    return { query: { search: 'LAP' } };
  },
  exportDevicesWorkbook: async (place) => {
    await bringPeople(place);
    return { query: { active: 'all' } };
  },
  exportApps: async (place) => {
    await bringPeople(place);
    return { query: { importance: 'critical' } };
  },
  exportAppsWorkbook: async (place) => {
    await bringPeople(place);
    return { query: { platform: 'Windows' } };
  },
};
