import { expect, test } from 'vitest';
import type { Connection } from '#contracts/connections.ts';
import { bodyOf, draftOf, faultsOf, isAnotherApplication } from './connection-draft.ts';

const id = '0f3c1e5a-7b2d-4c8e-9a10-6d5b4c3a2f10';
const stored: Connection = {
  connectionId: 1 as Connection['connectionId'],
  name: 'Nordmeet',
  cloud: 'global',
  tenantId: id,
  clientId: id,
  credential: { kind: 'secret', thumbprint: null, expiresAt: null },
  people: null,
  devices: { includePersonal: true, attributes: ['trustType'] },
  targetedGroup: null,
  dailyHour: 22,
  applyUpTo: 0.025,
  nextReadAt: null,
  check: null,
  checkTaskId: null,
  readings: [],
  createdBy: 'Ada',
  createdAt: '2026-11-27T08:00:00Z',
};

test('a stored connection goes through the form unchanged, and its secret stays where it is', () => {
  const { name, cloud, tenantId, clientId, people, devices, dailyHour, applyUpTo } = stored;
  expect(bodyOf(draftOf(stored))).toEqual({
    ...{ name, cloud, tenantId, clientId, people, devices, dailyHour, applyUpTo },
  });
  expect(faultsOf(draftOf(stored), true)).toEqual({});
});

test('ids in any case are the same application, and another one needs a secret of its own', () => {
  const draft = { ...draftOf(stored), tenantId: ` ${id.toUpperCase()} ` };
  expect(isAnotherApplication(draft, stored)).toBe(false);
  expect(isAnotherApplication({ ...draft, cloud: 'china' }, stored)).toBe(true);
  expect(faultsOf(draft, false)).toEqual({ proof: 'missing' });
});

test('an empty form says what is missing, and what is no id', () => {
  const draft = draftOf(null);
  expect(faultsOf(draft, false)).toEqual({
    name: 'missing',
    tenantId: 'missing',
    clientId: 'missing',
    proof: 'missing',
  });
  const odd = { ...draft, tenantId: 'contoso.com', people: { ...draft.people, groupId: 'Everybody' } };
  expect(faultsOf(odd, false)).toMatchObject({ tenantId: 'not_an_id', groupId: 'not_an_id' });
  expect(faultsOf({ ...odd, readsPeople: false, readsDevices: false }, false)).toMatchObject({
    choice: 'missing',
  });
});

test('a certificate is sent as it is, a secret without the blanks that copying brings', () => {
  const draft = { ...draftOf(null), proof: ' value \n' };
  expect(bodyOf({ ...draft, credentialKind: 'secret' }).credential).toEqual({
    kind: 'secret',
    secret: 'value',
  });
  expect(bodyOf(draft).credential).toEqual({ kind: 'certificate', pem: ' value \n' });
});
