/** The fields of a connection while they are edited, and what is sent. */
import type { Connection, CredentialInput } from '#contracts/connections.ts';
import {
  usualApplyUpTo,
  usualDevices,
  usualPeople,
  type DevicesChoice,
  type PeopleChoice,
} from '#contracts/connection-choices.ts';

export type ConnectionDraft = Pick<Connection, 'name' | 'cloud' | 'tenantId' | 'clientId'> & {
  readonly credentialKind: CredentialInput['kind'];
  /** Secret or PEM; empty keeps what is stored. */
  readonly proof: string;
  readonly readsPeople: boolean;
  readonly people: Omit<PeopleChoice, 'groupId'> & { readonly groupId: string };
  readonly readsDevices: boolean;
  readonly devices: DevicesChoice;
  readonly readsDaily: boolean;
  readonly hour: number;
  readonly applyUpToPercent: number | null;
};

const usualHour = 5;

/** What a form begins with: a stored connection, or what fits most tenants. */
export function draftOf(connection: Connection | null): ConnectionDraft {
  const people = connection?.people ?? usualPeople;
  return {
    name: connection?.name ?? '',
    cloud: connection?.cloud ?? 'global',
    tenantId: connection?.tenantId ?? '',
    clientId: connection?.clientId ?? '',
    credentialKind: connection?.credential.kind ?? 'certificate',
    proof: '',
    readsPeople: connection === null || connection.people !== null,
    people: { ...people, groupId: people.groupId ?? '' },
    readsDevices: connection === null || connection.devices !== null,
    devices: connection?.devices ?? usualDevices,
    readsDaily: connection !== null && connection.dailyHour !== null,
    hour: connection?.dailyHour ?? usualHour,
    applyUpToPercent: Math.round((connection?.applyUpTo ?? usualApplyUpTo) * 1000) / 10,
  };
}

/** What the draft chooses to read. */
export function choicesOf({ readsPeople, people, readsDevices, devices }: ConnectionDraft) {
  const groupId = people.groupId.trim();
  return {
    people: readsPeople ? { ...people, groupId: groupId === '' ? null : groupId } : null,
    devices: readsDevices ? devices : null,
  };
}

/** The application's own fields differ, so that a stored secret is of no use for it. */
export function isAnotherApplication(draft: ConnectionDraft, stored: Connection): boolean {
  return (['cloud', 'tenantId', 'clientId'] as const).some(
    (name) => draft[name].trim().toLowerCase() !== stored[name].toLowerCase(),
  );
}

/** What is sent; without a proof the stored one stays. */
export function bodyOf(draft: ConnectionDraft) {
  const { name, cloud, tenantId, clientId, credentialKind, proof, readsDaily, hour } = draft;
  return {
    name: name.trim(),
    cloud,
    tenantId: tenantId.trim(),
    clientId: clientId.trim(),
    ...choicesOf(draft),
    dailyHour: readsDaily ? hour : null,
    applyUpTo: (draft.applyUpToPercent ?? 0) / 100,
    ...(proof.trim() !== '' && { credential: credentialOf(credentialKind, proof) }),
  };
}

export function credentialOf(kind: CredentialInput['kind'], proof: string): CredentialInput {
  return kind === 'secret' ? { kind, secret: proof.trim() } : { kind, pem: proof };
}

export type Fault = 'missing' | 'not_an_id';
const entraId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What keeps a draft from being sent, by field. `isProofKept`: the stored proof will do. */
export function faultsOf(
  draft: ConnectionDraft,
  isProofKept: boolean,
): Partial<Record<'name' | 'tenantId' | 'clientId' | 'proof' | 'groupId' | 'choice', Fault>> {
  const idFault = (text: string): Fault | undefined =>
    text.trim() === '' ? 'missing' : entraId.test(text.trim()) ? undefined : 'not_an_id';
  const groupId = draft.people.groupId.trim();
  const faults = {
    name: draft.name.trim() === '' ? ('missing' as const) : undefined,
    tenantId: idFault(draft.tenantId),
    clientId: idFault(draft.clientId),
    proof: draft.proof.trim() === '' && !isProofKept ? ('missing' as const) : undefined,
    groupId: draft.readsPeople && groupId !== '' ? idFault(groupId) : undefined,
    choice: draft.readsPeople || draft.readsDevices ? undefined : ('missing' as const),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}
