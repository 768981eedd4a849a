/**
 * The known fields of a device and the column names under which exports carry them: Intune in both header
 * styles and the older names, Autopilot, and plain English, German and Swedish.
 */

import { listNames } from './fold-header.ts';
import type { FieldDefinition } from './column-mapping.ts';

export type DeviceField =
  | 'externalId'
  | 'name'
  | 'serialNumber'
  | 'platform'
  | 'osVersion'
  | 'model'
  | 'manufacturer'
  | 'ownerExternalId'
  | 'ownerEmail'
  | 'ownership'
  | 'compliance'
  | 'lastSeenAt'
  | 'enrolledAt'
  | 'enabled';

export const DEVICE_FIELDS: readonly FieldDefinition<DeviceField>[] = [
  {
    field: 'externalId',
    type: 'id',
    aliases: listNames(`
      device id | managed device id | intune device id | id | external id | object id | asset id |
      asset tag | asset number | inventory number | Geräte-ID | Inventarnummer | Enhets-ID
    `),
  },
  {
    field: 'name',
    type: 'text',
    aliases: listNames(`
      device name | display name | computer name | host name | machine name | name | Gerätename |
      Computername | Rechnername | Enhetsnamn | Datornamn
    `),
  },
  {
    field: 'serialNumber',
    type: 'id',
    aliases: listNames(
      `serial number | device serial number | serial | serial no | Seriennummer | Serienummer`,
    ),
  },
  {
    field: 'platform',
    type: 'platform',
    aliases: listNames(`
      os | operating system | platform | device os | device type | os platform | Betriebssystem |
      Plattform | Operativsystem
    `),
  },
  {
    field: 'osVersion',
    type: 'text',
    aliases: listNames(`
      os version | operating system version | os build | Betriebssystemversion | OS-Version |
      Operativsystemversion
    `),
  },
  {
    field: 'model',
    type: 'text',
    aliases: listNames(`model | device model | Modell | Gerätemodell | Enhetsmodell`),
  },
  {
    field: 'manufacturer',
    type: 'text',
    aliases: listNames(`manufacturer | device manufacturer | make | vendor | Hersteller | Tillverkare`),
  },
  {
    field: 'ownerExternalId',
    type: 'id',
    aliases: listNames(`
      user id | primary user id | owner id | owner external id | owner employee id |
      assigned user id | Benutzer-ID | Användar-ID
    `),
  },
  {
    field: 'ownerEmail',
    type: 'email',
    aliases: listNames(`
      primary user upn | user principal name | upn | owner upn | assigned user |
      primary user email address | user email | owner email | email address | email | primary user
      | owner | assigned to | user | Primärer Benutzer | Benutzerprinzipalname | Besitzer E-Mail |
      Primär användare
    `),
  },
  {
    field: 'ownership',
    type: 'ownership',
    aliases: listNames(`
      ownership | managed device owner type | device ownership | owner type | Besitz |
      Eigentümerschaft | Besitzart | Ägarskap
    `),
  },
  {
    field: 'compliance',
    type: 'compliance',
    aliases: listNames(`
      compliance | compliance state | compliance status | is compliant | compliant | Konformität |
      Compliancestatus | Efterlevnad
    `),
  },
  {
    field: 'lastSeenAt',
    type: 'instant',
    aliases: listNames(`
      last check-in | last contact | last sync date time | last sync | last seen | last seen at |
      approximate last sign in date time | last checkin | last contacted | Letzter Check-In |
      Zuletzt gesehen | Senaste incheckning
    `),
  },
  {
    field: 'enrolledAt',
    type: 'instant',
    aliases: listNames(`
      enrollment date | enrolled date time | enrolment date | created date | enrolled at |
      registration date time | Registrierungsdatum | Registreringsdatum
    `),
  },
  {
    field: 'enabled',
    type: 'boolean',
    aliases: listNames(`active | is active | in use | Aktiv | In Benutzung | I bruk`),
  },
];
