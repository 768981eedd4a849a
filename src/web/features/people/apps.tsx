/** The table of apps: who publishes them, how important they are and who answers for them. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { importanceGroups, peopleRoutes, type AppRow, type AppSummary } from '#contracts/people.ts';
import { given } from '../../api/given.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { ActiveChip, SearchField } from './directory-chips.tsx';
import { useDirectoryFilter, useSearchText } from './directory-filter.ts';
import { peopleTexts } from './people-texts.ts';

const any = '*';

/** How important an app is: a critical one stands out, one nobody has judged stays empty. */
function Importance({ importance }: Pick<AppRow, 'importance'>) {
  const { importances } = useTexts(peopleTexts);
  if (importance === null) return null;
  if (importance === 'not_important') return <span className="bw-quiet">{importances[importance]}</span>;
  const isCritical = importance === 'critical';
  return (
    <Tag tone={isCritical ? 'accent' : 'none'} icon={isCritical ? 'flag' : null}>
      {importances[importance]}
    </Tag>
  );
}

function useAppColumns(): readonly Column<AppRow>[] {
  const texts = useTexts(peopleTexts);
  return useMemo<readonly Column<AppRow>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => (
          <>
            <b>{row.name}</b> {!row.active && <Tag icon="minus">{texts.left}</Tag>}
          </>
        ),
        width: 'minmax(140px, 1.3fr)',
      },
      {
        id: 'importance',
        header: texts.importance,
        cell: (row) => <Importance importance={row.importance} />,
        width: '124px',
      },
      { id: 'publisher', header: texts.publisher, cell: (row) => row.publisher ?? '' },
      { id: 'version', header: texts.version, cell: (row) => row.version ?? '', width: '88px' },
      {
        id: 'platform',
        header: texts.platform,
        cell: (row) => row.platform ?? '',
        width: 'minmax(120px, 1.1fr)',
      },
      { id: 'owner', header: texts.owner, cell: (row) => row.ownerName ?? row.ownerReference ?? '' },
    ],
    [texts],
  );
}

/** The query of the list and of its export: the filter in the address, and what is searched for. */
export function useAppQuery(search: string | undefined) {
  const { active } = useDirectoryFilter();
  const [importance] = useAddressValue('importance');
  const [platform] = useAddressValue('platform');
  return given({
    search,
    active: active === 'active' ? undefined : active,
    importance: importanceGroups.find((group) => group === importance),
    platform,
  });
}

/** Importance and platform, each with how many apps there are. */
function AppChips({ summary }: { readonly summary: AppSummary | undefined }) {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  const filter = useDirectoryFilter();
  const [importance, setImportance] = useAddressValue('importance');
  const [platform, setPlatform] = useAddressValue('platform');
  const counts = new Map(summary?.importances.map((one) => [one.importance, one.apps]));
  const importances = importanceGroups.flatMap((value) => {
    const count = counts.get(value);
    return count === undefined && value !== importance
      ? []
      : [{ value, label: `${texts.importances[value]} (${format.number(count ?? 0)})` }];
  });
  const platforms = (summary?.platforms ?? []).map((one) => {
    return { value: one.platform, label: `${one.platform} (${format.number(one.apps)})` };
  });
  return (
    <Chips label={texts.filters}>
      <ChoiceChip
        label={texts.importance}
        value={importance ?? any}
        choices={[{ value: any, label: texts.any }, ...importances]}
        isOn={importance !== undefined}
        onChange={(next) => setImportance(next === any ? null : next)}
      />
      <ChoiceChip
        label={texts.platform}
        value={platform ?? any}
        choices={[{ value: any, label: texts.any }, ...platforms]}
        isOn={platform !== undefined}
        onChange={(next) => setPlatform(next === any ? null : next)}
      />
      <ActiveChip filter={filter} />
    </Chips>
  );
}

/** What stands where no apps are yet. */
function NoApps() {
  const texts = useTexts(peopleTexts);
  const [, setTab] = useAddressValue('tab');
  return (
    <Card>
      <EmptyState
        icon="apps"
        title={texts.noAppsTitle}
        actions={
          <Button variant="filled" onClick={() => setTab('imports')}>
            {texts.importFile}
          </Button>
        }
      >
        {texts.noAppsText}
      </EmptyState>
    </Card>
  );
}

/** Search, filters and the rows. */
export function Apps() {
  const texts = useTexts(peopleTexts);
  const [text, setText, search] = useSearchText('app');
  const columns = useAppColumns();
  const query = useAppQuery(search);
  const summary = useRoute(peopleRoutes.summariseApps, {}).data;
  const { error, retry, ...rows } = useRows(peopleRoutes.listApps, { query });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  if (rows.total === 0 && !rows.isLoading && Object.keys(query).length === 0) return <NoApps />;
  return (
    <>
      <div className="people-filters">
        <SearchField placeholder={texts.searchApps} value={text} onChange={setText} />
        <AppChips summary={summary} />
      </div>
      <Card>
        <DataTable
          {...rows}
          label={texts.appsTable}
          columns={columns}
          rowId={(row) => row.appId}
          minWidth={760}
          maxRows={21}
          empty={<p className="bw-quiet">{texts.noApp}</p>}
        />
      </Card>
    </>
  );
}
