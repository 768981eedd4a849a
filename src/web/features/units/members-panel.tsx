/** The people of a deployment unit, or those who are in none. */
import { useMemo } from 'react';
import { unitRoutes, type Unit, type UnitMember } from '#contracts/units.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { everybodyTexts } from '../rollouts/everybody-texts.ts';
import { unitsTexts } from './units-texts.ts';

export function MembersPanel({
  unit,
  onClose,
}: {
  readonly unit: Unit | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(unitsTexts);
  const { found, name, nobody } = useTexts(everybodyTexts);
  const format = useFormat();
  const { error, retry, ...people } = useRows(unitRoutes.listUnitMembers, {
    query: unit === undefined ? {} : { unitId: unit.unitId },
  });
  // Where nothing came, nobody is not said to be there.
  const isKnown = error === null || people.rows.length > 0;
  const columns = useMemo(
    (): readonly Column<UnitMember>[] => [
      {
        id: 'name',
        header: name,
        cell: (row) => (row.isNamed ? texts.byName(row.displayName) : row.displayName),
        width: 'minmax(0, 1fr)',
      },
      { id: 'department', header: texts.department, cell: (row) => row.department ?? '', width: '132px' },
    ],
    [texts, name],
  );
  return (
    <SidePanel
      title={unit?.name ?? texts.none}
      note={isKnown ? found(people.total, format.number(people.total)) : undefined}
      onClose={onClose}
    >
      {unit !== undefined && unit.gone.length > 0 && (
        <Notice tone="warn">
          {texts.gone(format.list(unit.gone.map((person) => `${person.displayName} (${person.externalId})`)))}
        </Notice>
      )}
      {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
      {isKnown && (
        <DataTable
          {...people}
          label={unit?.name ?? texts.none}
          columns={columns}
          rowId={(row) => row.personId}
          minWidth={0}
          maxRows={18}
          empty={<p className="bw-quiet">{nobody}</p>}
        />
      )}
    </SidePanel>
  );
}
