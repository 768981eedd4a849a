/** The people behind a number of the map, in a side panel. Kept in the address as `step.part`. */
import { createContext, useContext, useMemo } from 'react';
import {
  journeyParts,
  journeyRoutes,
  openSteps,
  type JourneyPart,
  type JourneyStep,
  type OpenStep,
} from '#contracts/journey.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { EnrolmentStateTag } from '../../ui/state-tag.tsx';
import { everybodyTexts } from '../rollouts/everybody-texts.ts';
import { journeyTexts } from './journey-texts.ts';

export type PartChoice = { readonly step: OpenStep; readonly part: JourneyPart };

/** Opens the people of a part; null for those who may not see people. */
export const OpenPart = createContext<((choice: PartChoice) => void) | null>(null);

/** Which part is open, and a way to open another (null closes). */
export function usePartChoice(): readonly [PartChoice | null, (choice: PartChoice | null) => void] {
  const [value, setValue] = useAddressValue('people');
  const [wantedStep, wantedPart] = value?.split('.') ?? [];
  const step = openSteps.find((known) => known === wantedStep);
  const part = journeyParts.find((known) => known === wantedPart);
  const choice = step === undefined || part === undefined ? null : { step, part };
  return [choice, (next) => setValue(next === null ? null : `${next.step}.${next.part}`)];
}

/** A number of the map that opens its people; plain where there is nobody, or nobody may look. */
export function PartNumber({
  step,
  part,
  count,
  shown,
}: {
  readonly step: JourneyStep;
  readonly part: JourneyPart;
  readonly count: number;
  readonly shown: string;
}) {
  const open = useContext(OpenPart);
  const texts = useTexts(journeyTexts);
  if (open === null || count === 0 || step === 'answered') return <>{shown}</>;
  return (
    <button
      type="button"
      className="journey-open"
      aria-label={`${shown}, ${texts.peopleOf(texts.steps[step], texts.parts[part])}`}
      onClick={() => open({ step, part })}
    >
      {shown}
    </button>
  );
}

type Row = ReturnType<typeof usePeople>['rows'][number];

function usePeople(rolloutId: RolloutId, stageId: StageId, choice: PartChoice) {
  return useRows(journeyRoutes.listJourneyPeople, { params: { rolloutId, stageId }, query: choice });
}

const stateCell = (row: Row) => <EnrolmentStateTag state={row.status} />;
const personCell = (row: Row) => <Person {...row} />;

/** Department and reason on pointing at the name. */
function Person({ displayName, department, reason }: Row) {
  const say = useSay();
  const details = [department, reason === null ? null : say(reason)].filter((part) => part !== null);
  return <span title={details.join('. ')}>{displayName}</span>;
}

/** The panel of the open part. */
export function JourneyPeoplePanel({
  rolloutId,
  stageId,
  choice,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly choice: PartChoice;
  readonly onClose: () => void;
}) {
  const texts = useTexts(journeyTexts);
  const everybody = useTexts(everybodyTexts);
  const format = useFormat();
  const { error, retry, ...people } = usePeople(rolloutId, stageId, choice);
  // Where nothing came, nobody is not said to be there.
  const isKnown = error === null || people.rows.length > 0;
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', header: everybody.name, cell: personCell, width: 'minmax(0, 1fr)' },
      { id: 'state', header: everybody.state, cell: stateCell, width: '132px' },
    ],
    [everybody],
  );
  return (
    <SidePanel
      title={`${texts.steps[choice.step]}: ${texts.parts[choice.part]}`}
      note={isKnown ? everybody.found(people.total, format.number(people.total)) : undefined}
      onClose={onClose}
    >
      {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
      {isKnown && (
        <DataTable
          {...people}
          label={everybody.people}
          columns={columns}
          rowId={(row) => row.personId}
          minWidth={0}
          maxRows={20}
          empty={<p className="bw-quiet">{texts.nobodyHere}</p>}
        />
      )}
    </SidePanel>
  );
}
