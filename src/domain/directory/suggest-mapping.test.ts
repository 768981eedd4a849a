import { describe, expect, test } from 'vitest';
import { droppedForPrivacy, isDroppedForPrivacy } from './dropped-columns.ts';
import { foldHeader, toAttributeName } from './fold-header.ts';
import { recogniseExport } from './recognise-export.ts';
import { suggestMapping } from './suggest-mapping.ts';

const ENTRA =
  'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification,companyName,creationType,directorySynced,invitationState,identityIssuer,createdDateTime'.split(
    ',',
  );
const INTUNE =
  'Device ID,Device name,Enrollment date,Last check-in,Microsoft Entra Device ID,OS version,Microsoft Entra registered,EAS activation ID,Serial number,Manufacturer,Model,EAS activated,IMEI,Last EAS sync time,EAS reason,EAS status,Compliance grace period expiration,Security patch level,Wi-Fi MAC,MEID,Subscriber carrier,Total storage,Free storage,Management name,Category,UserId,Primary user UPN,Primary user email address,Primary user display name,WiFiIPv4Address,WiFiSubnetID,Compliance,Managed by,Ownership,Device state,Intune registered,Supervised,Encrypted,OS,SkuFamily,JoinType,Phone number,Jailbroken,ICCID,EthernetMAC,CellularTechnology,ProcessorArchitecture,EID,SystemManagementBIOSVersion,TPMManufacturerId,TPMManufacturerVersion'.split(
    ',',
  );

/** Column to `field:x`, `attribute:x` or `ignored:reason`. */
function mapped(header: readonly string[], rows: readonly string[][] = []): Record<string, string> {
  return Object.fromEntries(
    suggestMapping(header, rows).columns.map(({ column, target }) => [
      column,
      target.kind === 'field'
        ? target.field
        : target.kind === 'attribute'
          ? `@${target.name}`
          : `-${target.reason}`,
    ]),
  );
}

describe('known exports', () => {
  test('maps the Entra user export and drops what no rollout needs', () => {
    expect(recogniseExport(ENTRA)).toMatchObject({
      kind: 'entra_users',
      subject: 'people',
      dateOrder: 'month_day_year',
    });
    const mapping = mapped(ENTRA);
    expect(mapping).toMatchObject({
      id: 'externalId',
      userPrincipalName: 'userPrincipalName',
      mail: 'email',
      displayName: 'displayName',
      accountEnabled: 'enabled',
      userType: 'kind',
      jobTitle: '@jobTitle',
      department: '@department',
      officeLocation: '@officeLocation',
      createdDateTime: '-technical',
    });
    for (const column of [
      'streetAddress',
      'postalCode',
      'telephoneNumber',
      'mobilePhone',
      'alternateEmailAddress',
      'ageGroup',
      'legalAgeGroupClassification',
    ]) {
      expect(mapping[column]).toBe('-privacy');
    }
  });

  test('accepts the older names of the Entra export', () => {
    expect(
      mapped(['objectId', 'userPrincipalName', 'displayName', 'physicalDeliveryOfficeName', 'mobile']),
    ).toEqual({
      objectId: 'externalId',
      userPrincipalName: 'userPrincipalName',
      displayName: 'displayName',
      physicalDeliveryOfficeName: '@officeLocation',
      mobile: '-privacy',
    });
  });

  test('maps the Intune export and never stores radio or network identifiers', () => {
    expect(recogniseExport(INTUNE)).toMatchObject({ kind: 'intune_devices', subject: 'devices' });
    const mapping = mapped(INTUNE);
    expect(mapping).toMatchObject({
      'Device ID': 'externalId',
      'Device name': 'name',
      'Microsoft Entra Device ID': '@entraDeviceId',
      'Primary user UPN': 'ownerEmail',
      'Primary user email address': '-duplicate',
      UserId: 'ownerExternalId',
      OS: 'platform',
      'OS version': 'osVersion',
      'Last check-in': 'lastSeenAt',
      'Enrollment date': 'enrolledAt',
      Compliance: 'compliance',
      Ownership: 'ownership',
      Category: '@category',
    });
    for (const column of [
      'IMEI',
      'MEID',
      'ICCID',
      'EID',
      'Wi-Fi MAC',
      'EthernetMAC',
      'WiFiIPv4Address',
      'WiFiSubnetID',
      'Phone number',
    ]) {
      expect(mapping[column]).toBe('-privacy');
    }
  });

  test('maps older and API style Intune headers', () => {
    expect(
      mapped(['Device ID', 'Device name', 'Azure AD Device ID', 'Last check-in'])['Azure AD Device ID'],
    ).toBe('@entraDeviceId');
    expect(mapped(['DeviceId', 'DeviceName', 'CreatedDate', 'LastContact', 'ReferenceId', 'UPN'])).toEqual({
      DeviceId: 'externalId',
      DeviceName: 'name',
      CreatedDate: 'enrolledAt',
      LastContact: 'lastSeenAt',
      ReferenceId: '@entraDeviceId',
      UPN: 'ownerEmail',
    });
  });

  test('maps Autopilot without ever storing the hardware hash', () => {
    const header = [
      'Device Serial Number',
      'Windows Product ID',
      'Hardware Hash',
      'Group Tag',
      'Assigned User',
    ];
    expect(recogniseExport(header).subject).toBe('devices');
    expect(mapped(header)).toEqual({
      'Device Serial Number': 'serialNumber',
      'Windows Product ID': '-technical',
      'Hardware Hash': '-privacy',
      'Group Tag': '@groupTag',
      'Assigned User': 'ownerEmail',
    });
  });

  test('maps the apps of Intune, as exported and as Microsoft Graph gives them', () => {
    const exported = ['Name', 'Publisher', 'Type', 'Status', 'Version', 'Assigned'];
    expect(recogniseExport(exported)).toMatchObject({ kind: 'intune_apps', subject: 'apps' });
    expect(mapped(exported)).toEqual({
      Name: 'name',
      Publisher: 'publisher',
      Type: 'appType',
      Status: '@status',
      Version: 'version',
      Assigned: '@assigned',
    });
    const graph =
      '@odata.type,id,displayName,description,publisher,largeIcon,createdDateTime,lastModifiedDateTime,isFeatured,privacyInformationUrl,owner,developer,publishingState,isAssigned'.split(
        ',',
      );
    expect(recogniseExport(graph)).toMatchObject({ kind: 'intune_apps', subject: 'apps' });
    expect(
      mapped(graph, [['', '1', 'Mail', 'Reads mail', 'Nord', '', '', '', '', '', 'IT team', '', '', 'true']]),
    ).toMatchObject({
      '@odata.type': 'appType',
      id: 'externalId',
      displayName: 'name',
      publisher: 'publisher',
      owner: '@owner',
      largeIcon: '-technical',
      lastModifiedDateTime: '-technical',
      isAssigned: '@assigned',
    });
  });

  test('maps discovered apps, and tables of apps by their headers', () => {
    const discovered = [
      'ApplicationKey',
      'ApplicationName',
      'ApplicationPublisher',
      'ApplicationVersion',
      'DeviceCount',
      'Platform',
    ];
    expect(recogniseExport(discovered)).toMatchObject({ kind: 'intune_apps', subject: 'apps' });
    expect(mapped(discovered)).toEqual({
      ApplicationKey: 'externalId',
      ApplicationName: 'name',
      ApplicationPublisher: 'publisher',
      ApplicationVersion: 'version',
      DeviceCount: '@deviceCount',
      Platform: 'platform',
    });
    expect(
      recogniseExport(['id', 'displayName', 'version', 'sizeInByte', 'deviceCount', 'publisher', 'platform']),
    ).toMatchObject({ kind: 'intune_apps' });
    for (const header of [
      ['Anwendung', 'Hersteller', 'Kritikalität', 'Verantwortlich'],
      ['Applikation', 'Utgivare', 'Viktighet', 'Ägare'],
      ['App name', 'Vendor', 'Importance', 'Owner'],
    ]) {
      expect(recogniseExport(header)).toMatchObject({ kind: 'generic', subject: 'apps' });
      expect(Object.values(mapped(header))).toEqual(['name', 'publisher', 'importance', 'ownerEmail']);
    }
    expect(recogniseExport(['Device ID', 'Manufacturer', 'Model', 'Vendor', 'Version']).subject).toBe(
      'devices',
    );
    expect(recogniseExport(['Name', 'E-mail', 'Publisher']).subject).toBe('people');
  });

  test('maps Active Directory with managers as directory paths', () => {
    const header =
      'DistinguishedName,Enabled,GivenName,Name,ObjectClass,ObjectGUID,SamAccountName,SID,Surname,UserPrincipalName,title,manager,mail'.split(
        ',',
      );
    const row = 'CN=A,OU=X;True;A;A B;user;g-1;ab;S-1;B;a@example.com;Clerk;CN=C,OU=X;a@example.com'.split(
      ';',
    );
    expect(mapped(header, [row])).toMatchObject({
      ObjectGUID: 'externalId',
      SamAccountName: '-duplicate',
      DistinguishedName: 'directoryPath',
      Name: 'displayName',
      Enabled: 'enabled',
      manager: 'managerPath',
      title: '@jobTitle',
      SID: '-technical',
    });
  });

  test('maps Workday and BambooHR, where the manager is a name', () => {
    const workday =
      'Employee ID,Legal Name,Business Title,Supervisory Organization,Manager,Location,Hire Date,Worker Type'.split(
        ',',
      );
    expect(
      mapped(workday, [['100234', 'A B', 'Clerk', 'Sales (C D)', 'C D', 'Berlin', '2020-01-01', 'Employee']]),
    ).toEqual({
      'Employee ID': 'externalId',
      'Legal Name': 'displayName',
      'Business Title': '@jobTitle',
      'Supervisory Organization': '@team',
      Manager: 'managerName',
      Location: '@site',
      'Hire Date': '@startOn',
      'Worker Type': '@workerType',
    });
    const bamboo =
      'Employee #,First Name,Last Name,Department,Division,Job Title,Reporting to,Location,Hire Date,Status'.split(
        ',',
      );
    expect(
      mapped(bamboo, [['7', 'A', 'B', 'IT', 'Ops', 'Clerk', 'C D', 'Bonn', '2020-01-01', 'Active']]),
    ).toMatchObject({
      'Employee #': 'externalId',
      'First Name': 'givenName',
      'Reporting to': 'managerName',
      Status: 'enabled',
      Division: '@division',
    });
  });

  test('maps obvious German and Swedish headers', () => {
    expect(
      mapped([
        'Personalnummer',
        'Vorname',
        'Nachname',
        'E-Mail',
        'Abteilung',
        'Standort',
        'Sprache',
        'Telefon',
      ]),
    ).toEqual({
      Personalnummer: 'externalId',
      Vorname: 'givenName',
      Nachname: 'surname',
      'E-Mail': 'email',
      Abteilung: '@department',
      Standort: '@site',
      Sprache: 'language',
      Telefon: '-privacy',
    });
    expect(
      mapped(['Anställningsnummer', 'Förnamn', 'Efternamn', 'E-post', 'Avdelning', 'Personnummer']),
    ).toMatchObject({
      Anställningsnummer: 'externalId',
      'E-post': 'email',
      Avdelning: '@department',
      Personnummer: '-privacy',
    });
  });
});

describe('shape of the values', () => {
  test('tells managers given by identifier from managers given by address or name', () => {
    const rows = (managers: string[]): string[][] =>
      managers.map((manager, index) => [`p-00${index}a`, manager]);
    expect(mapped(['person_id', 'manager'], rows(['p-001a', 'p-002a', '']))['manager']).toBe(
      'managerExternalId',
    );
    expect(mapped(['person_id', 'manager'], rows(['a@example.com', 'b@example.com']))['manager']).toBe(
      'managerEmail',
    );
    expect(mapped(['person_id', 'manager'], rows(['Anna Berg', 'Nils Dahl']))['manager']).toBe('managerName');
  });

  test('does not take a column for a field its values contradict', () => {
    const rows = [
      ['1', 'Full-time'],
      ['2', 'Part-time'],
      ['3', 'Full-time'],
    ];
    expect(mapped(['id', 'Status'], rows)['Status']).toBe('@status');
  });

  test('finds identifier and address by their values when no name gives them away', () => {
    const rows = Array.from({ length: 5 }, (_unused, index) => [
      `X${index}-1`,
      `u${index}@example.com`,
      'IT',
    ]);
    expect(mapped(['Ref', 'Contact', 'Abteilung'], rows)).toEqual({
      Ref: 'externalId',
      Contact: 'email',
      Abteilung: '@department',
    });
  });

  test('gives repeated columns names of their own', () => {
    expect(mapped(['id', 'Department', 'Department (2)', 'Abteilung'])).toEqual({
      id: 'externalId',
      Department: '@department',
      'Department (2)': '@department2',
      Abteilung: '@abteilung',
    });
  });
});

describe('column names', () => {
  test('fold to one key however they are written', () => {
    expect(
      new Set(
        ['Primary user UPN', 'primary_user_upn', 'PrimaryUserUPN', ' PRIMARY-USER-UPN '].map(foldHeader),
      ).size,
    ).toBe(1);
    expect(foldHeader('Straße')).toBe('strasse');
    expect(toAttributeName('division_or_specialty')).toBe('divisionOrSpecialty');
    expect(toAttributeName('2nd level')).toBe('attribute2ndLevel');
    expect(toAttributeName('***')).toBe('attribute');
  });

  test('of private data are recognised, also when repeated or numbered', () => {
    expect(droppedForPrivacy.every(isDroppedForPrivacy)).toBe(true);
    expect(['Phone number (2)', 'Mobile 2', 'Wi-Fi MAC', 'wifi_mac'].every(isDroppedForPrivacy)).toBe(true);
    expect(['department', 'platform', 'site', 'E-Mail'].some(isDroppedForPrivacy)).toBe(false);
  });
});
