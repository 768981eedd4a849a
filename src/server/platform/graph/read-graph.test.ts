/** Reading people and devices over real HTTP from a stand-in that fails as Microsoft Graph fails. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PeopleChoice } from '#contracts/connection-choices.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { createCertificate } from '#test/support/graph-stand-in/create-certificate.ts';
import { startGraphStandIn, type GraphStandIn } from '#test/support/graph-stand-in/start-graph-stand-in.ts';
import { noFaults } from '#test/support/graph-stand-in/faults.ts';
import { checkAccess } from './check-access.ts';
import { endpointsOf } from './cloud-endpoints.ts';
import { createGraphClient } from './create-graph-client.ts';
import { readCertificate, type Credential } from './credential.ts';
import { GraphFailure } from './graph-failure.ts';
import { readDevices } from './read-devices.ts';
import { readGroup } from './read-group.ts';
import { readUsers, type EntraUser } from './read-users.ts';

const pair = createCertificate();
let standIn: GraphStandIn;
let pauses: number[];

beforeEach(async () => {
  standIn = await startGraphStandIn({ people: 60, certificate: pair.certificate });
  pauses = [];
});
afterEach(async () => await standIn.stop());

const everybody: PeopleChoice = {
  enabledOnly: true,
  includeGuests: false,
  groupId: null,
  key: 'object_id',
  attributes: ['department', 'costCenter', 'extensionAttribute1', 'employeeHireDate'],
};

type Changes = { readonly tenantId?: string; readonly clientId?: string; readonly credential?: Credential };

function connect(changes: Changes = {}) {
  const { tenantId, clientId, secret } = standIn.registered;
  const credential: Credential = { kind: 'secret', secret };
  return createGraphClient({
    endpoints: endpointsOf('global', standIn.address),
    application: { tenantId, clientId, credential, ...changes },
    patience: {
      attemptsMax: 4,
      random: () => 0.5,
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    },
  });
}

async function listUsers(choice = everybody) {
  const users: EntraUser[] = [];
  const reading = await readUsers(connect(), choice, (user) => users.push(user));
  return { users, reading };
}

/** What reading fails with, in English. */
async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof GraphFailure) return say('en', error.statement);
  throw error;
}

const enabledIds = () =>
  standIn.tenant.users.filter((user) => user['accountEnabled'] === true).map(({ id }) => id);

describe('people', () => {
  test('are listed once each, with manager and attributes, and what means nothing is null', async () => {
    const { users, reading } = await listUsers();
    expect(users.map(({ id }) => id)).toEqual(enabledIds());
    expect(reading).toMatchObject({
      objects: users.length,
      expected: users.length,
      isComplete: true,
      repeated: 0,
    });
    const [first, second] = users;
    expect(first!.manager.id).toBeNull();
    expect(second!.manager.id).toBe(first!.id);
    expect(second!.attributes).toMatchObject({ costCenter: 'C2', employeeHireDate: '2019-03-01' });
    expect(users[3]!.attributes).not.toHaveProperty('employeeHireDate');
    expect(users.some(({ userType }) => userType === null)).toBe(true);
  });

  test('are the same through small pages, an empty page, objects seen twice and a page that fails at first', async () => {
    Object.assign(standIn.faults, { pageSize: 10, emptyPage: true, repeats: true, thirdPageFails: 2 });
    const { users, reading } = await listUsers();
    expect(users.map(({ id }) => id)).toEqual(enabledIds());
    expect(reading.repeated).toBe(Math.ceil(users.length / 10) - 1);
    expect(pauses).toEqual([750, 1500]);
  });

  test('of a group are those inside it, whatever else it holds', async () => {
    const { group } = standIn.tenant;
    const { users } = await listUsers({ ...everybody, groupId: group.id });
    expect(users.map(({ id }) => id)).toEqual(
      enabledIds().filter((id) => group.members.includes(id as string)),
    );
    const missing = { ...everybody, groupId: standIn.registered.clientId };
    expect(await problemOf(listUsers(missing))).toContain('no group with this id');
  });

  test('of a targeting group are all its people and devices by object id, through small pages', async () => {
    const { group, devices } = standIn.tenant;
    standIn.faults.pageSize = 7;
    const read = await readGroup(connect(), group.id);
    const inside = [...group.members, ...devices.slice(0, 2).map(({ id }) => id)];
    expect(new Set(read.members.map(({ id }) => id))).toEqual(new Set(inside));
    expect(read.obstacle).toBeNull();
    group.groupTypes.push('DynamicMembership');
    expect(await readGroup(connect(), group.id)).toMatchObject({ obstacle: 'dynamic' });
    group.groupTypes.pop();
    expect(await problemOf(readGroup(connect(), standIn.registered.clientId))).toContain(
      'no group with this id',
    );
  });

  test('half a directory without a word is not complete', async () => {
    standIn.faults.half = true;
    const { reading } = await listUsers();
    expect(reading.isComplete).toBe(false);
  });

  test('a list that leads to another host, or in a circle, is given up', async () => {
    Object.assign(standIn.faults, { pageSize: 10, linkBase: 'http://127.0.0.1:9' });
    expect(await problemOf(listUsers())).toContain('127.0.0.1:9');
    expect(standIn.journal.at(-1)).toContain('/users?');
  });
});

describe('limits and faults', () => {
  test.each([
    ['a fractional Retry-After', { status: 429, times: 1, retryAfter: '2.128' }, [2253]],
    ['no Retry-After', { status: 429, times: 3 }, [750, 1500, 3000]],
    [
      'a gateway that answers with a page',
      { status: 502, times: 2, body: '<html>Bad gateway</html>' },
      [750, 1500],
    ],
    ['a broken connection', { status: 0, times: 1 }, [750]],
  ])('%s is waited out', async (_, next, expected) => {
    standIn.faults.next = next;
    expect((await listUsers()).reading.isComplete).toBe(true);
    expect(pauses).toEqual(expected);
  });

  test('what does not pass ends after the attempts, with what to do', async () => {
    standIn.faults.next = { status: 429, times: 99 };
    expect(await problemOf(listUsers())).toContain('Read again later');
    expect(standIn.journal).toHaveLength(4);
    standIn.faults.next = { status: 0, times: 99 };
    expect(await problemOf(listUsers())).toContain(new URL(standIn.address).host);
  });

  test('a wait that is too long is not waited for', async () => {
    standIn.faults.next = { status: 429, times: 1, retryAfter: '3600' };
    expect(await problemOf(listUsers())).toContain('too long');
    expect(pauses).toEqual([]);
  });

  test('a tenant that has used nearly everything is asked more slowly', async () => {
    Object.assign(standIn.faults, { usedShare: '1.3' });
    await listUsers();
    expect(pauses.map(Math.round)).toEqual([5000, 5000]);
  });

  test('a token that ends early is renewed once; a second refusal is said', async () => {
    standIn.faults.tokensEndEarly = 1;
    expect((await listUsers()).reading.isComplete).toBe(true);
    expect(standIn.journal.filter((line) => line.startsWith('POST'))).toHaveLength(2);
    standIn.faults.tokensEndEarly = 2;
    expect(await problemOf(listUsers())).toContain('does not accept the sign-in');
  });
});

describe('devices', () => {
  test('stand once each by their newest record, with primary user and join type', async () => {
    const reading = await readDevices(connect(), {
      includePersonal: false,
      attributes: ['trustType', 'isEncrypted', 'deviceEnrollmentType', 'deviceCategoryDisplayName'],
    });
    const { managedDevices, devices: objects } = standIn.tenant;
    expect(reading.devices).toHaveLength(58);
    expect(reading).toMatchObject({ objects: managedDevices.length, superseded: 6 });
    const tenth = reading.devices.find(({ serialNumber }) => serialNumber === 'SN10')!;
    expect(tenth.lastSyncDateTime).toBe('2026-11-20T08:00:00.000Z');
    expect(tenth.objectId).toBe(objects[9]!['id']);
    expect(tenth.attributes).toEqual({
      trustType: 'AzureAd',
      isEncrypted: 'yes',
      deviceEnrollmentType: 'windowsAzureADJoin',
    });
    const withoutUser = reading.devices.find(({ serialNumber }) => serialNumber === 'SN23')!;
    expect(withoutUser).toMatchObject({ userId: null, userPrincipalName: null });
    const unregistered = reading.devices.find(({ serialNumber }) => serialNumber === 'SN19')!;
    expect(unregistered).toMatchObject({ entraDeviceId: null, objectId: null });
    expect([...reading.unknownMembers]).toEqual([['deviceEnrollmentType.windowsFutureJoin', 1]]);
  });

  test('are read without asking Entra when nothing of it is chosen', async () => {
    await readDevices(connect(), { includePersonal: true, attributes: [] });
    expect(standIn.journal.some((line) => line.includes('/v1.0/devices'))).toBe(false);
  });
});

describe('signing in', () => {
  test('with a certificate works, and with one that is not registered it does not', async () => {
    const credential = { kind: 'certificate', pem: pair.certificate + pair.key } as const;
    expect(await connect({ credential }).roles()).toEqual(noFaults().roles);
    const other = createCertificate();
    const stranger = { kind: 'certificate', pem: other.certificate + other.key } as const;
    expect(await problemOf(connect({ credential: stranger }).roles())).toContain(
      'does not know the certificate',
    );
  });

  test('what is wrong is said by name', async () => {
    const wrong = { kind: 'secret', secret: 'the id of the secret' } as const;
    expect(await problemOf(connect({ credential: wrong }).roles())).toContain('not its id');
    const strangerId = '00000000-0000-4000-8000-00000000000f';
    expect(await problemOf(connect({ tenantId: strangerId }).roles())).toContain('no tenant with this id');
    expect(await problemOf(connect({ clientId: strangerId }).roles())).toContain(
      'no application with this id',
    );
  });

  test('a certificate is refused when something of it is missing, foreign or over', () => {
    const now = new Date('2026-11-27T00:00:00Z');
    const problem = (pem: string) => {
      const read = readCertificate(pem, now);
      return read.ok ? null : read.refusal.data['problem'];
    };
    expect(problem(pair.certificate + pair.key)).toBeNull();
    expect(problem('not PEM')).toBe('no_certificate');
    expect(problem(pair.certificate)).toBe('no_key');
    expect(problem(pair.certificate + createCertificate().key)).toBe('other_key');
    const old = createCertificate({ from: new Date('2020-01-01'), until: new Date('2021-01-01') });
    expect(problem(old.certificate + old.key)).toBe('expired');
  });
});

describe('checking', () => {
  const choices = {
    people: everybody,
    devices: { includePersonal: true, attributes: ['trustType' as const] },
  };
  const english = async () => {
    const { isFine, findings } = await checkAccess(connect(), choices);
    return {
      isFine,
      said: findings.map(({ isFine, statement }) => `${isFine ? '+' : '-'} ${say('en', statement)}`),
    };
  };

  test('names what works, what is missing and what is too much', async () => {
    standIn.faults.roles = ['User.Read.All', 'Device.Read.All', 'Directory.ReadWrite.All', 'Mail.Send'];
    expect(await english()).toEqual({
      isFine: false,
      said: [
        '+ The application signs in.',
        '+ People can be read.',
        expect.stringMatching(
          /^- The permission DeviceManagementManagedDevices.Read.All is missing/,
        ) as string,
        '+ Devices in Entra can be read.',
        expect.stringMatching(/may do more than it needs: Directory.ReadWrite.All, Mail.Send/) as string,
      ],
    });
  });

  test('reading the members of a group is not too much while a targeting group is read', async () => {
    standIn.faults.roles = ['User.Read.All', 'GroupMember.Read.All'];
    const only = { people: everybody, devices: null };
    const without = await checkAccess(connect(), only);
    const asked = await checkAccess(connect(), { ...only, targetedGroup: standIn.tenant.group.id });
    expect(without.findings.at(-1)).toMatchObject({ statement: { code: 'check_excess' } });
    expect(asked.findings.at(-1)).toMatchObject({ statement: { code: 'check_no_excess' } });
    expect(asked.findings.map(({ statement }) => statement.data['what'])).toContain('members');
    expect(asked.isFine).toBe(true);
  });

  test('reads one object of each kind and changes nothing', async () => {
    expect(await english()).toMatchObject({ isFine: true });
    const calls = standIn.journal.filter((line) => !line.includes('/oauth2/'));
    expect(calls).toHaveLength(3);
    for (const call of calls) expect(call).toMatch(/^GET .*\$top=1$/);
  });
});
