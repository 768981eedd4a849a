/** People: the directory of people, devices and apps, and the imports that bring them. */
import { importSubjects, type ImportSubject } from '#contracts/imports.ts';
import { peopleRoutes } from '#contracts/people.ts';
import { tableFormats } from '#contracts/table-files.ts';
import { addressOf } from '../../api/client.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan, useOrganisation } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Exceptions } from '../exceptions/exceptions.tsx';
import { Units, UnitsPanel } from '../units/units.tsx';
import { Apps, useAppQuery } from './apps.tsx';
import { Devices } from './devices.tsx';
import { Directory } from './directory.tsx';
import { queryOf, useDirectoryFilter } from './directory-filter.ts';
import { Imports } from './imports.tsx';
import { peopleTexts } from './people-texts.ts';
import { PersonPanel } from './person-panel.tsx';
import './people.css';

const tabIds = [...importSubjects, 'units', 'exceptions', 'imports'] as const;
type TabId = (typeof tabIds)[number];

/** Opens an address that answers with a file. */
function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** Takes away what the table shows, as CSV or as a workbook. */
function useExport(subject: ImportSubject): Command {
  const texts = useTexts(peopleTexts);
  const filter = useDirectoryFilter();
  const [search] = useAddressValue('search');
  const [device] = useAddressValue('device');
  const [app] = useAddressValue('app');
  const people = { query: queryOf(filter, search) };
  const devices = { query: queryOf({ ...filter, attribute: undefined }, device) };
  const apps = { query: useAppQuery(app) };
  const { exportPeople, exportPeopleWorkbook, exportDevices, exportDevicesWorkbook } = peopleRoutes;
  const { exportApps, exportAppsWorkbook } = peopleRoutes;
  const addresses = {
    people: { csv: addressOf(exportPeople, people), xlsx: addressOf(exportPeopleWorkbook, people) },
    devices: { csv: addressOf(exportDevices, devices), xlsx: addressOf(exportDevicesWorkbook, devices) },
    apps: { csv: addressOf(exportApps, apps), xlsx: addressOf(exportAppsWorkbook, apps) },
  }[subject];
  return {
    label: texts.exportFile,
    icon: 'download',
    kind: 'quiet',
    choices: tableFormats.map((format) => {
      return { label: texts.exportFormats[format], onRun: () => download(addresses[format]) };
    }),
  };
}

/** How many of each are listed now. */
function useCounts(): Readonly<Record<ImportSubject, number>> {
  const { personCount, deviceCount, appCount } = useOrganisation();
  return { people: personCount, devices: deviceCount, apps: appCount };
}

function useCommands(tab: TabId): readonly Command[] {
  const texts = useTexts(peopleTexts);
  const canImport = useCan('people.import');
  const counts = useCounts();
  const [, setTab] = useAddressValue('tab');
  const subject = importSubjects.find((one) => one === tab);
  const exporting = useExport(subject ?? 'people');
  // Where nothing is yet, the page itself leads to the import.
  if (subject === undefined || counts[subject] === 0) return [];
  return [
    exporting,
    {
      label: texts.importFile,
      icon: 'upload',
      kind: 'primary',
      onRun: () => setTab('imports'),
      blockedBecause: canImport ? undefined : texts.notYours,
    },
  ];
}

const parts: Readonly<Record<TabId, () => React.JSX.Element>> = {
  people: Directory,
  devices: Devices,
  apps: Apps,
  units: Units,
  exceptions: Exceptions,
  imports: Imports,
};

export default function PeoplePage() {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  const counts = useCounts();
  const listed = importSubjects.filter((subject) => subject === 'people' || counts[subject] > 0);
  const [address, setAddress] = useAddressValue('tab');
  const tab = tabIds.find((id) => id === address) ?? 'people';
  const Part = parts[tab];
  return (
    <Page
      title={texts.title}
      state={
        <span className="bw-quiet">
          {listed
            .map((subject) => texts.counts[subject](counts[subject], format.number(counts[subject])))
            .join(', ')}
        </span>
      }
      commands={useCommands(tab)}
      panel={tab === 'people' ? <PersonPanel /> : tab === 'units' ? <UnitsPanel /> : null}
    >
      <Tabs
        label={texts.parts}
        tabs={tabIds.map((id) => ({ id, label: texts.tabs[id] }))}
        value={tab}
        onChange={setAddress}
      >
        <Part key={tab} />
      </Tabs>
    </Page>
  );
}
