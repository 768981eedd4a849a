/** The list of the daily stand-up, each line leading to where it is done, and the tickets of the last days. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hypercareRoutes, type Charter, type OpenPriorityOne, type StandUp } from '#contracts/hypercare.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { hypercareTexts } from './hypercare-texts.ts';
import { TicketDays } from './ticket-days.tsx';

function OpenLink({
  to,
  search,
  what,
}: {
  readonly to: string;
  readonly search?: object;
  readonly what: string;
}) {
  const texts = useTexts(hypercareTexts);
  return (
    <Link to={to} {...(search === undefined ? {} : { search })}>
      {texts.open}
      <span className="bw-hidden">: {what}</span>
    </Link>
  );
}

function Case({ found }: { readonly found: OpenPriorityOne }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const { kind, id, words, since, answerBy, isLate, isNew } = found;
  const note = texts.caseNote(format.dateTime(since), isNew);
  return (
    <Row
      icon="warn"
      tone="fail"
      title={<span className="hyper-words">{words}</span>}
      note={answerBy === null ? note : `${note} · ${texts.answerBy(format.dateTime(answerBy))}`}
      end={
        <span className="hyper-end">
          {isLate && <Tag tone="fail">{texts.isLate}</Tag>}
          {kind === 'ticket' ? (
            <OpenLink to="../helpdesk" search={{ ticket: id }} what={words} />
          ) : kind === 'reported' ? (
            <OpenLink
              to="../helpdesk"
              search={{ tab: 'reported', priority: '1', state: 'open' }}
              what={words}
            />
          ) : (
            <OpenLink to="../journey" search={{ finding: id }} what={words} />
          )}
        </span>
      }
    />
  );
}

function DutyRow({ names }: { readonly names: readonly string[] }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  return names.length === 0 ? (
    <Row icon="people" tone="warn" title={texts.nobodyOnDuty} note={texts.nobodyOnDutyNote} />
  ) : (
    <Row icon="people" title={format.list(names)} note={texts.onDuty} />
  );
}

function CountRow({
  icon,
  isWarning = false,
  title,
  note,
  end,
}: {
  readonly icon: 'chat' | 'filter' | 'plus';
  readonly isWarning?: boolean;
  readonly title: string;
  readonly note: string;
  readonly end: ReactNode;
}) {
  return <Row icon={icon} tone={isWarning ? 'warn' : undefined} title={title} note={note} end={end} />;
}

/** The list itself, as it is now or as a record has kept it. */
export function StandUpList({ standUp }: { readonly standUp: StandUp }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const { onDuty, priorityOne, opened, unsorted, stragglers, requests } = standUp;
  const number = format.number;
  const openedWords = texts.opened(opened, number(opened));
  const stragglerWords = texts.stragglers(stragglers.people, number(stragglers.people));
  const requestWords = texts.requests(requests.open, number(requests.open));
  return (
    <Rows label={texts.standUp}>
      <DutyRow names={onDuty} />
      {priorityOne.map((found) => (
        <Case key={`${found.kind} ${found.id}`} found={found} />
      ))}
      {priorityOne.length === 0 && unsorted === 0 && (
        <Row icon="check" tone="pass" title={texts.noPriorityOne} />
      )}
      <CountRow
        icon="chat"
        isWarning={unsorted > 0}
        title={openedWords}
        note={unsorted === 0 ? texts.allSorted : texts.unsorted(unsorted, number(unsorted))}
        end={<OpenLink to="../helpdesk" what={openedWords} />}
      />
      <CountRow
        icon="filter"
        isWarning={stragglers.unowned > 0}
        title={stragglerWords}
        note={texts.stragglersNote(number(stragglers.fresh), number(stragglers.unowned))}
        end={<OpenLink to="../stragglers" what={stragglerWords} />}
      />
      <CountRow
        icon="plus"
        title={requestWords}
        note={texts.requestsNote(number(requests.fresh))}
        end={<OpenLink to="../helpdesk" search={{ kind: 'request' }} what={requestWords} />}
      />
    </Rows>
  );
}

export function StandUpCards({ charter }: { readonly charter: Charter }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const answer = useRoute(hypercareRoutes.getStandUp, { params: { rolloutId: useRolloutId() } });
  return (
    <Answer of={answer} what={texts.standUp}>
      {(standUp) => (
        <>
          <Card
            title={texts.standUp}
            note={texts.standUpNote(charter.standUpAt, format.weekday(format.dateOf(standUp.since)))}
            isLined
          >
            <StandUpList standUp={standUp} />
          </Card>
          <TicketDays days={standUp.days} most={standUp.ticketsPerDayMost} />
        </>
      )}
    </Answer>
  );
}
