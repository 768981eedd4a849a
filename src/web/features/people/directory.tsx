/** The table of people with search and filters; a row opens the person beside it. */
import { useMemo } from 'react';
import { peopleRoutes, type PersonRow } from '#contracts/people.ts';
import { pilotRoutes, type AttributeSummary } from '#contracts/pilot.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { AttributeChips, SearchField } from './directory-chips.tsx';
import { queryOf, useDirectoryFilter, useSearchText } from './directory-filter.ts';
import { PeopleEmpty } from './people-empty.tsx';
import { peopleTexts } from './people-texts.ts';

const attributeColumns = 4;
/** What people look for first, when the directory has it. */
const usual = ['department', 'site', 'officelocation', 'jobtitle', 'platform', 'country'];

/** The attributes that get a column: the usual ones first, then those most people have. */
function chooseColumns(attributes: readonly AttributeSummary[]): readonly string[] {
  const rank = ({ name }: AttributeSummary) => {
    const place = usual.indexOf(name.replace(/[_\s-]/g, '').toLowerCase());
    return place < 0 ? usual.length : place;
  };
  return attributes
    .toSorted((a, b) => rank(a) - rank(b) || b.filled - a.filled)
    .slice(0, attributeColumns)
    .map(({ name }) => name);
}

function usePeopleColumns(attributes: readonly AttributeSummary[]): readonly Column<PersonRow>[] {
  const texts = useTexts(peopleTexts);
  const names = chooseColumns(attributes).join('\n');
  return useMemo<readonly Column<PersonRow>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => (
          <>
            <b>{row.displayName}</b> {!row.active && <Tag icon="minus">{texts.left}</Tag>}
          </>
        ),
        width: 'minmax(140px, 1.3fr)',
      },
      ...names
        .split('\n')
        .filter((name) => name !== '')
        .map((name) => ({
          id: `attribute:${name}`,
          header: attributeLabel(name),
          cell: (row: PersonRow) => row.attributes[name] ?? '',
        })),
      { id: 'email', header: texts.email, cell: (row) => row.email ?? '', width: 'minmax(120px, 1.4fr)' },
      { id: 'id', header: texts.identifier, cell: (row) => row.externalId, width: 'minmax(80px, 0.7fr)' },
    ],
    [texts, names],
  );
}

/** What the directory knows about everybody: attribute names with their values. */
export function useAttributes() {
  return useRoute(pilotRoutes.listAttributes, {}).data;
}

/** Search, filters and the rows. */
export function Directory() {
  const texts = useTexts(peopleTexts);
  const filter = useDirectoryFilter();
  const [text, setText, search] = useSearchText('search');
  const [opened, open] = useAddressValue('person');
  const known = useAttributes();
  const attributes = known?.attributes ?? [];
  const columns = usePeopleColumns(attributes);
  const query = queryOf(filter, search);
  const { error, retry, ...rows } = useRows(peopleRoutes.listPeople, { query });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  if (rows.total === 0 && !rows.isLoading && Object.keys(query).length === 0) return <PeopleEmpty />;
  return (
    <>
      <div className="people-filters">
        <SearchField placeholder={texts.searchPeople} value={text} onChange={setText} />
        <AttributeChips filter={filter} attributes={attributes} people={known?.people ?? 0} />
      </div>
      <Card>
        <DataTable
          {...rows}
          label={texts.peopleTable}
          columns={columns}
          rowId={(row) => row.personId}
          openId={opened === undefined ? null : Number(opened)}
          onOpen={(row) => open(String(row.personId))}
          minWidth={760}
          maxRows={21}
          empty={<p className="bw-quiet">{texts.nobody}</p>}
        />
      </Card>
    </>
  );
}
