/** Tries each call that the choices need, once and for one object, and compares what the application may with what it needs. */
import { permissionsFor, type ConnectionChoices } from '#contracts/connection-choices.ts';
import {
  connectionStatement as state,
  type ConnectionStatement,
} from '#contracts/sentences/connection-sentences.ts';
import type { GraphCall, GraphClient } from './create-graph-client.ts';
import { GraphFailure } from './graph-failure.ts';
import { entraDevicesCall, managedDevicesCall } from './read-devices.ts';
import { membersCall, usersCall } from './read-users.ts';

export type CheckedAccess = {
  readonly isFine: boolean;
  /** One sentence for signing in and for each call, and one about permissions beyond what is needed. */
  readonly findings: readonly { readonly isFine: boolean; readonly statement: ConnectionStatement }[];
};

/** Never throws GraphFailure: what fails is a finding. */
export async function checkAccess(client: GraphClient, choices: ConnectionChoices): Promise<CheckedAccess> {
  let roles: readonly string[] | null;
  try {
    roles = await client.roles();
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return { isFine: false, findings: [{ isFine: false, statement: error.statement }] };
  }
  const findings = [{ isFine: true, statement: state('check_signs_in') as ConnectionStatement }];
  for (const call of callsFor(choices)) findings.push(await tryCall(client, call));
  const isFine = findings.every((finding) => finding.isFine);
  if (roles !== null) findings.push(judgeExcess(roles, choices));
  return { isFine, findings };
}

function callsFor({ people, devices, targetedGroup = null }: ConnectionChoices): GraphCall[] {
  const groupId = people?.groupId ?? targetedGroup;
  return [
    ...(people === null ? [] : [usersCall(people, 1)]),
    ...(groupId === null ? [] : [membersCall(groupId, 1)]),
    ...(devices === null ? [] : [managedDevicesCall(devices, 1)]),
    ...(devices?.attributes.includes('trustType') === true ? [entraDevicesCall(1)] : []),
  ];
}

async function tryCall(client: GraphClient, call: GraphCall): Promise<CheckedAccess['findings'][number]> {
  try {
    await client.get(call, client.addressOf(call));
    return { isFine: true, statement: state('check_works', { what: call.subject }) };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return { isFine: false, statement: error.statement };
  }
}

/** More than is needed does not keep anything from working, and should still go. */
function judgeExcess(
  roles: readonly string[],
  choices: ConnectionChoices,
): CheckedAccess['findings'][number] {
  const needed = new Set<string>(permissionsFor(choices));
  const excess = roles.filter((role) => !needed.has(role)).sort();
  return excess.length === 0
    ? { isFine: true, statement: state('check_no_excess') }
    : { isFine: false, statement: state('check_excess', { permissions: excess.join(', ') }) };
}
