/** The face of Microsoft Graph for features: reading people and devices, and checking whether that is possible. */
export { checkAccess } from './check-access.ts';
export { endpointsOf } from './cloud-endpoints.ts';
export { createGraphClient, type GraphClient } from './create-graph-client.ts';
export { readCertificate, type Credential } from './credential.ts';
export { GraphFailure } from './graph-failure.ts';
export type { UserId } from './graph-ids.ts';
export { readDevices, type ManagedDevice } from './read-devices.ts';
export { readGroup, type ReadGroup } from './read-group.ts';
export { readUsers, type EntraUser } from './read-users.ts';
