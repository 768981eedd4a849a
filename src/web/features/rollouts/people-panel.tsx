/** The people behind a number, in a side panel: by state and stage, each with the details of one. */
import { useMemo, useState } from 'react';
import { rolloutRoutes, type Stage } from '#contracts/rollouts.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useRows } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { EnrolmentStateTag } from '../../ui/state-tag.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { stateOrder, type PersonState } from './everybody.ts';
import { everybodyTexts } from './everybody-texts.ts';
import { useStageName } from './stage-name.ts';

export type PeopleChoice = {
  readonly state: PersonState | 'all';
  /** A stage's id, or all of them. */
  readonly stageId: StageId | 'all';
};

/** Which people are open, kept in the address as `state.stage`, and a way to open others (null closes). */
export function usePeopleChoice(): readonly [PeopleChoice | null, (choice: PeopleChoice | null) => void] {
  const [value, setValue] = useAddressValue('people');
  const [state = 'all', stage = 'all'] = value?.split('.') ?? [];
  const isState = stateOrder.some((known) => known === state);
  const stageId = Number(stage);
  const choice: PeopleChoice | null =
    value === undefined
      ? null
      : {
          state: isState ? (state as PersonState) : 'all',
          stageId: Number.isSafeInteger(stageId) && stageId > 0 ? (stageId as StageId) : 'all',
        };
  return [choice, (next) => setValue(next === null ? null : `${next.state}.${next.stageId}`)];
}

/** Opens people only for those who may see them. */
export function useCanOpenPeople(): boolean {
  return useCan('people.read');
}

type Row = ReturnType<typeof usePeople>['rows'][number];

const stateCell = (row: Row) => <EnrolmentStateTag state={row.status} />;

function usePeople(rolloutId: RolloutId, choice: PeopleChoice) {
  return useRows(rolloutRoutes.listEnrolments, {
    params: { rolloutId },
    query: {
      ...(choice.state === 'all' ? {} : { status: choice.state }),
      ...(choice.stageId === 'all' ? {} : { stageId: choice.stageId }),
    },
  });
}

function Details({ row }: { readonly row: Row }) {
  const texts = useTexts(everybodyTexts);
  const format = useFormat();
  const stageName = useStageName();
  const facts: readonly (readonly [string, string | null])[] = [
    [texts.stage, stageName(row.stageName)],
    [texts.since, format.dateTime(row.statusAt)],
    [texts.reason, row.reason],
    [texts.starts, row.scheduledAt === null ? null : format.dateTime(row.scheduledAt)],
    [texts.department, row.department],
    [texts.site, row.site],
    [texts.email, row.email],
  ];
  return (
    <section className="bw-person" aria-label={row.displayName}>
      <div className="bw-person-head">
        <h3>{row.displayName}</h3>
        <EnrolmentStateTag state={row.status} />
      </div>
      <dl>
        {facts
          .filter(([label, value]) => value !== null || label === texts.department)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? texts.notRecorded}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Filters({
  choice,
  stages,
  onChange,
}: {
  readonly choice: PeopleChoice;
  readonly stages: readonly Stage[];
  readonly onChange: (choice: PeopleChoice) => void;
}) {
  const texts = useTexts(everybodyTexts);
  const states = useTexts(stateTexts).enrolment;
  const stageName = useStageName();
  const all = { value: 'all', label: texts.all } as const;
  return (
    <Chips label={texts.people}>
      <ChoiceChip
        label={texts.state}
        value={choice.state}
        isOn={choice.state !== 'all'}
        choices={[all, ...stateOrder.map((state) => ({ value: state, label: states[state] }))]}
        onChange={(state) => onChange({ ...choice, state })}
      />
      <ChoiceChip
        label={texts.stage}
        value={String(choice.stageId)}
        isOn={choice.stageId !== 'all'}
        choices={[
          all,
          ...stages.map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
        ]}
        onChange={(id) => onChange({ ...choice, stageId: id === 'all' ? 'all' : (Number(id) as StageId) })}
      />
    </Chips>
  );
}

/** The panel for a choice of people. */
export function PeoplePanel({
  rolloutId,
  choice,
  stages,
  onChange,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly choice: PeopleChoice;
  readonly stages: readonly Stage[];
  readonly onChange: (choice: PeopleChoice) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(everybodyTexts);
  const states = useTexts(stateTexts).enrolment;
  const format = useFormat();
  const { error, ...people } = usePeople(rolloutId, choice);
  const [openId, setOpenId] = useState<number | null>(null);
  const open = people.rows.find((row) => row.enrolmentId === openId);
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', header: texts.name, cell: (row) => row.displayName, width: 'minmax(0, 1fr)' },
      {
        id: 'state',
        header: texts.state,
        cell: stateCell,
        width: '132px',
      },
    ],
    [texts],
  );
  return (
    <SidePanel
      title={choice.state === 'all' ? texts.people : states[choice.state]}
      note={texts.found(people.total, format.number(people.total))}
      onClose={onClose}
    >
      <Filters choice={choice} stages={stages} onChange={onChange} />
      {error !== null && <ProblemNotice problem={error} />}
      {open !== undefined && <Details row={open} />}
      <DataTable
        {...people}
        label={texts.people}
        columns={columns}
        rowId={(row) => row.enrolmentId}
        openId={openId}
        onOpen={(row) => setOpenId(row.enrolmentId === openId ? null : row.enrolmentId)}
        minWidth={0}
        maxRows={open === undefined ? 18 : 12}
        empty={<p className="bw-quiet">{texts.nobody}</p>}
      />
    </SidePanel>
  );
}
