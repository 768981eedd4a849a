/** The connections of the organisation, looked at every other second while one of them is at work. */
import { connectionRoutes, type Connection } from '#contracts/connections.ts';
import { useRoute } from '../../api/hooks.ts';

const lookEverySeconds = 2;

const isAtWork = ({ checkTaskId, readings }: Connection) =>
  checkTaskId !== null || readings.some(({ status }) => status === 'running');

/** Asked for only where they may be read. */
export function useConnections(isEnabled = true) {
  const query = useRoute(connectionRoutes.listConnections, {}, { isEnabled });
  const isWorking = query.data?.connections.some(isAtWork) ?? false;
  useRoute(
    connectionRoutes.listConnections,
    {},
    { isEnabled: isEnabled && isWorking, everySeconds: isWorking ? lookEverySeconds : undefined },
  );
  return query;
}
