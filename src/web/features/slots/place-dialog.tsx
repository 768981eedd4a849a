/** Books a place for a person, or moves them: the person, the free times they may have, and the line when there are none. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonId } from '#contracts/ids.ts';
import { peopleRoutes } from '#contracts/people.ts';
import type { Output } from '#contracts/route.ts';
import { slotRoutes } from '#contracts/slots.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useWhen } from './bookings-card.tsx';
import { slotsTexts } from './slots-texts.ts';

export type Guest = { readonly personId: PersonId; readonly displayName: string };
type Choices = Output<typeof slotRoutes.showPlacesFor>;

function PersonField({
  value,
  onChange,
}: {
  readonly value: Guest | null;
  readonly onChange: (guest: Guest | null) => void;
}) {
  const texts = useTexts(slotsTexts);
  const [search, setSearch] = useState('');
  const wanted = search === '' || search === value?.displayName ? undefined : search;
  const found = useRoute(peopleRoutes.listPeople, { query: given({ search: wanted, limit: 30 }) }).data?.rows;
  const guests = new Map<string, Guest>((found ?? []).map((person) => [String(person.personId), person]));
  if (value !== null) guests.set(String(value.personId), value);
  return (
    <SelectField
      label={texts.choosePerson}
      help={texts.choosePersonHelp}
      value={value === null ? null : String(value.personId)}
      choices={[...guests].map(([id, { displayName }]) => ({ value: id, label: displayName }))}
      onSearch={setSearch}
      onChange={(id) => onChange(id === null ? null : (guests.get(id) ?? null))}
    />
  );
}

function TimeField({
  sessions,
  value,
  onChange,
}: Pick<Choices, 'sessions'> & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  return (
    <SelectField
      label={texts.chooseTime}
      placeholder={texts.chooseNone}
      value={value}
      onChange={onChange}
      choices={sessions.map(({ on, at, left }) => ({
        value: `${on} ${at}`,
        label:
          left === null
            ? texts.optionOpen(format.weekday(on), at)
            : texts.option(format.weekday(on), at, format.number(left)),
      }))}
      isRequired
    />
  );
}

/** What gives the person a place, or lets them wait for one. */
function useCommands(onDone: () => void) {
  const texts = useTexts(slotsTexts);
  const when = useWhen();
  const take = useCommand(slotRoutes.takePlace, {
    isQuiet: true,
    onDone: (booking) => {
      showToast({
        tone: 'pass',
        title: texts.taken(booking.displayName, when(booking)),
        detail: texts.takenDetail,
      });
      onDone();
    },
  });
  const wait = useCommand(slotRoutes.waitForPlace, {
    isQuiet: true,
    onDone: ({ displayName }) => {
      showToast({ tone: 'pass', title: texts.waits(displayName) });
      onDone();
    },
  });
  return { take, wait };
}

/** The times of one person, or the way into the line. */
function Times({
  guest,
  onDone,
  onClose,
}: {
  readonly guest: Guest;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const say = useSay();
  const rolloutId = useRolloutId();
  const [time, setTime] = useState<string | null>(null);
  const places = useRoute(slotRoutes.showPlacesFor, { params: { rolloutId, personId: guest.personId } });
  const { take, wait } = useCommands(onDone);
  if (places.error !== null) return <ProblemNotice problem={places.error} />;
  if (places.data === undefined) return <Loading what={texts.chooseTime} />;
  const { sessions, barred, lastOn, booking } = places.data;
  if (barred !== null) return <Notice tone="warn">{say(barred)}</Notice>;
  const free = sessions.filter(({ left }) => left !== 0);
  const mayWait = free.length === 0 && booking === null;
  const problem = take.error ?? wait.error;
  const submit = () => {
    const [on, at] = time?.split(' ') ?? [];
    if (on !== undefined && at !== undefined)
      take.mutate({ params: { rolloutId }, body: { personId: guest.personId, on, at } });
  };
  return (
    <Form onSubmit={submit}>
      {free.length > 0 && <TimeField sessions={free} value={time} onChange={setTime} />}
      {free.length === 0 && (
        <Notice tone="warn" title={texts.fullTitle}>
          {mayWait && texts.fullText}
        </Notice>
      )}
      {lastOn !== null && <p className="bw-quiet">{texts.lastOn(format.weekday(lastOn))}</p>}
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="bw-form-buttons">
        <Button onClick={onClose}>{texts.close}</Button>
        {free.length > 0 && (
          <Button type="submit" variant="filled" disabled={time === null} loading={take.isPending}>
            {texts.take}
          </Button>
        )}
        {mayWait && (
          <Button
            variant="filled"
            loading={wait.isPending}
            onClick={() => wait.mutate({ params: { rolloutId }, body: { personId: guest.personId } })}
          >
            {texts.wait}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** Without a guest the person is chosen first; `onDone` follows once the place is theirs. */
export function PlaceDialog({
  guest,
  onDone,
  onClose,
}: {
  readonly guest: Guest | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(slotsTexts);
  const [chosen, choose] = useState(guest);
  return (
    <Dialog isOpen title={guest === null ? texts.book : texts.chooseTitle} onClose={onClose}>
      <div className="bw-stack">
        {guest === null ? (
          <PersonField value={chosen} onChange={choose} />
        ) : (
          <p className="bw-quiet">{texts.chooseFor(guest.displayName)}</p>
        )}
        {chosen !== null && <Times key={chosen.personId} guest={chosen} onDone={onDone} onClose={onClose} />}
      </div>
    </Dialog>
  );
}
