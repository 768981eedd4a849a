import { expect, test } from 'vitest';
import { writeMemberFile } from './member-file.ts';
import { readMembers } from './read-members.ts';

const id = '0b3c5a7e-1111-4222-8333-9a9a9a9a9a9a';

test('the members that Entra gives as a file are read with their names', () => {
  const file = `id,userPrincipalName,displayName,objectType,userType\n${id.toUpperCase()},Ada@Example.com,Ada Lind,User,Member\n`;
  expect(readMembers(file)).toEqual({
    members: [{ references: [id, 'ada@example.com'], name: 'Ada Lind' }],
    problem: null,
  });
});

test('what is handed over can be read again, member for member', () => {
  const identifiers = [id, 'bo@example.com', '=cmd@example.com'];
  const { members, problem } = readMembers(writeMemberFile(identifiers));
  expect(problem).toBeNull();
  expect(members.map(({ references }) => references[0])).toEqual(identifiers);
});

test('the file to hand over begins as Entra asks, and holds nothing a spreadsheet would run', () => {
  expect(writeMemberFile(['=1+1@example.com'])).toBe(
    "version:v1.0\r\nMember object ID or user principal name [memberObjectIdOrUpn] Required\r\n'=1+1@example.com\r\n",
  );
});

test('somebody who stands in the file twice is one member', () => {
  expect(readMembers(`email\nada@example.com\nADA@example.com\n`).members).toHaveLength(1);
});

test('a file of which a line cannot be told from the next names nobody', () => {
  const { members, problem } = readMembers(`version:v1.0\nid,displayName\n"${id},Ada\n${id},Bo\n`);
  expect(members).toEqual([]);
  expect(problem).toMatchObject({ code: 'targeting_file_broken', line: 3 });
});

test.each([
  ['name,city\nAda,Lund\n', { code: 'targeting_no_column', columns: 'name, city' }],
  [`id,displayName\n${id},Ada\n,Bo\n`, { code: 'targeting_row_empty', line: 3 }],
  [
    `id,displayName,objectType\n${id},Ring 2,Group\n`,
    { code: 'targeting_nested_group', line: 2, name: 'Ring 2' },
  ],
])('a file that cannot be the whole group is refused with its line: %j', (file, problem) => {
  expect(readMembers(file)).toEqual({ members: [], problem });
});
