/** The people behind one bar: those of the group who are in the pilot, and those who are not. */
import { useMemo, useState } from 'react';
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

function Name({ person }: { readonly person: LevelPerson }) {
  return (
    <span title={person.excluded ?? person.externalId}>
      {person.displayName}
      {person.excluded !== null && <span className="bw-quiet"> {person.excluded}</span>}
    </span>
  );
}

function columnsFor(header: string): readonly Column<LevelPerson>[] {
  return [{ id: 'person', header, cell: (row) => <Name person={row} />, width: '1fr' }];
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
  const columns = useMemo(() => columnsFor(pilot.person), [pilot.person]);
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
        <ProblemNotice problem={shown.error} onRetry={shown.retry} />
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
