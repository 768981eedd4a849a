/** The people behind one bar: those of the group who are in the pilot, and those who are not. */
import { useState } from 'react';
import type { LevelPerson } from '#contracts/pilot.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { attributeLabel } from './choice.ts';
import { draftTexts } from './draft-texts.ts';
import { pilotTexts } from './pilot-texts.ts';

export type Level = { readonly attribute: string; readonly level: string };

const pageRows = 100;

function usePeople(rolloutId: RolloutId, cohort: CohortView, level: Level, chosen: boolean) {
  return useRows(pilotRoutes.listLevelPeople, {
    params: { rolloutId, cohortId: cohort.cohortId },
    query: { ...level, chosen, limit: pageRows },
  });
}

/** The panel of a level. */
export function LevelPanel({
  rolloutId,
  cohort,
  level,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
  readonly level: Level;
  readonly onClose: () => void;
}) {
  const texts = useTexts(draftTexts);
  const pilot = useTexts(pilotTexts);
  const format = useFormat();
  const [chosen, setChosen] = useState(true);
  const inside = usePeople(rolloutId, cohort, level, true);
  const outside = usePeople(rolloutId, cohort, level, false);
  const shown = chosen ? inside : outside;
  const columns: readonly Column<LevelPerson>[] = [
    {
      id: 'person',
      header: pilot.person,
      cell: (row) => (
        <span title={row.excluded ?? row.externalId}>
          {row.displayName}
          {row.excluded !== null && <span className="bw-quiet"> {row.excluded}</span>}
        </span>
      ),
      width: '1fr',
    },
  ];
  return (
    <SidePanel title={level.level} note={attributeLabel(level.attribute)} onClose={onClose}>
      <Chips label={level.level}>
        <Chip
          label={texts.inPilot(format.number(inside.total))}
          isOn={chosen}
          onClick={() => setChosen(true)}
        />
        <Chip
          label={texts.outside(format.number(outside.total))}
          isOn={!chosen}
          onClick={() => setChosen(false)}
        />
      </Chips>
      {shown.error !== null ? (
        <ProblemNotice problem={shown.error} />
      ) : (
        <DataTable
          label={level.level}
          columns={columns}
          rows={shown.rows}
          rowId={(row) => row.personId}
          total={shown.total}
          hasMore={shown.hasMore}
          isLoading={shown.isLoading}
          loadMore={shown.loadMore}
          maxRows={14}
          minWidth={200}
          empty={<p className="bw-quiet">{texts.nobody}</p>}
        />
      )}
    </SidePanel>
  );
}
