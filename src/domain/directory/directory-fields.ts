/** The known fields of each subject, and which of them can say whom or what a row is about. */

import { APP_FIELDS } from './app-fields.ts';
import type { DirectoryField, DirectorySubject, FieldDefinition } from './column-mapping.ts';
import { DEVICE_FIELDS } from './device-fields.ts';
import { PERSON_FIELDS } from './person-fields.ts';

export const DIRECTORY_FIELDS: Readonly<
  Record<DirectorySubject, readonly FieldDefinition<DirectoryField>[]>
> = {
  people: PERSON_FIELDS,
  devices: DEVICE_FIELDS,
  apps: APP_FIELDS,
};

/** The first one that a file has identifies its rows. */
export const IDENTIFYING_FIELDS: Readonly<Record<DirectorySubject, readonly DirectoryField[]>> = {
  people: ['externalId', 'email', 'userPrincipalName'],
  devices: ['externalId', 'serialNumber'],
  apps: ['externalId', 'name'],
};
