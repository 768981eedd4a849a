/**
 * Where each cloud signs applications in and answers Microsoft Graph. A closed list: nobody who configures a
 * connection can lead the server, or a secret, to an address of their own.
 */
import type { ConnectionCloud } from '#contracts/connection-choices.ts';

export type GraphEndpoints = {
  /** Origins, without a slash at the end. */
  readonly signIn: string;
  readonly graph: string;
};

const endpoints: Readonly<Record<ConnectionCloud, GraphEndpoints>> = {
  global: { signIn: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  us_government: { signIn: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  us_defence: { signIn: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: { signIn: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
};

/** The endpoints of a cloud; a stand-in on loopback, where one is configured, takes the place of every cloud. */
export function endpointsOf(cloud: ConnectionCloud, standIn: string | null): GraphEndpoints {
  return standIn === null ? endpoints[cloud] : { signIn: standIn, graph: standIn };
}
