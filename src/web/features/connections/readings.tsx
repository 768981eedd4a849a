/** The last readings of a connection, what came of them, and starting another one. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  connectionRoutes,
  readSubjects,
  type Connection,
  type ConnectionReading,
  type ReadSubject,
} from '#contracts/connections.ts';
import { useCommand } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { TaskProgress } from '../rehearsal/task-progress.tsx';
import { readingTexts } from './reading-texts.ts';

const tones: Readonly<Record<ConnectionReading['status'], Tone>> = {
  running: 'accent',
  unchanged: 'none',
  applied: 'pass',
  waiting: 'warn',
  failed: 'fail',
};

/** When and how much, and what was left out, in a few words. */
function useFacts(): (reading: ConnectionReading | undefined) => string {
  const texts = useTexts(readingTexts);
  const format = useFormat();
  return (reading) => {
    if (reading === undefined) return texts.never;
    const { asOf, startedAt, facts, isDaily } = reading;
    const number = format.number;
    const unknown = facts?.unknownValues.map(({ value }) => value).join(', ') ?? '';
    return [
      asOf === null ? format.dateTime(startedAt) : texts.asOf(format.dateTime(asOf)),
      ...(isDaily ? [texts.isDaily] : []),
      ...(facts === null ? [] : [texts.listed(number(facts.objects))]),
      ...(facts !== null && facts.superseded > 0 ? [texts.superseded(number(facts.superseded))] : []),
      ...(facts !== null && facts.withoutKey > 0 ? [texts.withoutKey(number(facts.withoutKey))] : []),
      ...(unknown === '' ? [] : [texts.unknown(unknown)]),
    ].join(', ');
  };
}

function Reading({
  connection,
  subject,
  onRead,
}: {
  readonly connection: Connection;
  readonly subject: ReadSubject;
  readonly onRead: (() => void) | undefined;
}) {
  const texts = useTexts(readingTexts);
  const say = useSay();
  const factsOf = useFacts();
  const client = useQueryClient();
  const lookAgain = () => void client.invalidateQueries();
  const reading = connection.readings.find((one) => one.subject === subject);
  const isRunning = connection.readings.some(({ status }) => status === 'running');
  const isReady = reading !== undefined && reading.status !== 'running' && reading.status !== 'failed';
  const importId = isReady ? reading.importId : null;
  const problem = reading?.problem ?? null;
  return (
    <Row
      title={<b>{texts.subjects[subject]}</b>}
      note={factsOf(reading)}
      end={
        reading !== undefined && (
          <Tag tone={tones[reading.status]} {...(reading.status === 'running' && { icon: 'clock' as const })}>
            {texts.states[reading.status]}
          </Tag>
        )
      }
    >
      {problem !== null && <p>{say(problem)}</p>}
      {reading?.status === 'running' && (
        <TaskProgress
          taskId={reading.taskId}
          label={texts.read[subject]}
          onDone={lookAgain}
          onDismiss={lookAgain}
        />
      )}
      <div className="connection-actions">
        {importId !== null && (
          <Button
            size="compact-sm"
            variant={reading?.status === 'waiting' ? 'filled' : 'default'}
            component={Link}
            to="/people"
            search={{ tab: 'imports', import: importId } as never}
          >
            {texts.look}
          </Button>
        )}
        {onRead !== undefined && (
          <Button size="compact-sm" disabled={isRunning} onClick={onRead}>
            {texts.read[subject]}
          </Button>
        )}
      </div>
    </Row>
  );
}

/** One row for people and one for devices, as far as the connection reads them. */
export function Readings({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(readingTexts);
  const canRead = useCan('people.import');
  const read = useCommand(connectionRoutes.readConnection);
  const { connectionId } = connection;
  return (
    <Rows label={texts.head}>
      {readSubjects
        .filter((subject) => connection[subject] !== null)
        .map((subject) => (
          <Reading
            key={subject}
            connection={connection}
            subject={subject}
            onRead={canRead ? () => read.mutate({ params: { connectionId }, body: { subject } }) : undefined}
          />
        ))}
    </Rows>
  );
}
