/** Examples of signals as a file and as a request, for people who connect a program. */

/** A file with three signals. */
export const exampleFile = `key,kind,subject,reference,at,detail,priority,ticket
4711,ticket.opened,person,anna.berg@example.com,2027-01-18T09:30:00Z,Printer missing,2,
d-0042,device.enrolled,device,LAPTOP-0042,2027-01-18T10:05:00Z,,,
4711-done,ticket.resolved,person,anna.berg@example.com,2027-01-18T14:20:00Z,,,4711`;

/** A request that sends one signal, for the command line. */
export function exampleRequest(origin: string): string {
  const signal = {
    key: '4711',
    kind: 'ticket.opened',
    subject: 'person',
    reference: 'anna.berg@example.com',
    at: '2027-01-18T09:30:00Z',
    priority: 2,
  };
  return [
    `curl -X POST ${origin}/api/v1/signals \\`,
    `  -H 'Authorization: Bearer …' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify({ source: 'service-desk', signals: [signal] })}'`,
  ].join('\n');
}
