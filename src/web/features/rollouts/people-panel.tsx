/** The people behind a number, in a side panel: by state and stage, each with the details of one. */
import { useMemo, useState } from 'react';
import { enrolmentApproaches } from '#contracts/enrolment-approaches.ts';
import {
  personState,
  rolloutRoutes,
  stateSums,
  type PersonState,
  type Stage,
  type StateSum,
} from '#contracts/rollouts.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useRows } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { EnrolmentStateTag } from '../../ui/state-tag.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { useAttributeName } from './attribute-texts.ts';
import { boardTexts } from './board-texts.ts';
import { stateOrder } from './everybody.ts';
import { enrolTexts } from './enrol-texts.ts';
import { everybodyTexts } from './everybody-texts.ts';
import { useStageName } from './stage-name.ts';

/** A state, one of the sums of states that the boards show, or everybody. */
export type ShownState = PersonState | StateSum | 'all';

const enrolFilters = [...enrolmentApproaches, 'undecided'] as const;
export type EnrolFilter = (typeof enrolFilters)[number];

export type PeopleChoice = {
  readonly state: ShownState;
  /** A stage's id, or all of them. */
  readonly stageId: StageId | 'all';
  /** The people of one level of an attribute; an empty level means that none is recorded. Null: everybody. */
  readonly group: { readonly by: string; readonly level: string } | null;
  /** Only the people who enrol in one way. */
  readonly enrol?: EnrolFilter | undefined;
};

const sums = Object.keys(stateSums) as StateSum[];
const shownStates: readonly ShownState[] = [...stateOrder, ...sums];

/** What each choice of states is called. */
function useStateNames(): Readonly<Record<Exclude<ShownState, 'all'>, string>> {
  const states = useTexts(stateTexts).enrolment;
  const { untold, residue, out } = useTexts(boardTexts).columns;
  const { notBegun } = useTexts(everybodyTexts);
  return { ...states, not_told: untold, not_begun: notBegun, left_over: residue, out };
}

/** Which people are open, kept in the address as `state.stage`, and a way to open others (null closes). */
export function usePeopleChoice(): readonly [PeopleChoice | null, (choice: PeopleChoice | null) => void] {
  const [value, setValue] = useAddressValue('people');
  const [group, setGroup] = useAddressValue('group');
  const [enrol, setEnrol] = useAddressValue('enrol');
  const [state = 'all', stage = 'all'] = value?.split('.') ?? [];
  const isState = shownStates.some((known) => known === state);
  const stageId = Number(stage);
  const choice: PeopleChoice | null =
    value === undefined
      ? null
      : {
          state: isState ? (state as ShownState) : 'all',
          stageId: Number.isSafeInteger(stageId) && stageId > 0 ? (stageId as StageId) : 'all',
          group: readGroup(group),
          enrol: enrolFilters.find((known) => known === enrol),
        };
  const choose = (next: PeopleChoice | null) => {
    setValue(next === null ? null : `${next.state}.${next.stageId}`);
    setGroup(next === null || next.group === null ? null : `${next.group.by}:${next.group.level}`);
    setEnrol(next?.enrol ?? null);
  };
  return [choice, choose];
}

/** `attribute:level`, as it stands in the address. */
function readGroup(value: string | undefined): PeopleChoice['group'] {
  const colon = value?.indexOf(':') ?? -1;
  if (value === undefined || colon < 1) return null;
  return { by: value.slice(0, colon), level: value.slice(colon + 1) };
}

/** Opens people only for those who may see them. */
export function useCanOpenPeople(): boolean {
  return useCan('people.read');
}

type Row = ReturnType<typeof usePeople>['rows'][number];

const stateOf = ({ status, trainedAt }: Row) => personState(status, trainedAt !== null);
const stateCell = (row: Row) => <EnrolmentStateTag state={stateOf(row)} />;

function usePeople(rolloutId: RolloutId, choice: PeopleChoice) {
  return useRows(rolloutRoutes.listEnrolments, {
    params: { rolloutId },
    query: {
      ...(choice.state === 'all' ? {} : { status: choice.state }),
      ...(choice.stageId === 'all' ? {} : { stageId: choice.stageId }),
      ...choice.group,
      ...(choice.enrol === undefined ? {} : { approach: choice.enrol }),
    },
  });
}

function Details({ row }: { readonly row: Row }) {
  const texts = useTexts(everybodyTexts);
  const { how, ways } = useTexts(enrolTexts);
  const format = useFormat();
  const stageName = useStageName();
  const say = useSay();
  const facts: readonly (readonly [string, string | null])[] = [
    [texts.stage, stageName(row.stageName)],
    [texts.since, format.dateTime(row.statusAt)],
    [texts.reason, row.reason && say(row.reason)],
    [texts.starts, row.scheduledAt === null ? null : format.dateTime(row.scheduledAt, row.timeZone)],
    [texts.trained, row.trainedAt && texts.trainedBy[row.trainedBy!](format.date(row.trainedAt))],
    [texts.department, row.department],
    [texts.site, row.site],
    [texts.email, row.email],
    [how, row.approach && ways[row.approach]],
  ];
  return (
    <section className="bw-person" aria-label={row.displayName}>
      <div className="bw-person-head">
        <h3>{row.displayName}</h3>
        <EnrolmentStateTag state={stateOf(row)} />
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
  const states = useStateNames();
  const stageName = useStageName();
  const attributeName = useAttributeName();
  const { how, ways } = useTexts(enrolTexts);
  const all = { value: 'all', label: texts.all } as const;
  return (
    <Chips label={texts.people}>
      <ChoiceChip
        label={texts.state}
        value={choice.state}
        isOn={choice.state !== 'all'}
        choices={[all, ...[...stateOrder, ...sums].map((state) => ({ value: state, label: states[state] }))]}
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
      {choice.group !== null && (
        <Chip
          label={attributeName(choice.group.by)}
          value={choice.group.level === '' ? texts.notRecorded : choice.group.level}
          icon="close"
          isOn
          onClick={() => onChange({ ...choice, group: null })}
        />
      )}
      {choice.enrol !== undefined && (
        <Chip
          label={how}
          value={ways[choice.enrol]}
          icon="close"
          isOn
          onClick={() => onChange({ ...choice, enrol: undefined })}
        />
      )}
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
  const states = useStateNames();
  const format = useFormat();
  const { error, retry, ...people } = usePeople(rolloutId, choice);
  // Where nothing came, nobody is not said to be there.
  const isKnown = error === null || people.rows.length > 0;
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
      note={isKnown ? texts.found(people.total, format.number(people.total)) : undefined}
      onClose={onClose}
    >
      <Filters choice={choice} stages={stages} onChange={onChange} />
      {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
      {open !== undefined && <Details row={open} />}
      {isKnown && (
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
      )}
    </SidePanel>
  );
}
