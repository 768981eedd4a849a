/** On the page of imports: reading through a connection beside bringing a file. */
import { Link } from '@tanstack/react-router';
import { useCan, useOrganisation } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Readings } from './readings.tsx';
import { readingTexts } from './reading-texts.ts';
import { useConnections } from './use-connections.ts';
import './connections.css';

/** Nothing for somebody who could neither read nor connect. */
export function ReadCard() {
  const texts = useTexts(readingTexts);
  const canRead = useCan('people.import');
  const canManage = useCan('connection.manage');
  const isLive = useOrganisation().kind === 'live';
  const connections = useConnections(canRead && isLive).data?.connections ?? [];
  if (!isLive || !canRead || (connections.length === 0 && !canManage)) return null;
  const toSettings = (words: string) => (
    <Link to="/settings" search={{ tab: 'connections' }}>
      {words}
    </Link>
  );
  return (
    <Card title={texts.head} {...(canManage && connections.length > 0 && { note: toSettings(texts.manage) })}>
      {connections.length === 0 && (
        <p>
          {texts.none} {toSettings(texts.connect)}
        </p>
      )}
      {connections.map((connection) => (
        <div key={connection.connectionId}>
          {connections.length > 1 && <h3>{connection.name}</h3>}
          <Readings connection={connection} />
        </div>
      ))}
    </Card>
  );
}
