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
import { wishTexts } from './wish-texts.ts';

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
  label,
  placeholder,
  sessions,
  value,
  isRequired,
  onChange,
}: Pick<Choices, 'sessions'> & {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly isRequired: boolean;
  readonly onChange: (value: string | null) => void;
}) {
  const texts = useTexts(slotsTexts);
  const wishes = useTexts(wishTexts);
  const format = useFormat();
  return (
    <SelectField
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      choices={sessions.map(({ on, at, left }) => ({
        value: `${on} ${at}`,
        label:
          left === null
            ? texts.optionOpen(format.weekday(on), at)
            : left === 0
              ? wishes.optionFull(format.weekday(on), at)
              : texts.option(format.weekday(on), at, format.number(left)),
      }))}
      isRequired={isRequired}
    />
  );
}

/** What gives the person a place, or lets them wait for one. */
function useCommands(onDone: () => void) {
  const texts = useTexts(slotsTexts);
  const wishes = useTexts(wishTexts);
  const when = useWhen();
  const take = useCommand(slotRoutes.wishForPlaces, {
    isQuiet: true,
    onDone: (booking) => {
      showToast(
        booking.status === 'confirmed'
          ? {
              tone: 'pass',
              title: texts.taken(booking.displayName, when(booking)),
              detail: texts.takenDetail,
            }
          : { tone: 'warn', title: texts.waits(booking.displayName), detail: wishes.waitsForWishes },
      );
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

/** The preferred time and a second one; full ones can be waited for. */
function WishFields({
  sessions,
  time,
  second,
  onTime,
  onSecond,
}: Pick<Choices, 'sessions'> & {
  readonly time: string | null;
  readonly second: string | null;
  readonly onTime: (time: string | null) => void;
  readonly onSecond: (time: string | null) => void;
}) {
  const texts = useTexts(slotsTexts);
  const wishes = useTexts(wishTexts);
  return (
    <>
      <TimeField
        label={texts.chooseTime}
        placeholder={texts.chooseNone}
        sessions={sessions}
        value={time}
        isRequired
        onChange={onTime}
      />
      {sessions.length > 1 && (
        <TimeField
          label={wishes.chooseSecond}
          placeholder={wishes.chooseNoSecond}
          sessions={sessions.filter(({ on, at }) => `${on} ${at}` !== time)}
          value={second}
          isRequired={false}
          onChange={onSecond}
        />
      )}
      <p className="bw-quiet">{wishes.wishesNote}</p>
    </>
  );
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
  const [second, setSecond] = useState<string | null>(null);
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
    const wanted = [...new Set([time, second])]
      .filter((wish) => wish !== null)
      .map((wish) => ({ on: wish.slice(0, 10), at: wish.slice(11) }));
    if (wanted.length > 0)
      take.mutate({ params: { rolloutId }, body: { personId: guest.personId, wishes: wanted } });
  };
  return (
    <Form onSubmit={submit}>
      {free.length > 0 && (
        <WishFields sessions={sessions} time={time} second={second} onTime={setTime} onSecond={setSecond} />
      )}
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
