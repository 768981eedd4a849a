/**
 * A person, device or app as an import file describes it, after cleaning and reading. Not what is stored: ids of
 * the database, activity and history are the server's.
 */

import type { AppImportance, PersonKind } from './read-values.ts';

export type PersonRecord = {
  externalId: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  /** As written in the file; compare addresses in lower case. */
  email: string | null;
  userPrincipalName: string | null;
  /** A language tag such as `de` or `de-CH`. */
  language: string | null;
  /** At most a few of the four manager references are filled; ManagerIndex finds whom they mean. */
  managerExternalId: string | null;
  managerEmail: string | null;
  managerName: string | null;
  managerPath: string | null;
  directoryPath: string | null;
  /** Null when the file does not say. */
  enabled: boolean | null;
  kind: PersonKind;
  /** Only filled attributes, in the order of the mapping. */
  attributes: Record<string, string>;
};

export type DeviceRecord = {
  externalId: string;
  name: string;
  serialNumber: string | null;
  platform: string | null;
  osVersion: string | null;
  model: string | null;
  manufacturer: string | null;
  ownerExternalId: string | null;
  /** Address or sign-in name of the primary user. */
  ownerEmail: string | null;
  ownership: string | null;
  compliance: string | null;
  /** ISO instants in UTC. */
  lastSeenAt: string | null;
  enrolledAt: string | null;
  /** Null when the file does not say. */
  enabled: boolean | null;
  attributes: Record<string, string>;
};

export type AppRecord = {
  externalId: string;
  name: string;
  publisher: string | null;
  version: string | null;
  /** Several are parted by a comma. */
  platform: string | null;
  /** As the source calls it, such as `win32LobApp`. */
  appType: string | null;
  importance: AppImportance | null;
  ownerExternalId: string | null;
  /** Address of the person responsible. */
  ownerEmail: string | null;
  /** Null when the file does not say. */
  enabled: boolean | null;
  attributes: Record<string, string>;
};

export type DirectoryRecords = { people: PersonRecord; devices: DeviceRecord; apps: AppRecord };
export type DirectoryRecord = DirectoryRecords[keyof DirectoryRecords];
